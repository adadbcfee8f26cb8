"""The rows that rules on values look at, and a verdict on each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jxbudget.diagnostic import Defect, Label, Pointer, Text
from jxbudget.forms.bands.indicators import INDICATORS, IndicatorsBand
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import HOLDS, Case, Verdicts

_QUANTITY = re.compile(r"数量(?:指标)?$")
_COST = re.compile(r"成本(?:指标)?$")
_MONEY_COST = re.compile(r"^(?:经济)?成本(?:指标)?$")
_OUTPUT = re.compile(r"^产出(?:指标)?$|^(?:部门)?履职$")
_OF_UNITS = re.compile(r"单位")
_OF_COMPARATORS = re.compile(r"符号|比较|运算|指标性质")
_ALSO_HERE = Text("这里也是“{value}”", "here it is “{value}”")


@dataclass(frozen=True)
class Row:
    """An indicator on the last level of its table."""

    indicator: Indicator
    band: IndicatorsBand

    @property
    def name(self) -> str:
        """The indicator's own name."""
        return self.indicator.name

    @property
    def pointer(self) -> Pointer:
        """The way to the row."""
        return (INDICATORS, *self.indicator.path)

    @property
    def half(self) -> IndicatorValue:
        """What is promised by mid-year."""
        return self.indicator.half

    @property
    def full(self) -> IndicatorValue:
        """What is promised for the year."""
        return self.indicator.full

    @property
    def has_half(self) -> bool:
        """Whether the form prints what is promised by mid-year."""
        return HALF in self.band.columns

    @cached_property
    def values(self) -> tuple[tuple[Pointer, IndicatorValue], ...]:
        """The values and where they stand: the year's first, mid-year's when it says otherwise."""
        year = ((*self.pointer, FULL), self.full)
        if not self.has_half or self.half.text == self.full.text:
            return (year,)
        return (year, ((*self.pointer, HALF), self.half))

    def is_plain_zero(self, value: IndicatorValue) -> bool:
        """Whether it is a 0 that needs neither comparator nor unit: alone, or for the year too."""
        alone = value.comparator is None and value.unit is None
        return value.number == 0 and (alone or self.full.number == 0)

    @property
    def pair(self) -> tuple[IndicatorValue, IndicatorValue] | None:
        """Mid-year's and the year's quantity when both promise something, and not the same."""
        if not self.has_half or self.half.text == self.full.text or _is_nothing(self.half):
            return None
        both = self.half.kind is self.full.kind is Kind.QUANTITY
        return (self.half, self.full) if both else None

    @property
    def is_of_quantity(self) -> bool:
        """Whether the row stands under 数量指标."""
        return any(_QUANTITY.search(group) for group in self.indicator.path[:-1])

    @property
    def is_of_cost(self) -> bool:
        """Whether the row stands under a 成本指标 of any kind."""
        return any(_COST.search(group) for group in self.indicator.path[:-1])

    @property
    def is_of_money(self) -> bool:
        """Whether the row stands under a 成本指标 that is told in money."""
        groups = [group for group in self.indicator.path[:-1] if _COST.search(group)]
        return bool(groups) and all(_MONEY_COST.search(group) for group in groups)

    @property
    def is_of_output(self) -> bool:
        """Whether the row is one of 产出 or 履职."""
        return bool(_OUTPUT.search(self.indicator.path[0]))

    @property
    def has_unit_column(self) -> bool:
        """Whether the unit stands in a column of its own."""
        return _names_a_column(self.band, _OF_UNITS)

    @property
    def has_comparator_column(self) -> bool:
        """Whether the comparator stands in a column of its own."""
        return _names_a_column(self.band, _OF_COMPARATORS)


Test = Callable[[Row, IndicatorValue], bool | None]
"""Whether something is wrong with a value; None when there is nothing to judge."""


@lru_cache(maxsize=2)
def rows(case: Case[AnySpec]) -> tuple[Row, ...]:
    """Every row on the last level of its table that has something written in it.

    They are found once for all rules.
    """
    return tuple(_found(case))


def _found(case: Case[AnySpec]) -> Iterator[Row]:
    for indicator in case.spec.indicators:
        band = case.form.band_of(indicator.path[0])
        if band and len(indicator.path) == len(band.levels) and not indicator.is_blank:
            yield Row(indicator, band)


def each_row(case: Case[AnySpec], defect: Defect, wrong: Test) -> Verdicts:
    """One verdict on each row of which a value can be judged, mid-year's or the year's."""
    for row in rows(case):
        judged = [(where, value, wrong(row, value)) for where, value in row.values]
        found = [(where, value) for where, value, is_wrong in judged if is_wrong]
        if found:
            (where, value), *more = found
            labels = [Label(at, _ALSO_HERE, {"value": other.text}) for at, other in more]
            yield defect.at(*where, name=row.name, value=value.text).labelled(labels)
        elif any(is_wrong is False for _, _, is_wrong in judged):
            yield HOLDS


def each_full(case: Case[AnySpec], defect: Defect, wrong: Test) -> Verdicts:
    """One verdict on each row of which the year's value can be judged."""
    for row in rows(case):
        is_wrong = wrong(row, row.full)
        if is_wrong is not None:
            where = (*row.pointer, FULL)
            yield defect.at(*where, name=row.name, value=row.full.text) if is_wrong else HOLDS


def _is_nothing(value: IndicatorValue) -> bool:
    return value.number == 0


def _names_a_column(band: IndicatorsBand, what: re.Pattern[str]) -> bool:
    return any(
        what.search(key) or what.search(column.label) for key, column in band.columns.items()
    )
