"""The projects that a unit form lists, beside the forms of these projects."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from jxbudget.model.naming import of_any_year, plain
from jxbudget.model.pairing import Pairs, pair
from jxbudget.model.spec import ProjectSpec, UnitSpec
from jxbudget.rules.kit import Case, Dossier

_TOTALS = ("其他", "其它", "合计", "小计", "总计", "共计")
_KINDS = ("类", "类项目", "类支出")
_PASSED_ON = ("转移支付", "对下", "市县")


class Listing(NamedTuple):
    """One unit form and the project forms of its unit and year.

    ``pairs`` are the names of the unit form's lines and the project forms. Lines of no project
    are left out, and so is a project whose money is passed on to others: it is no expenditure of
    the unit.
    """

    unit: Case[UnitSpec]
    projects: tuple[Case[ProjectSpec], ...]
    pairs: Pairs[str, Case[ProjectSpec]]

    @property
    def goes_by_project(self) -> bool:
        """Whether the lines are those of projects, as far as one can tell: one of them is known."""
        return bool(self.pairs.all)

    @property
    def is_closed(self) -> bool:
        """Whether every project has a line of its own: no line stands for several."""
        return all(_is_project(name) for name in _names(self.unit))


@lru_cache(maxsize=1)
def listings(dossier: Dossier) -> tuple[Listing, ...]:
    """One for every year of which there is one unit form."""
    units = (dossier.units(year) for year in dossier.years)
    return tuple(
        _listing(found[0], dossier.projects(found[0].spec.year))
        for found in units
        if len(found) == 1
    )


def _listing(unit: Case[UnitSpec], projects: tuple[Case[ProjectSpec], ...]) -> Listing:
    year = unit.spec.year
    lines = [(of_any_year(name, year), name) for name in _names(unit) if _is_project(name)]
    forms = [(of_any_year(case.spec.project, year), case) for case in projects]
    pairs = pair(lines, forms, unit.limits.similarity)
    come = tuple(case for case in pairs.come if not _is_passed_on(case))
    return Listing(unit, projects, pairs._replace(come=come))


def _names(unit: Case[UnitSpec]) -> Iterable[str]:
    """Every line below 项目支出, as written."""
    return unit.spec.funding.expenditure.projects


def _is_project(name: str) -> bool:
    bare = plain(name)
    is_total = bare.removeprefix("其中").startswith(_TOTALS)
    return not (is_total or bare.endswith(_KINDS) or bare == "项目")


def _is_passed_on(case: Case[ProjectSpec]) -> bool:
    return any(word in case.spec.level for word in _PASSED_ON)
