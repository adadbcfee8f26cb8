"""What rules are made of: the case they judge, the verdicts they give."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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

AT_ONCE = 16
"""Specs that are worked on side by side, each rule going over all before the next one does, so
that a processor has its code at hand. What rules read of a case is kept for as many."""

S = TypeVar("S", bound=AnySpec)
S_co = TypeVar("S_co", bound=AnySpec, covariant=True)

BOTH = (ProjectSpec, UnitSpec)


class Verdict(Enum):
    """What a check says of one subject when there is nothing to tell the author."""

    HOLDS = "holds"
    UNKNOWN = "unknown"


HOLDS, UNKNOWN = Verdict.HOLDS, Verdict.UNKNOWN

Verdicts = Iterable[Diagnostic | Verdict]
"""What a check gives: its findings, HOLDS where something holds, and UNKNOWN where what is needed
to judge it is not there. No verdict at all says that the rule does not apply."""

Answer = Diagnostic | Verdict | None
"""What a check says of one row: a verdict, or None when the rule does not apply to it."""


class Outcome(StrEnum):
    """What a rule came to on one spec, or on the forms of one unit: a letter."""

    FOUND = "F"
    HOLDS = "H"
    NOT_ENOUGH = "N"
    DOES_NOT_APPLY = "-"


class Scope(StrEnum):
    """What a rule judges: one form, or all forms of a unit."""

    FORM = "form"
    UNIT = "unit"


class Part(StrEnum):
    """What of it a check is given.

    ``WHOLE``: a Case or a Dossier; it gives Verdicts. ``ROW``: a Row of the indicators; ``PAIR``: a
    Row with mid-year's and the year's quantity; it gives an Answer. Else it is given a Row and one
    of its values, and says whether something is wrong with it, or None when there is nothing to
    judge. ``VALUE``: any value. ``QUANTITY``: one that is a single number. ``OTHER``: one that is
    not. ``READING``: the same, and a row holds where it has a single number. ``YEAR``: the year's
    value.
    """

    WHOLE = "whole"
    ROW = "row"
    PAIR = "pair"
    VALUE = "value"
    QUANTITY = "quantity"
    OTHER = "other"
    READING = "reading"
    YEAR = "year"


@dataclass(slots=True, eq=False, repr=False)
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
        return finding._replace(path=self.path)


@dataclass(eq=False, repr=False)
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


class Rule(NamedTuple):
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
    """What rules came to: all that they found, and a letter (see Outcome) for each of them."""

    findings: tuple[Diagnostic, ...]
    outcomes: str


def apply(rules: Iterable[Rule], subjects: Sequence[Any]) -> list[Judgement]:
    """Let rules judge Cases or Dossiers; their sums are exact, however long the numbers are."""
    with localcontext(EXACT):
        judged = [[tuple(rule.check(subject)) for subject in subjects] for rule in rules]
    return [_judgement(verdicts) for verdicts in zip(*judged, strict=True)]


def _judgement(judged: Iterable[tuple[Diagnostic | Verdict, ...]]) -> Judgement:
    found: list[Diagnostic] = []
    outcomes = "".join([_outcome(verdicts, found) for verdicts in judged])
    return Judgement(tuple(found), outcomes)


def _outcome(verdicts: tuple[Diagnostic | Verdict, ...], found: list[Diagnostic]) -> Outcome:
    """What the verdicts of one rule come to; its findings join the others."""
    if not verdicts:
        return Outcome.DOES_NOT_APPLY
    held = verdicts.count(HOLDS)
    if held == len(verdicts):
        return Outcome.HOLDS
    findings = [verdict for verdict in verdicts if isinstance(verdict, Diagnostic)]
    found += findings
    if findings:
        return Outcome.FOUND
    return Outcome.HOLDS if held else Outcome.NOT_ENOUGH


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
