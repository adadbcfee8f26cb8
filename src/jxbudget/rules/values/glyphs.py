"""How an author writes comparator signs, and how a form prints them."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from jxbudget.model.comparators import Comparator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Verdicts
from jxbudget.rules.rows import Row, rows

TWO_LETTERS = frozenset({">=", "=>", "<=", "=<"})


@lru_cache(maxsize=2)
def signed(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows in which a comparator is written as a sign."""
    return tuple([row for row in rows(case) if row.signs])


@lru_cache(maxsize=2)
def used(case: Case[AnySpec]) -> Mapping[Comparator, Counter[str]]:
    """How often each comparator is written with each sign."""
    counted: dict[Comparator, Counter[str]] = {}
    signs = Counter(chain.from_iterable([row.signs for row in signed(case)]))
    for (comparator, sign), times in signs.items():
        counted.setdefault(comparator, Counter())[sign] = times
    return counted


def held(case: Case[AnySpec]) -> Verdicts:
    """Every row with a sign holds."""
    return [HOLDS] * len(signed(case))


def wanted(comparator: Comparator, counted: Counter[str], printed: Mapping[str, str]) -> str:
    """The sign to write throughout: ≥ and ≤ as forms print them, else the more frequent one."""
    favourite = printed.get(comparator, comparator)
    if comparator in {"≥", "≤"}:
        return favourite
    return max(counted, key=lambda sign: (counted[sign], sign == favourite))
