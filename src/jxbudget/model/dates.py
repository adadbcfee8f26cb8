"""Dates and spans of time as forms write them: ``9月前``, ``2025年年底前``, ``2021.1-2021.12``."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple


class Moment(NamedTuple):
    """A date as far as it is told; a quarter, half or end of a year is told by its last month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Found(NamedTuple):
    """One moment, or the two ends of a span, and on which side of it the thing must happen."""

    moments: tuple[Moment, ...]
    is_deadline: bool = False
    is_start: bool = False
    is_dotted: bool = False


BARE_MONTH = re.compile(r"[0-9]{1,2}月")

_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年|当年|本年|全年)?"
_POINT = re.compile(
    rf"{_YEAR}(?:(?P<end>年?底|年?末|年终)|年?(?P<start>初)"
    r"|(?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})[日号]|[上中下]旬|[底末初])?"
    r"|第?(?P<quarter>[一二三四1-4])季度[底末]?|(?P<half>[上下])半年[底末]?)"
)
_WHOLE_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年度?")
_DASHED = re.compile(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{1,2}|([-./])[0-9]{1,2}\1[0-9]{1,2})")
_DOTTED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})([-./])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?"
)
_HEAD = re.compile(r"(?:截至|截止到?|于|在)")
_TAIL = re.compile(
    r"(?P<deadline>之前|以前|前|以内|之内|内)?(?P<start>之后|以后|后|起)?"
    r"(?:全部|基本)?(?:完成|完工|竣工|交付|开始|投入使用)?$"
)
_SEPARATOR = re.compile(r"-|~|—+|至|到")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:-|~|—+|至|到)((?:19|20)[0-9]{2})年?")
_CHINESE_MONTH = re.compile(r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])月")
_CHINESE = {name: str(n) for n, name in enumerate("一二三四五六七八九十", 1)}
_CHINESE |= {"十一": "11", "十二": "12"}


def read(text: str) -> Found | None:
    """Read a text (half-width digits) that is a date or a span and nothing else."""
    text = _CHINESE_MONTH.sub(lambda found: _CHINESE[found[1]] + "月", text.replace(" ", ""))
    head = _HEAD.match(text)
    text = text[head.end() :] if head else text
    for tail in _tails(text):
        body = text[: tail.start()]
        found = _point(body) or _span(body)
        if found:
            deadline, start = bool(tail["deadline"]), bool(tail["start"])
            return found._replace(is_deadline=deadline, is_start=start)
    return None


def is_impossible(text: str) -> bool:
    """Whether a text is written as a date that no calendar has: ``2月30日前``, ``13月底``."""
    text = text.replace(" ", "")
    bodies = (text[: tail.start()] for tail in _tails(text))
    return any(_is_dated(body) and _point(body) is None for body in bodies)


def _is_dated(text: str) -> bool:
    """Whether a month, or a year with a dash or a dot, is written in figures."""
    found = _POINT.fullmatch(text)
    return bool((found and found["month"]) or _DASHED.fullmatch(text))


def _tails(text: str) -> Iterator[re.Match[str]]:
    """Every way to cut a tail off, the longest first."""
    for start in range(len(text) + 1):
        tail = _TAIL.match(text, start)
        if tail:
            yield tail


def _point(text: str) -> Found | None:
    found = _POINT.fullmatch(text) or _WHOLE_YEAR.fullmatch(text)
    if found:
        return _checked(_moment(found.groupdict()), is_dotted=False)
    found = _DOTTED.fullmatch(text)
    return _checked(_moment(found.groupdict()), is_dotted=True) if found else None


def _moment(parts: dict[str, str | None]) -> Moment:
    year, month, day = (int(v) if (v := parts.get(k)) else None for k in ("year", "month", "day"))
    if parts.get("end"):
        month = 12
    if parts.get("start"):
        month = 1
    if quarter := parts.get("quarter"):
        month = 3 * int(_CHINESE.get(quarter, quarter))
    if half := parts.get("half"):
        month = 6 if half == "上" else 12
    return Moment(year, month, day)


def _checked(moment: Moment, *, is_dotted: bool) -> Found | None:
    if moment.month is not None and not 1 <= moment.month <= 12:
        return None
    longest = monthrange(moment.year or 2000, moment.month or 1)[1]
    if moment.day is not None and not 1 <= moment.day <= longest:
        return None
    return Found((moment,), is_dotted=is_dotted)


def _span(text: str) -> Found | None:
    years = _YEARS.fullmatch(text)
    if years:
        return Found((Moment(int(years[1])), Moment(int(years[2]))))
    for separator in _SEPARATOR.finditer(text, 1):
        left, right = text[: separator.start()], text[separator.end() :]
        until = _point(right)
        since = (_point(left) or _point(left + right[-1])) if until else None
        if since and until:
            return Found((*since.moments, *until.moments))
    return None
