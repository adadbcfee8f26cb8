"""Each form beside the one of the year before."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import of_any_year
from jxbudget.model.pairing import Pairs, pair, pair_indicators
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules.kit import Case, Dossier

S_co = TypeVar("S_co", bound=AnySpec, covariant=True)


Projects = Pairs[Case[ProjectSpec], Case[ProjectSpec]]
Rows = Pairs[Indicator, Indicator]


class Step(NamedTuple, Generic[S_co]):
    """A form and that of the same project or unit a year later."""

    older: Case[S_co]
    newer: Case[S_co]


def steps(dossier: Dossier) -> Iterator[Step[AnySpec]]:
    """Every project and every unit form that has one of the same name in the year before."""
    yield from unit_steps(dossier)
    yield from project_steps(dossier)


def unit_steps(dossier: Dossier) -> Iterator[Step[UnitSpec]]:
    """The unit forms of two years in a row, where each year has one."""
    for year in _later_years(dossier):
        older, newer = dossier.units(year - 1), dossier.units(year)
        if len(older) == len(newer) == 1:
            yield Step(older[0], newer[0])


def project_steps(dossier: Dossier) -> Iterator[Step[ProjectSpec]]:
    """The project forms of one name in two years in a row."""
    for pairs in projects_by_year(dossier):
        yield from (Step(older, newer) for older, newer in pairs.same)


@lru_cache(maxsize=1)
def projects_by_year(dossier: Dossier) -> tuple[Projects, ...]:
    """The projects of every two years in a row, by their names without the year in them."""
    met = ((dossier.projects(year - 1), dossier.projects(year)) for year in _later_years(dossier))
    return tuple(
        pair(_named(older), _named(newer), newer[0].limits.similarity)
        for older, newer in met
        if older and newer
    )


@lru_cache(maxsize=1)
def rows_of_steps(dossier: Dossier) -> tuple[tuple[Step[AnySpec], Rows | None], ...]:
    """Every step and its rows that are not those every form has; None when not all were read."""
    return tuple((step, _rows(step)) for step in steps(dossier))


def _rows(step: Step[AnySpec]) -> Rows | None:
    if INDICATORS in step.older.doubtful | step.newer.doubtful:
        return None
    least, years = step.newer.limits.similarity, (step.older.spec.year, step.newer.spec.year)
    return pair_indicators(_own(step.older), _own(step.newer), least, years)


def _own(case: Case[AnySpec]) -> list[Indicator]:
    fixed = case.form.conventions.fixed_names
    return [row for row in case.spec.indicators if row.name not in fixed]


def _named(cases: tuple[Case[ProjectSpec], ...]) -> list[tuple[str, Case[ProjectSpec]]]:
    return [(of_any_year(case.spec.project, case.spec.year), case) for case in cases]


def _later_years(dossier: Dossier) -> list[int]:
    """The years that there are forms of the year before as well."""
    return [year for year in dossier.years if year - 1 in dossier.years]
