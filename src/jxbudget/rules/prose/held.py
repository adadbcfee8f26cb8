"""The numbers that indicators hold, and whether a promise is one of them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate

from jxbudget.model.prose import Mention
from jxbudget.model.spec import AnySpec
from jxbudget.model.units import is_one_unit, kind_of
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.prose.likeness import touches
from jxbudget.rules.prose.promises import numbers, promises, room
from jxbudget.rules.rows import Row, rows

_MOST_PARTS = 12
_WITHOUT_NUMBERS = frozenset({Kind.WORDING, Kind.BLANK, Kind.PROGRESS, Kind.DATE, Kind.UNREADABLE})
Held = tuple[Row, IndicatorValue]
"""A row and a value of it that has a number."""


@lru_cache(maxsize=AT_ONCE)
def promised(case: Case[AnySpec]) -> tuple[tuple[Mention, bool], ...]:
    """What 年度目标 promises, and whether an indicator has the number that is promised."""
    said = promises(case.spec.annual_goal, case.spec.year)
    held = _Holdings(case)
    return tuple((mention, held.measures(mention)) for mention in said)


class _Holdings:
    """What indicators hold, found when it is asked for."""

    def __init__(self, case: Case[AnySpec]) -> None:
        self._indicators = rows(case)

    @cached_property
    def _names(self) -> str:
        return "\n".join(["".join(one.path) for one in self._indicators])

    @cached_property
    def _full(self) -> list[Held]:
        return [
            (one, one.full) for one in self._indicators if one.full.kind not in _WITHOUT_NUMBERS
        ]

    @cached_property
    def _half(self) -> list[Held]:
        differing = [one for one in self._indicators if one.half.text != one.full.text]
        return [(one, one.half) for one in differing if one.half.kind not in _WITHOUT_NUMBERS]

    def measures(self, mention: Mention) -> bool:
        """Whether an indicator has the number, or its value for the year leaves room for it.

        A unit of the same kind will do (人 and 人次); of another kind, where they share a word.
        """
        return (
            _has_number(mention, self._full)
            or mention.text in self._names
            or _has_number(mention, self._half)
            or _has_room(mention, self._full)
        )


def _has_number(mention: Mention, held: Iterable[Held]) -> bool:
    number = mention.number
    may_have = [
        (one, value) for one, value in held if value.number == number or value.bounds or value.parts
    ]
    return any(
        number in numbers(part) and (_counts_the_same(mention, part) or touches(mention, one.name))
        for one, value in may_have
        for part in quantities(value)
    )


def _has_room(mention: Mention, held: Iterable[Held]) -> bool:
    low, high = room(mention.value)
    return any(
        any((low is None or low <= one) and (high is None or one <= high) for one in numbers(part))
        and _counts_the_same(mention, part)
        and touches(mention, indicator.name)
        for indicator, value in held
        for part in quantities(value)
    )


def quantities(value: IndicatorValue) -> tuple[IndicatorValue, ...]:
    """The quantities of a value: itself, or those inside of a longer one."""
    return value.parts if value.kind is Kind.COMPOUND else (value,)


def _counts_the_same(mention: Mention, value: IndicatorValue) -> bool:
    """Units of one kind, or no unit, or the unit right behind: ``2个批次`` and ``≥2批次``."""
    if not value.unit or mention.after.startswith(value.unit):
        return True
    return kind_of(value.unit) == kind_of(mention.unit)


def adds_up(mention: Mention, said: Sequence[Mention], spec: AnySpec) -> bool:
    """Whether a promise is the sum of several indicators, or part of a sum that one holds.

    Only neighbours in the same unit are added up, as 40人 and 60人 are 100人.
    """
    held = [
        one.full.number
        for one in spec.indicators
        if one.full.number is not None and is_one_unit(one.full.unit, mention.unit)
    ]
    if mention.number in _sums(held):
        return True
    alike = [one for one in said if is_one_unit(one.unit, mention.unit)]
    at = alike.index(mention)
    before = [one.number for one in alike[max(0, at - _MOST_PARTS) : at]]
    after = [one.number for one in alike[at + 1 : at + _MOST_PARTS]]
    lows = list(accumulate(reversed(before), initial=Decimal(0)))
    highs = list(accumulate(after, initial=mention.number))
    return not {low + high for low in lows for high in highs}.isdisjoint(held)


def _sums(amounts: Sequence[Decimal]) -> set[Decimal]:
    """The sums of all runs of neighbours."""
    runs = (accumulate(amounts[at : at + _MOST_PARTS]) for at in range(len(amounts)))
    return {total for run in runs for total in run}
