"""All forms of one unit side by side: what rules over several forms are given."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules.kit import Case, Dossier
from jxbudget.rules.naming import is_slip, of_any_year, plain, similarity, slips_of

__all__ = ["gather", "plain", "similarity"]

Cases = list[Case[AnySpec]]

_PHONE = re.compile(r"\d{7,}")
_CROWD = 20
"""So many names that differ in the same letter are a series, not slips of one."""


def gather(cases: Iterable[Case[AnySpec]], *, whole: bool = True) -> tuple[Dossier, ...]:
    """One dossier for each unit, in the order of their names.

    Names that differ in width, spaces or punctuation are one unit's, and so are those that
    differ by a slip when something else says so too: a contact they share, or a project that
    the unit form of one lists and a form of the other is for. A form that names no unit belongs
    to no dossier.
    """
    by_unit: dict[str, Cases] = {}
    filed = set()
    for case in cases:
        spec = case.spec
        unit = plain(spec.text(spec.CREATOR))
        if unit:
            by_unit.setdefault(unit, []).append(case)
        if isinstance(spec, ProjectSpec):
            filed.add((spec.year, of_any_year(spec.project, spec.year), spec.funding.revenue.total))
    everywhere = frozenset(filed)
    return tuple(
        Dossier(unit, tuple(sorted(of_unit, key=lambda case: case.path)), whole, everywhere)
        for unit, of_unit in sorted(_without_slips(by_unit).items())
    )


def _without_slips(by_unit: Mapping[str, Cases]) -> dict[str, Cases]:
    """The forms by unit, those under a slip of a unit's name among them."""
    joined = dict(by_unit)
    for one, other in sorted(_slips(by_unit)):
        if one in joined and other in joined and _are_one(joined[one], joined[other]):
            kept, left = sorted((one, other), key=lambda unit: (_weight(joined[unit]), unit))[::-1]
            joined[kept] = joined[kept] + joined.pop(left)
    return joined


def _slips(units: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of names that are a slip apart, without trying all with all."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for unit in units:
        for rest in slips_of(unit):
            sharing[rest].append(unit)
    met = (sorted(names) for names in sharing.values() if 1 < len(names) <= _CROWD)
    return {two for names in met for two in combinations(names, 2) if is_slip(*two)}


def _weight(cases: Cases) -> tuple[int, int]:
    """The name on the unit's own form is its name, else the one that more forms have."""
    return sum(isinstance(case.spec, UnitSpec) for case in cases), len(cases)


def _are_one(some: Cases, others: Cases) -> bool:
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


def _unit_years(cases: Cases) -> frozenset[int]:
    return frozenset(case.spec.year for case in cases if isinstance(case.spec, UnitSpec))


def _contacts(cases: Cases) -> frozenset[str]:
    """Who is asked, where a telephone number makes that one person."""
    specs = (case.spec for case in cases)
    contacts = (plain(spec.contact) for spec in specs if isinstance(spec, ProjectSpec))
    return frozenset(contact for contact in contacts if _PHONE.search(contact))


def _listed(cases: Cases) -> frozenset[tuple[int, str]]:
    return frozenset(_projects_of_units(case.spec for case in cases))


def _projects_of_units(specs: Iterable[AnySpec]) -> Iterator[tuple[int, str]]:
    for spec in specs:
        if isinstance(spec, UnitSpec):
            for name in spec.funding.expenditure.projects:
                yield spec.year, of_any_year(name, spec.year)


def _filed(cases: Cases) -> frozenset[tuple[int, str]]:
    specs = (case.spec for case in cases)
    return frozenset(
        (spec.year, of_any_year(spec.project, spec.year))
        for spec in specs
        if isinstance(spec, ProjectSpec)
    )
