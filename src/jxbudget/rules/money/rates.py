"""The indicator 预算执行率: how much of the money is spent by the middle or end of the year."""

from collections.abc import Iterator
from decimal import Decimal

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.gather import plain
from jxbudget.rules.kit import Case

_RATE = "预算执行率"
_SAYS_NO_NUMBER = {Kind.PROGRESS, Kind.WORDING, Kind.DATE}


def rates(case: Case[AnySpec], column: str) -> Iterator[tuple[Pointer, IndicatorValue]]:
    """Every value that can be held against the money, where the form prints the column."""
    for indicator in case.spec.indicators:
        if plain(indicator.name) == _RATE and _has(case, indicator, column):
            value = indicator.value(column)
            if value.kind not in _SAYS_NO_NUMBER:
                yield (INDICATORS, *indicator.path, column), value


def percent(value: IndicatorValue) -> Decimal | None:
    """The number of an exact percentage."""
    is_percentage = value.kind is Kind.QUANTITY and value.unit == "%" and not value.approximate
    return value.number if is_percentage else None


def _has(case: Case[AnySpec], indicator: Indicator, column: str) -> bool:
    band = case.form.band_of(indicator.path[0])
    return band is not None and column in band.columns
