"""Ranges as authors write them, also those that the wrong way round are none."""

import re
from decimal import Decimal

from jxbudget.model.comparators import DIRECTION
from jxbudget.model.value import parse_value

# compiled when the first such value comes: most forms have none
_ENDS = r"([^-~～—－至到]+)(?:~|～|-|—+|－|至|到)([^-~～—－至到]+)"
_JOINED = r"(.+?)\s*(?:并且|而且|且|并|,|，|;|；|、)\s*(.+)"


def is_upside_down(text: str) -> bool:
    """Whether it is a range from the larger number to the smaller: ``100%-80%``."""
    return _from_above(text.strip()) or _cannot_be_met(text.strip())


def is_balanced(text: str) -> bool:
    """Whether as many brackets and quotation marks are closed as opened."""
    pairs = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("“", "”"))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)


def _from_above(text: str) -> bool:
    """The second end must say its unit; the first may leave it out."""
    ends = re.fullmatch(_ENDS, text)
    if not ends:
        return False
    low, high = parse_value(ends[1].strip()), parse_value(ends[2].strip())
    if low.number is None or high.number is None or high.unit is None:
        return False
    whole = low.comparator is high.comparator is None
    return whole and low.unit in {None, high.unit} and low.number > _scaled(high.number, low.unit)


def _scaled(high: Decimal, low_unit: str | None) -> Decimal:
    """``1-2万人``: the first end may share a multiplier with the second, which is then none."""
    return high if low_unit is not None or high < 10_000 else Decimal("Infinity")


def _cannot_be_met(text: str) -> bool:
    """``≥100%且≤80%``."""
    both = re.fullmatch(_JOINED, text)
    if not both:
        return False
    one, other = parse_value(both[1]), parse_value(both[2])
    if one.comparator is None or other.comparator is None or not one.sign or not other.sign:
        return False
    low, high = (one, other) if DIRECTION[one.comparator] > 0 else (other, one)
    if low.comparator not in {"≥", ">"} or high.comparator not in {"≤", "<"}:
        return False
    known = low.number is not None and high.number is not None
    return known and low.unit == high.unit and (low.number or 0) > (high.number or 0)
