"""What became of a value: stronger, weaker, or something that cannot be compared."""

from decimal import Decimal
from enum import Enum, auto

from jxbudget.model.comparators import DIRECTION
from jxbudget.model.dates import Moment
from jxbudget.model.same_measure import unit_of
from jxbudget.model.value import IndicatorValue, Kind

_MEASURED = frozenset({Kind.QUANTITY, Kind.RANGE, Kind.DATE})
_STRICT = frozenset({">", "<"})


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


def moved(old: IndicatorValue, new: IndicatorValue, years: int = 0) -> Move:
    """How a value moved; ``years`` later, a date as many years later is the same.

    The direction is that of the comparator: with ≥ more is stronger, with ≤ less. A number
    without one, or with =, takes the direction of the other side; of two such nobody can say.
    """
    if old.text == new.text:
        return Move.NONE
    if old.kind in _MEASURED and new.kind not in _MEASURED:
        return Move.UNMEASURED
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
    directions = {_direction(old), _direction(new)} - {0}
    if len(directions) > 1:
        return Move.TURNED
    difference = new.number - old.number
    if difference and directions:
        return Move.STRONGER if difference * directions.pop() > 0 else Move.WEAKER
    return Move.OTHER if difference else _comparators(old, new)


def _direction(value: IndicatorValue) -> int:
    return DIRECTION[value.comparator] if value.comparator else 0


def _comparators(old: IndicatorValue, new: IndicatorValue) -> Move:
    """The same number: ``>`` asks for more than ``≥``; = and ≥ are told apart, not weighed."""
    signs = old.comparator, new.comparator
    if signs[0] == signs[1]:
        same = old.approximate == new.approximate
        return Move.REWRITTEN if same else Move.OTHER
    if None in signs:
        return Move.REWRITTEN
    strict = [sign in _STRICT for sign in signs]
    if "=" in signs or strict[0] == strict[1]:
        return Move.OTHER
    return Move.STRONGER if strict[1] else Move.WEAKER


def _ranges(old: IndicatorValue, new: IndicatorValue) -> Move:
    """A range within the old one is stronger."""
    if unit_of(old) != unit_of(new):
        return Move.UNIT
    if old.bounds is None or new.bounds is None:
        return Move.OTHER
    if old.bounds == new.bounds:
        return Move.REWRITTEN
    if _within(new.bounds, old.bounds):
        return Move.STRONGER
    return Move.WEAKER if _within(old.bounds, new.bounds) else Move.OTHER


def _within(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _dates(old: IndicatorValue, new: IndicatorValue, years: int) -> Move:
    """A deadline that is earlier is stronger."""
    before, after = [_later(one, years) for one in old.moments], [*new.moments]
    if old.comparator == new.comparator and before == after:
        return Move.REWRITTEN
    alike = [_told(one) for one in before] == [_told(one) for one in after]
    if not alike or len(after) != 1 or (old.comparator, new.comparator) != ("≤", "≤"):
        return Move.OTHER
    return Move.STRONGER if _parts(after[0]) < _parts(before[0]) else Move.WEAKER


def _later(moment: Moment, years: int) -> Moment:
    return moment if moment.year is None else moment._replace(year=moment.year + years)


def _told(moment: Moment) -> tuple[bool, ...]:
    return tuple(part is not None for part in moment)


def _parts(moment: Moment) -> list[int]:
    return [part or 0 for part in moment]
