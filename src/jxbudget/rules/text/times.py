"""When a project begins and ends, as its header says."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from jxbudget.model import dates
from jxbudget.model.dates import Moment
from jxbudget.model.spec import ProjectSpec

START, END = "开始时间", "完成时间"

_CLOCK = r"[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$"
_BARE_YEAR = r"(?:19|20)[0-9]{2}"
_ROUGH = r"季度|半年|[底末旬]"
_DIGITS = r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})?"


class Time(NamedTuple):
    """The years and months a project takes, as far as they can be read."""

    start: Moment | None
    end: Moment | None

    @property
    def start_year(self) -> int | None:
        """The year it begins in."""
        return self.start.year if self.start else None

    @property
    def end_year(self) -> int | None:
        """The year it ends in."""
        return self.end.year if self.end else None

    @property
    def is_backwards(self) -> bool:
        """Whether the end is surely before the start."""
        return bool(self.start and self.end and earlier(self.end, self.start))


def time_of(spec: ProjectSpec) -> Time:
    """开始时间 and 完成时间; of a span written in one of them, the end that is meant."""
    return _time(spec.start, spec.end)


@lru_cache(maxsize=256)
def _time(since: str, until: str) -> Time:
    start, end = read_time(since), read_time(until)
    return Time(_begin(start[0], since) if start else None, end[-1] if end else None)


def _begin(moment: Moment, text: str) -> Moment:
    """A quarter, half or end of a year is told by its last month: no month to begin in."""
    return Moment(moment.year) if re.search(_ROUGH, text) else moment


@lru_cache(maxsize=256)
def read_time(text: str) -> tuple[Moment, ...]:
    """One moment, the two ends of a span, or nothing when it is no date."""
    plain = re.sub(_CLOCK, "", unicodedata.normalize("NFKC", text).strip())
    if re.fullmatch(_BARE_YEAR, plain):
        return (Moment(int(plain)),)
    digits = re.fullmatch(_DIGITS, plain)
    if digits:
        plain = "-".join(part for part in digits.groups() if part)
    found = dates.read(plain)
    return found.moments if found else ()


def earlier(one: Moment, other: Moment) -> bool:
    """Whether a moment is surely before another, as far as both are told."""
    for left, right in zip(one, other, strict=True):
        if left is None or right is None:
            return False
        if left != right:
            return left < right
    return False
