"""Cost indicators that are amounts of money: of the whole project, of parts, for one piece."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Pointer
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.rows import Row, rows

YUAN = 10_000
"""元 in one 万元."""

_WHOLE = frozenset({"项目总成本", "总成本", "项目成本", "项目成本总额", "项目总费用", "项目总支出"})
_IN_ALL = ("总成本", "总费用", "总支出")
_TAILS = frozenset(name[-3:] for name in (*_IN_ALL, *_WHOLE))
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_TRANSFERS = ("转移支付", "对下", "补助市县")
_OVER_YEARS = "跨年"


@lru_cache(maxsize=AT_ONCE)
def _costs_in_all(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows that say what the whole project or one thing costs in all."""
    return tuple([row for row in rows(case) if row.bare[-3:] in _TAILS])


def whole_costs(case: Case[AnySpec]) -> list[Row]:
    """The rows that say what the whole project costs."""
    return [row for row in _costs_in_all(case) if row.bare in _WHOLE]


class Part(NamedTuple):
    """What one thing costs in all: its name, its row, and 元 where they can be told."""

    thing: str
    row: Row
    cost: Decimal | None

    @property
    def amount(self) -> Decimal:
        """元, 0 where nobody can tell."""
        return self.cost or ZERO


@lru_cache(maxsize=AT_ONCE)
def parts_of(case: Case[AnySpec]) -> tuple[Part, ...]:
    """The rows that say what one thing costs in all."""
    in_all = [row for row in _costs_in_all(case) if row.bare.endswith(_IN_ALL)]
    costs = [
        (row.bare[: -len("总成本")], row)
        for row in in_all
        if row.bare not in _WHOLE and is_cost(row)
    ]
    return tuple(Part(thing, row, yuan(row.full)) for thing, row in costs if thing)


def distinct(parts: Iterable[Part]) -> list[Part]:
    """The parts that cannot hold one another, the largest first.

    Of those whose names share two letters only the largest is kept.
    """
    kept: list[Part] = []
    taken: set[str] = set()
    for part in sorted(parts, key=lambda part: -part.amount):
        pairs = {part.thing[at : at + 2] for at in range(max(1, len(part.thing) - 1))}
        if taken.isdisjoint(pairs):
            kept.append(part)
        taken |= pairs
    return kept


def is_cost(row: Row) -> bool:
    """Whether a row stands under costs."""
    return any("成本" in step for step in row.path[:-1])


def yuan(value: IndicatorValue) -> Decimal | None:
    """The exact number of 元 that is promised or not to be exceeded."""
    return at_most(value) if value.unit == "元" else None


def at_most(value: IndicatorValue) -> Decimal | None:
    """The number of a quantity that has no lower bound only."""
    is_bound = value.kind is Kind.QUANTITY and value.comparator in {None, "=", "≤", "<"}
    return value.number if is_bound else None


def wan(amount: Decimal) -> str:
    """元 as an amount in 万元."""
    return print_amount(amount / YUAN)


def full_at(row: Row) -> Pointer:
    """The place of a full-year value."""
    return (*row.pointer, FULL)


def is_shared(case: Case[ProjectSpec]) -> bool:
    """Whether the project costs money of other years or of other offices as well."""
    return goes_to_others(case.spec) or takes_years(case)


def goes_to_others(spec: ProjectSpec) -> bool:
    """Whether the money goes to other offices, which add their own."""
    return any(word in spec.level for word in _TRANSFERS)


def takes_years(case: Case[ProjectSpec]) -> bool:
    """Whether the project takes more than its year."""
    spec = case.spec
    years = set(_YEAR.findall(f"{spec.start} {spec.end}"))
    return case.form.conventions.types.get(spec.type.strip()) == _OVER_YEARS or len(years) > 1
