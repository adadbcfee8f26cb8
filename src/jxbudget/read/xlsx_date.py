"""A date as Excel counts it → as its format shows it."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

DATE_TOKEN = re.compile("[yYmMdDhHsS]")
_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 (a date on a sheet has no zone)
_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP = 60
"""Excel has a 29 February 1900."""

_LAST = 2_958_465
_TOKENS = re.compile(
    r'"([^"]*)"?|\\(.)|\[\$[^\]]*\]|\[[^\]]*\]|_.|\*.|(AM/PM|A/P|上午/下午)|'
    r"([yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|(\.0+|;|@)|(.)",
    re.DOTALL | re.IGNORECASE,
)
_DAYS = "一二三四五六日"


def moment(serial: Decimal, *, since_1904: bool) -> datetime | None:
    """The moment that a number stands for, to the second; None beyond the years of Excel."""
    if not 0 <= serial <= _LAST:
        return None
    days = int(serial)
    seconds = round((serial - days) * 86_400)
    start = _1904 if since_1904 else _1900 + timedelta(days=days < _LEAP)
    try:
        return start + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def said(when: datetime, section: str) -> str:
    """The moment in a format such as ``yyyy"年"m"月"``."""
    tokens = [(match, match.groups()) for match in _TOKENS.finditer(section)]
    marks = [mark.casefold() for _, (_, _, _, mark, _, _) in tokens if mark]
    halves = any(half for _, (_, _, half, *_) in tokens)
    pieces, at = [], 0
    for _, (quoted, escaped, half, mark, _, letter) in tokens:
        if mark:
            pieces.append(_part(when, marks, at, halves=halves))
            at += 1
        elif half:
            pieces.append(_half(when, half))
        else:
            pieces.append(quoted or escaped or letter or "")
    return "".join(pieces).strip()


def _half(when: datetime, mark: str) -> str:
    first, second = mark.split("/")
    return first if when.hour < 12 else second


def _part(when: datetime, marks: list[str], at: int, *, halves: bool) -> str:
    """What a run of letters stands for; ``m`` beside hours or seconds is minutes."""
    mark = marks[at]
    wide = len(mark)
    match mark[0]:
        case "y":
            return f"{when.year:04}" if wide > 2 else f"{when.year % 100:02}"
        case "d" if wide > 2:
            return ("星期" if wide > 3 else "周") + _DAYS[when.weekday()]
        case "m" if _is_minutes(marks, at):
            number = when.minute
        case "h":
            number = (when.hour % 12 or 12) if halves else when.hour
        case letter:
            number = {"d": when.day, "m": when.month, "s": when.second}[letter]
    return f"{number:02}" if wide == 2 else str(number)


def _is_minutes(marks: list[str], at: int) -> bool:
    before = marks[at - 1][0] if at else ""
    after = marks[at + 1][0] if at + 1 < len(marks) else ""
    return before == "h" or after == "s"
