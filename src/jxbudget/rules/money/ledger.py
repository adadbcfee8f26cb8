"""The amounts of a spec as rules on money sum and compare them, read off once for all of them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jxbudget.model.funding import Line
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.model.vocabulary import BASIC, PROJECTS
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.money.names import repeats_others


class Ledger(NamedTuple):
    """Amounts in 万元, and what they are of.

    ``amounts`` are all that are written. ``counted`` are the lines that together are all
    expenditure, ``fulls`` their year's budgets, ``halves`` their half-year plans: None where one
    is not written.
    """

    total: Decimal
    sources: Mapping[str, Decimal]
    lines: Mapping[str, Line]
    amounts: list[Decimal]
    counted: Mapping[str, Line]
    halves: list[Decimal] | None
    fulls: list[Decimal]

    @property
    def lacks_its_total(self) -> bool:
        """Whether 资金总额 is 0 while its sources or the year's expenditure are not."""
        return not self.total and (any(self.sources.values()) or any(self.fulls))


@lru_cache(maxsize=AT_ONCE)
def ledger(case: Case[AnySpec]) -> Ledger:
    """The ledger of a spec."""
    revenue, lines = case.spec.funding.revenue, case.spec.funding.expenditure.lines
    planned = [line.half for line in lines.values() if line.half is not None]
    budgeted = [line.full for line in lines.values()]
    counted = _counted(case.spec)
    halves = [line.half for line in counted.values() if line.half is not None]
    return Ledger(
        revenue.total,
        revenue.sources,
        lines,
        [*revenue.root.values(), *planned, *budgeted],
        counted,
        halves if len(halves) == len(counted) else None,
        [line.full for line in counted.values()],
    )


def _counted(spec: AnySpec) -> Mapping[str, Line]:
    """Of a unit its two kinds, of a project all lines but those that tell others again."""
    if isinstance(spec, ProjectSpec):
        lines = spec.funding.expenditure.lines
        return {name: line for name, line in lines.items() if not repeats_others(name)} or lines
    spent = spec.funding.expenditure
    return {BASIC: spent.basic, PROJECTS: spent.projects_total}
