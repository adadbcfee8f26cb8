"""Each form beside the one of the year before."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules.kit import Case, Dossier
from jxbudget.rules.naming import of_any_year
from jxbudget.rules.pairing import Pairs, pair, pair_indicators

S_co = TypeVar("S_co", bound=AnySpec, covariant=True)


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


def projects_by_year(
    dossier: Dossier,
) -> Iterator[Pairs[Case[ProjectSpec], Case[ProjectSpec]]]:
    """The projects of every two years in a row, by their names without the year in them."""
    for year in _later_years(dossier):
        older, newer = dossier.projects(year - 1), dossier.projects(year)
        if older and newer:
            yield pair(_named(older), _named(newer), newer[0].limits.similarity)


def rows_of(step: Step[AnySpec]) -> Pairs[Indicator, Indicator]:
    """The rows of a step that are not those every form has."""
    return pair_indicators(_own(step.older), _own(step.newer), step.newer.limits.similarity)


def _own(case: Case[AnySpec]) -> list[Indicator]:
    fixed = case.form.conventions.fixed_names
    return [row for row in case.spec.indicators if row.name not in fixed]


def _named(cases: tuple[Case[ProjectSpec], ...]) -> list[tuple[str, Case[ProjectSpec]]]:
    return [(of_any_year(case.spec.project, case.spec.year), case) for case in cases]


def _later_years(dossier: Dossier) -> list[int]:
    """The years that there are forms of the year before as well."""
    return [year for year in dossier.years if year - 1 in dossier.years]
