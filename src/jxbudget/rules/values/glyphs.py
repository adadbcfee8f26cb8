"""How an author writes comparator signs, and how a form prints them."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from jxbudget.model.comparators import Comparator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, HOLDS, Case, Verdicts
from jxbudget.rules.rows import Row, rows

TWO_LETTERS = frozenset({">=", "=>", "<=", "=<"})


@lru_cache(maxsize=AT_ONCE)
def signed(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows in which a comparator is written as a sign."""
    return tuple([row for row in rows(case) if row.signs])


@lru_cache(maxsize=AT_ONCE)
def spellings(case: Case[AnySpec]) -> frozenset[tuple[Comparator, str]]:
    """The comparators that are written, each with every sign it is written with."""
    return frozenset(chain.from_iterable([row.signs for row in rows(case)]))


@lru_cache(maxsize=AT_ONCE)
def used(case: Case[AnySpec]) -> Mapping[Comparator, Counter[str]]:
    """How often each comparator is written with each sign."""
    counted: dict[Comparator, Counter[str]] = {}
    for comparator, sign in chain.from_iterable([row.signs for row in signed(case)]):
        counted.setdefault(comparator, Counter())[sign] += 1
    return counted


def held(case: Case[AnySpec]) -> Verdicts:
    """What there is to say where every row with a sign is well."""
    return [HOLDS] if spellings(case) else []


def wanted(comparator: Comparator, counted: Counter[str], printed: Mapping[str, str]) -> str:
    """The sign to write throughout: ≥ and ≤ as forms print them, else the more frequent one."""
    favourite = printed.get(comparator, comparator)
    if comparator in {"≥", "≤"}:
        return favourite
    return max(counted, key=lambda sign: (counted[sign], sign == favourite))
