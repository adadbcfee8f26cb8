"""Numbers as forms write them: thousands commas, 万 and 亿, 余 and 多. Always exact."""

import re
from decimal import Context, Decimal
from typing import NamedTuple

_UNSIGNED = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
ONE_NUMBER = rf"[-+]?{_UNSIGNED}"
_POWERS = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
}
# 千米, 千克, 千瓦, 百帕, 百分比 … are units of their own
_MULTIPLIER = "|".join(list(_POWERS)[:-2]) + "|[千百](?![米克瓦卡帕伏赫焦安牛字分])"
# inside a sentence a dash is a sign only where nothing stands before it that it could part
COUNT = rf"(?:(?<![^\s≥≤=<>(])[-+])?{_UNSIGNED}\s*[余多]?(?:{_MULTIPLIER})?[余多]?"
_COUNT = re.compile(rf"({ONE_NUMBER})\s*([余多])?({_MULTIPLIER})?([余多])?")
EXACT = Context(prec=1000)


class Count(NamedTuple):
    """A number with its multiplier applied, and the text that follows it."""

    number: Decimal
    rest: str
    approximate: bool


def read_count(text: str) -> Count | None:
    """Read the number at the head of a text (half-width digits); None when there is none."""
    found = _COUNT.match(text)
    if found is None:
        return None
    number = Decimal(found[1].replace(",", ""))
    if found[3]:
        number = _whole(EXACT.scaleb(number, _POWERS[found[3]]))
    return Count(number, text[found.end() :], bool(found[2] or found[4]))


def has_digit(text: str) -> bool:
    """Whether a text has a digit, half-width or full-width."""
    return any("0" <= letter <= "9" or "０" <= letter <= "９" for letter in text)


def _whole(number: Decimal) -> Decimal:
    """The same number without exponent notation."""
    return Decimal(format(number, "f"))
