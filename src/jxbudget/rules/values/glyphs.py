"""How an author writes comparator signs, and how a form prints them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from jxbudget.model.comparators import Comparator
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.values.rows import Row

TWO_LETTERS = frozenset({">=", "=>", "<=", "=<"})


def signs(row: Row) -> tuple[tuple[Comparator, IndicatorValue], ...]:
    """The values of a row that begin with a sign, by what it means."""
    return tuple(
        (value.comparator, value) for _, value in row.values if value.sign and value.comparator
    )


def used(rows: Iterable[Row]) -> Mapping[Comparator, Counter[str]]:
    """How often each comparator is written with each sign."""
    counted: dict[Comparator, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for comparator, value in signs(row):
            counted[comparator][value.sign] += 1
    return counted


def wanted(comparator: Comparator, counted: Counter[str], printed: Mapping[str, str]) -> str:
    """The sign to write throughout: ≥ and ≤ as forms print them, else the more frequent one."""
    favourite = printed.get(comparator, comparator)
    if comparator in {"≥", "≤"}:
        return favourite
    return max(counted, key=lambda sign: (counted[sign], sign == favourite))
