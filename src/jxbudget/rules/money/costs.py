"""Cost indicators that are amounts of money: of the whole project, of parts, for one piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import Case
from jxbudget.rules.money.names import indicator_name

YUAN = 10_000
"""元 in one 万元."""

_WHOLE = {"项目总成本", "总成本", "项目成本", "项目成本总额", "项目总费用", "项目总支出"}
_PART = re.compile("(?P<thing>.+)(?:总成本|总费用|总支出)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_TRANSFERS = ("转移支付", "对下", "补助市县")
_OVER_YEARS = "跨年"


def whole_costs(spec: AnySpec) -> Iterator[Indicator]:
    """The rows that say what the whole project costs."""
    for indicator in spec.indicators:
        if indicator_name(indicator.name) in _WHOLE:
            yield indicator


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing costs in all: its name, its row, and 元 where they can be told."""

    thing: str
    row: Indicator
    cost: Decimal | None

    @property
    def amount(self) -> Decimal:
        """元, 0 where nobody can tell."""
        return self.cost or ZERO


def parts_of(spec: AnySpec) -> list[Part]:
    """The rows that say what one thing costs in all."""
    found = []
    for indicator in spec.indicators:
        name = indicator_name(indicator.name)
        part = _PART.fullmatch(name)
        if part and name not in _WHOLE and is_cost(indicator):
            found.append(Part(part["thing"], indicator, yuan(indicator.full)))
    return found


def distinct(parts: list[Part]) -> list[Part]:
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


def is_cost(indicator: Indicator) -> bool:
    """Whether a row stands under costs."""
    return any("成本" in step for step in indicator.path[:-1])


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


def full_at(indicator: Indicator) -> Pointer:
    """The place of a full-year value."""
    return (INDICATORS, *indicator.path, FULL)


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
