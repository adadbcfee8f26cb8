"""What rules are made of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jxbudget.diagnostic import Defect, Diagnostic, Label, Pointer, Text
from jxbudget.forms.form import Form
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec, UnitSpec

BOTH = (ProjectSpec, UnitSpec)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold: the defect it finds, the specs it looks at, the check itself."""

    defect: Defect
    check: Callable[[Any, Form], Iterable[Diagnostic]]
    kinds: tuple[type, ...] = BOTH


_COUNTED_IN = Text("计入 {amount}", "counts {amount}")


def unequal(
    defect: Defect,
    total: tuple[Pointer, Decimal],
    parts: Mapping[Any, Decimal],
    **facts: object,
) -> Iterable[Diagnostic]:
    """A finding when the parts do not add up to the total; each part gets a label."""
    pointer, given = total
    expected = sum(parts.values(), Decimal(0))
    if given == expected:
        return
    labels = [
        Label(part, _COUNTED_IN, {"amount": print_amount(amount)}) for part, amount in parts.items()
    ]
    yield defect.at(
        *pointer,
        given=print_amount(given),
        expected=print_amount(expected),
        difference=print_amount(abs(given - expected)),
        sum=" + ".join(print_amount(amount) for amount in parts.values()) or "0",
        **facts,
    ).labelled(labels)
