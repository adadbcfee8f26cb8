"""What rules are made of: the case they judge, the verdicts they give."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from jxbudget.diagnostic import Defect, Diagnostic, Label, Pointer, Text
from jxbudget.forms.form import Form
from jxbudget.model.amount import print_amount
from jxbudget.model.numerals import EXACT
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules.limits import Limits

S = TypeVar("S", bound=AnySpec)
S_co = TypeVar("S_co", bound=AnySpec, covariant=True)

BOTH = (ProjectSpec, UnitSpec)


class Verdict(Enum):
    """What a check says of one subject when there is nothing to tell the author."""

    HOLDS = "holds"
    UNKNOWN = "unknown"


HOLDS, UNKNOWN = Verdict.HOLDS, Verdict.UNKNOWN

Verdicts = Iterable[Diagnostic | Verdict]
"""What a check gives: for every subject it looks at a finding, HOLDS, or UNKNOWN when what is
needed to judge it is not there. No verdict at all says that the rule does not apply."""


class Outcome(StrEnum):
    """What a rule came to on one spec, or on the forms of one unit."""

    FOUND = "found"
    HOLDS = "holds"
    NOT_ENOUGH = "not-enough"
    DOES_NOT_APPLY = "does-not-apply"


class Scope(StrEnum):
    """What a rule judges: one form, or all forms of a unit."""

    FORM = "form"
    UNIT = "unit"


class Part(StrEnum):
    """What of it a check is given.

    ``WHOLE``: a Case or a Dossier. ``ROW``: a Row of the indicators. Of these it gives Verdicts.
    Else it is given a Row and one of its values, and says whether something is wrong with it, or
    None when there is nothing to judge. ``VALUE``: any value. ``QUANTITY``: one that is a single
    number. ``OTHER``: one that is not. ``READING``: the same, and a row holds where it has a single
    number. ``YEAR``: the year's value.
    """

    WHOLE = "whole"
    ROW = "row"
    VALUE = "value"
    QUANTITY = "quantity"
    OTHER = "other"
    READING = "reading"
    YEAR = "year"


@dataclass(frozen=True, slots=True, eq=False)
class Case(Generic[S_co]):
    """One spec to be judged: its form, the thresholds in force, and the file it came from.

    A case is equal only to itself: what rules read of it is kept for the next one.

    ``doubtful`` are the top-level keys that could not be read and are missing from the spec.
    """

    spec: S_co
    form: Form
    limits: Limits
    path: str = ""
    doubtful: frozenset[str] = frozenset()

    def tells(self, finding: Diagnostic) -> Diagnostic:
        """The finding, as one of this file: what a rule over several files must say."""
        return replace(finding, path=self.path)


@dataclass(frozen=True, eq=False)
class Dossier:
    """All forms of one unit that were read, of every year, in the order of their paths.

    Each is only equal to itself, so that what several rules want to know of it is found once.

    ``whole`` says that complete folders were read: a form that is not here does not exist.
    ``filed`` are the year, plain name and 资金总额 of the project forms, of whatever unit, that
    a unit form here lists with that amount.
    """

    unit: str
    cases: tuple[Case[AnySpec], ...]
    whole: bool = True
    filed: frozenset[tuple[int, str, Decimal]] = frozenset()

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years there are forms of, the oldest first."""
        return tuple(sorted({case.spec.year for case in self.cases}))

    def projects(self, year: int) -> tuple[Case[ProjectSpec], ...]:
        """The project forms of a year."""
        return tuple(self._of(ProjectSpec, year))

    def units(self, year: int) -> tuple[Case[UnitSpec], ...]:
        """The unit forms of a year: one, when all is well."""
        return tuple(self._of(UnitSpec, year))

    def _of(self, kind: type[S], year: int) -> Iterator[Case[S]]:
        for case in self.cases:
            if isinstance(case.spec, kind) and case.spec.year == year:
                yield cast("Case[S]", case)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold: the defect it finds, the check (see Part), how it is explained.

    ``good`` and ``bad`` are patches on the specimen (see ``specimen.py``): the rule is silent on
    the first, and on the second it finds something and no other rule does. ``needs`` are the
    top-level keys without which there is not enough data; ``fixes`` says that ``--fix`` mends it.
    """

    defect: Defect
    check: Callable[..., Any]
    why: Text
    good: str
    bad: str
    kinds: tuple[type, ...] = BOTH
    scope: Scope = Scope.FORM
    part: Part = Part.WHOLE
    needs: tuple[str, ...] = ()
    fixes: bool = False
    since: str = "0.1.0"


class Judgement(NamedTuple):
    """What one rule came to: on the file ``path``, or on the unit ``unit``.

    ``held`` and ``unknown`` count the subjects without a finding.
    """

    rule: Rule
    findings: tuple[Diagnostic, ...] = ()
    held: int = 0
    unknown: int = 0
    path: str = ""
    unit: str = ""

    @property
    def outcome(self) -> Outcome:
        """One of the four."""
        if self.findings:
            return Outcome.FOUND
        if self.held:
            return Outcome.HOLDS
        return Outcome.NOT_ENOUGH if self.unknown else Outcome.DOES_NOT_APPLY


def apply(
    rules: Iterable[Rule], subject: Any, *, path: str = "", unit: str = ""
) -> tuple[Judgement, ...]:
    """Let rules judge a Case or a Dossier; their sums are exact, however long the numbers are."""
    with localcontext(EXACT):
        judged = [(rule, tuple(rule.check(subject))) for rule in rules]
    return tuple([Judgement(rule, *_counted(verdicts), path, unit) for rule, verdicts in judged])


def _counted(
    verdicts: tuple[Diagnostic | Verdict, ...],
) -> tuple[tuple[Diagnostic, ...], int, int]:
    """The findings, how many verdicts hold, and how many cannot tell."""
    held = verdicts.count(HOLDS)
    if held == len(verdicts):
        return (), held, 0
    found = tuple(verdict for verdict in verdicts if isinstance(verdict, Diagnostic))
    return found, held, len(verdicts) - held - len(found)


_COUNTED_IN = Text("计入 {amount}", "counts {amount}")


def adds_up(
    defect: Defect,
    total: tuple[Pointer, Decimal],
    parts: Mapping[Any, Decimal],
    **facts: object,
) -> Diagnostic | Verdict:
    """A finding when the parts (by pointer) are not the total; each part gets a label."""
    pointer, given = total
    expected = sum(parts.values(), Decimal(0))
    if given == expected:
        return HOLDS
    labels = [
        Label(part, _COUNTED_IN, {"amount": print_amount(amount)}) for part, amount in parts.items()
    ]
    return defect.at(
        *pointer,
        given=print_amount(given),
        expected=print_amount(expected),
        difference=print_amount(abs(given - expected)),
        sum=" + ".join(print_amount(amount) for amount in parts.values()) or "0",
        **facts,
    ).labelled(labels)
