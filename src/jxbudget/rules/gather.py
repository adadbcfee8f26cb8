"""Which forms are one unit's: what lies side by side before rules over several forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from jxbudget.model.naming import is_slip, plain, similarity, slips_of
from jxbudget.model.spec import AnySpec
from jxbudget.rules.filing import Filing
from jxbudget.rules.kit import Case, Dossier

__all__ = ["Docket", "gather", "plain", "similarity"]

Filings = list[Filing]

_CROWD = 20
"""So many names that differ in the same letter are a series, not slips of one."""


class Docket(NamedTuple):
    """What the dossier of one unit is to hold: its filings, in the order of their paths.

    ``whole`` and ``filed`` are the dossier's.
    """

    unit: str
    filings: tuple[Filing, ...]
    whole: bool
    filed: frozenset[tuple[int, str, Decimal]]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the forms."""
        return tuple(filing.path for filing in self.filings)

    @property
    def is_compared(self) -> bool:
        """Whether some rule over several forms may apply.

        A project form alone is beside no other: to every such rule its dossier is an empty one.
        """
        return len(self.filings) > 1 or self.filings[0].is_unit_form

    def dossier(self, cases: Iterable[Case[AnySpec]]) -> Dossier:
        """The dossier, of the cases of its paths in their order."""
        return Dossier(self.unit, tuple(cases), self.whole, self.filed)


def gather(filings: Iterable[Filing], *, whole: bool = True) -> tuple[Docket, ...]:
    """One docket for each unit, in the order of their names.

    Names that differ in width, spaces or punctuation are one unit's, and so are those that
    differ by a slip when something else says so too: a contact they share, or a project that
    the unit form of one lists and a form of the other is for. A form that names no unit belongs
    to no docket.
    """
    by_unit: dict[str, Filings] = {}
    everywhere: set[tuple[int, str, Decimal]] = set()
    for one in filings:
        if one.unit:
            by_unit.setdefault(one.unit, []).append(one)
        if not one.is_unit_form:
            everywhere.update((one.year, *project) for project in one.projects)
    return tuple(
        Docket(
            unit,
            tuple(sorted(of_unit, key=lambda filing: filing.path)),
            whole,
            frozenset(everywhere.intersection(_listed_with_amounts(of_unit))),
        )
        for unit, of_unit in sorted(_without_slips(by_unit).items())
    )


def _without_slips(by_unit: Mapping[str, Filings]) -> dict[str, Filings]:
    """The forms by unit, those under a slip of a unit's name among them."""
    joined = dict(by_unit)
    for one, other in sorted(_slips(by_unit)):
        if one in joined and other in joined and _are_one(joined[one], joined[other]):
            kept, left = sorted((one, other), key=lambda unit: (_weight(joined[unit]), unit))[::-1]
            joined[kept] = joined[kept] + joined.pop(left)
    return joined


def _slips(units: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of names that are a slip apart, without trying all with all."""
    first: dict[str, str] = {}
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units:
        for rest in slips_of(unit):
            other = first.setdefault(rest, unit)
            if other != unit:
                sharing[rest].update((other, unit))
    met = (sorted(names) for names in sharing.values() if len(names) <= _CROWD)
    return {two for names in met for two in combinations(names, 2) if is_slip(*two)}


def _weight(filings: Filings) -> tuple[int, int]:
    """The name on the unit's own form is its name, else the one that more forms have."""
    return sum(one.is_unit_form for one in filings), len(filings)


def _are_one(some: Filings, others: Filings) -> bool:
    """Whether something besides the name says that the forms are one unit's.

    Two unit forms of one year are those of two units.
    """
    if not _unit_years(some).isdisjoint(_unit_years(others)):
        return False
    return not (
        _contacts(some).isdisjoint(_contacts(others))
        and _listed(some).isdisjoint(_filed(others))
        and _listed(others).isdisjoint(_filed(some))
    )


def _unit_years(filings: Filings) -> frozenset[int]:
    return frozenset(one.year for one in filings if one.is_unit_form)


def _contacts(filings: Filings) -> frozenset[str]:
    return frozenset(one.contact for one in filings if one.contact)


def _listed(filings: Filings) -> frozenset[tuple[int, str]]:
    return _projects(one for one in filings if one.is_unit_form)


def _filed(filings: Filings) -> frozenset[tuple[int, str]]:
    return _projects(one for one in filings if not one.is_unit_form)


def _projects(filings: Iterable[Filing]) -> frozenset[tuple[int, str]]:
    return frozenset((one.year, name) for one in filings for name, _ in one.projects)


def _listed_with_amounts(filings: Filings) -> frozenset[tuple[int, str, Decimal]]:
    return frozenset(
        (one.year, *project) for one in filings if one.is_unit_form for project in one.projects
    )
