"""The projects that a unit form lists, beside the forms of these projects."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jxbudget.model.spec import ProjectSpec, UnitSpec
from jxbudget.rules.kit import Case, Dossier
from jxbudget.rules.naming import of_any_year, plain
from jxbudget.rules.pairing import Pairs, pair

_NO_PROJECT = re.compile(r"^(?:其中)?(?:其[他它]|合计|小计|总计|共计)|类(?:项目|支出)?$|^项目$")
_PASSED_ON = re.compile(r"转移支付|对下|市县")


@dataclass(frozen=True)
class Listing:
    """One unit form and the project forms of its unit and year."""

    unit: Case[UnitSpec]
    projects: tuple[Case[ProjectSpec], ...]

    @cached_property
    def pairs(self) -> Pairs[str, Case[ProjectSpec]]:
        """The names of the unit form's lines and the project forms; lines of no project left out.

        A project whose money is passed on to others is no expenditure of the unit.
        """
        year = self.unit.spec.year
        lines = [(of_any_year(name, year), name) for name in self.names if _is_project(name)]
        forms = [(of_any_year(case.spec.project, year), case) for case in self.projects]
        pairs = pair(lines, forms, self.unit.limits.similarity)
        kept = tuple(case for case in pairs.come if not _PASSED_ON.search(case.spec.level))
        return Pairs(pairs.same, pairs.renamed, pairs.gone, kept, pairs.unclear)

    @property
    def names(self) -> tuple[str, ...]:
        """Every line below 项目支出, as written."""
        return tuple(self.unit.spec.funding.expenditure.projects)

    @property
    def goes_by_project(self) -> bool:
        """Whether the lines are those of projects, as far as one can tell: one of them is known."""
        return bool(self.pairs.all)

    @property
    def is_closed(self) -> bool:
        """Whether every project has a line of its own: no line stands for several."""
        return all(_is_project(name) for name in self.names)


@lru_cache(maxsize=1)
def listings(dossier: Dossier) -> tuple[Listing, ...]:
    """One for every year of which there is one unit form."""
    units = (dossier.units(year) for year in dossier.years)
    return tuple(
        Listing(found[0], dossier.projects(found[0].spec.year))
        for found in units
        if len(found) == 1
    )


def _is_project(name: str) -> bool:
    return not _NO_PROJECT.search(plain(name))
