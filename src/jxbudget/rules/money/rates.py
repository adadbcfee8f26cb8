"""Indicators that are shares of the money: how much has come in, how much is spent, by when."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jxbudget.diagnostic import Pointer
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import AT_ONCE, HOLDS, UNKNOWN, Case, Verdict
from jxbudget.rules.rows import Row, rows

SPENT, ARRIVED = "预算执行率", "资金到位率"
_SHARES = frozenset({SPENT, ARRIVED})
_SAYS_NO_NUMBER = frozenset({Kind.PROGRESS, Kind.WORDING, Kind.DATE})


@lru_cache(maxsize=AT_ONCE)
def _of_money(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows of both."""
    return tuple([row for row in rows(case) if row.bare in _SHARES])


def rates(case: Case[AnySpec], name: str, column: str) -> Iterator[tuple[Pointer, IndicatorValue]]:
    """Every value that can be held against the money, where the form prints the column."""
    for row in _of_money(case):
        if row.bare == name and (row.table.has_half if column == HALF else row.table.has_full):
            value = row.half if column == HALF else row.full
            if value.kind not in _SAYS_NO_NUMBER:
                yield (*row.pointer, column), value


def percent(value: IndicatorValue) -> Decimal | None:
    """The number of an exact percentage."""
    is_percentage = value.kind is Kind.QUANTITY and value.unit == "%" and not value.approximate
    return value.number if is_percentage else None


def not_all(case: Case[AnySpec], name: str) -> Iterator[tuple[Pointer, IndicatorValue] | Verdict]:
    """The full-year values that leave some of the money out: less than 100 % exactly or at most.

    At least 95 % allows for all of it. A share without a comparator may be meant as the least,
    except where the form is used to exact ones without.
    """
    for pointer, value in rates(case, name, FULL):
        number = percent(value)
        if number is None:
            yield UNKNOWN
        elif number >= 100 or value.comparator in {"≥", ">"}:
            yield HOLDS
        elif value.comparator is None and name not in case.form.conventions.bare:
            yield UNKNOWN
        else:
            yield pointer, value
