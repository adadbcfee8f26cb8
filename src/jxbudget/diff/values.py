"""What became of a value: stronger, weaker, or something that cannot be compared."""

import re
from enum import Enum, auto

from jxbudget.model.comparators import DIRECTION
from jxbudget.model.dates import Moment
from jxbudget.model.same_measure import unit_of
from jxbudget.model.value import IndicatorValue, Kind

_MEASURED = frozenset({Kind.QUANTITY, Kind.RANGE, Kind.DATE})
_STRICT = frozenset({">", "<"})
_NUMBER = re.compile(r"[0-9０-９]")
_STRICT_SIGN = re.compile(r"[<>＜＞]")
_THIRD = re.compile(r"(?P<first>月初|上旬)|(?P<second>中旬)|(?P<last>下旬|月[底末])")
_SAME_YEAR = (0, 0)


class Move(Enum):
    """How a value moved."""

    NONE = auto()
    REWRITTEN = auto()
    STRONGER = auto()
    WEAKER = auto()
    UNIT = auto()
    TURNED = auto()
    UNMEASURED = auto()
    OTHER = auto()


def moved(old: IndicatorValue, new: IndicatorValue, years: tuple[int, int] = _SAME_YEAR) -> Move:
    """How a value moved between forms for two ``years``: a date in the form's own year moves on.

    The direction is that of the comparator: with ≥ more is stronger, with ≤ less. A number
    without one, or with =, is a floor beside ≥; beside ≤, and of two such, nobody can say.
    """
    if old.text == new.text:
        return Move.NONE
    if old.kind in _MEASURED and new.kind not in _MEASURED:
        return Move.OTHER if _NUMBER.search(new.text) else Move.UNMEASURED
    weighed = Move.OTHER
    if old.kind is new.kind is Kind.QUANTITY:
        weighed = _quantities(old, new)
    elif old.kind is new.kind is Kind.RANGE:
        weighed = _ranges(old, new)
    elif old.kind is new.kind is Kind.DATE:
        weighed = _dates(old, new, years)
    return weighed


def _quantities(old: IndicatorValue, new: IndicatorValue) -> Move:
    if old.number is None or new.number is None:
        return Move.OTHER
    if unit_of(old) != unit_of(new):
        return Move.UNIT
    signs = _direction(old), _direction(new)
    if signs in {(1, -1), (-1, 1)}:
        return Move.TURNED
    if -1 in signs and 0 in signs:
        return Move.OTHER
    difference = new.number - old.number
    if difference and any(signs):
        return Move.STRONGER if (difference > 0) is (1 in signs) else Move.WEAKER
    return Move.OTHER if difference else _same_number(old, new)


def _direction(value: IndicatorValue) -> int:
    return DIRECTION[value.comparator] if value.comparator else 0


def _same_number(old: IndicatorValue, new: IndicatorValue) -> Move:
    """``>`` asks for more than ``≥``, a number for more than 左右; = and ≥ are not weighed."""
    if old.approximate != new.approximate:
        return Move.WEAKER if new.approximate else Move.STRONGER
    signs = old.comparator, new.comparator
    if signs[0] == signs[1] or None in signs:
        return Move.REWRITTEN
    strict = [sign in _STRICT for sign in signs]
    if "=" in signs or strict[0] == strict[1]:
        return Move.OTHER
    return Move.STRONGER if strict[1] else Move.WEAKER


def _ranges(old: IndicatorValue, new: IndicatorValue) -> Move:
    """A range that begins lower and ends no lower asks for less; one that begins higher, more."""
    if unit_of(old) != unit_of(new):
        return Move.UNIT
    if old.bounds is None or new.bounds is None or _is_strict(old) != _is_strict(new):
        return Move.OTHER
    low, high = (after - before for before, after in zip(old.bounds, new.bounds, strict=True))
    if not low and not high:
        return Move.REWRITTEN
    if low < 0 <= high:
        return Move.WEAKER
    return Move.STRONGER if low > 0 == high else Move.OTHER


def _is_strict(value: IndicatorValue) -> bool:
    return bool(_STRICT_SIGN.search(value.text))


def _dates(old: IndicatorValue, new: IndicatorValue, years: tuple[int, int]) -> Move:
    """A deadline that is earlier is stronger."""
    before, after = [_later(one, years) for one in old.moments], [*new.moments]
    if (old.comparator, new.comparator) == ("≤", "≤") and len(before) == len(after) == 1:
        return _deadlines((before[0], _third(old)), (after[0], _third(new)))
    same = old.comparator == new.comparator and before == after and _third(old) == _third(new)
    return Move.REWRITTEN if same else Move.OTHER


def _deadlines(old: tuple[Moment, int], new: tuple[Moment, int]) -> Move:
    """By the year, the month, the day, then the third of the month, as far as both tell them."""
    for before, after in zip((*old[0], old[1] or None), (*new[0], new[1] or None), strict=True):
        if before is None or after is None:
            if before is not after:
                return Move.OTHER
        elif before != after:
            return Move.STRONGER if after < before else Move.WEAKER
    return Move.REWRITTEN


def _later(moment: Moment, years: tuple[int, int]) -> Moment:
    return moment._replace(year=years[1]) if moment.year == years[0] else moment


def _third(value: IndicatorValue) -> int:
    """The third of a month that is told in words, 1 to 3; 0 where none is."""
    found = _THIRD.search(value.text)
    return ("first", "second", "last").index(str(found.lastgroup)) + 1 if found else 0
