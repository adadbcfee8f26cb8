"""Indicator values: the author's own text, and beside it what the text means.

The grammar is ``[comparator] number [unit]``, a wording, a progress or a date, as published
forms write them. Reading loses nothing and never fails: what nobody can read is a kind too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from jxbudget.model import dates
from jxbudget.model.dates import Moment
from jxbudget.model.numerals import COUNT, ONE_NUMBER, read_count

Comparator = Literal["≥", "≤", "=", ">", "<"]

LONGEST = 300
"""Longer texts are sentences, not values: they are kept and not taken apart."""


class Kind(StrEnum):
    """What a value is."""

    QUANTITY = "quantity"
    RANGE = "range"
    DATE = "date"
    PROGRESS = "progress"
    WORDING = "wording"
    COMPOUND = "compound"
    BLANK = "blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """What one cell of an indicator promises.

    ``text`` is the author's, unchanged; ``str()`` gives it back. ``number`` is exact, with 万 or
    亿 already applied: ``≤18.68万元`` is 186800 元. ``unit`` may be compound (``元/人*天``).
    A range has ``bounds`` (low, high), a date has ``moments`` (one, or the two ends of a span),
    a compound has the quantities found in it as ``parts``.
    """

    text: str
    kind: Kind
    comparator: Comparator | None = None
    number: Decimal | None = None
    unit: str | None = None
    sign: str = ""
    approximate: bool = False
    bounds: tuple[Decimal, Decimal] | None = None
    moments: tuple[Moment, ...] = ()
    parts: tuple["IndicatorValue", ...] = ()

    def __str__(self) -> str:
        """The author's text."""
        return self.text

    def printed(self, glyphs: Mapping[str, str]) -> str:
        """The text with its leading comparator sign as a form prints it (``=`` or ``＝``)."""
        if not self.sign or self.comparator is None:
            return self.text
        glyph = glyphs.get(self.comparator, self.comparator)
        return self.text.replace(self.sign, glyph, 1)


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _FULL_WIDTH | str.maketrans("\u3000﹥﹤−–〜∼", " ><--~~")
_BLANKS = frozenset({"", "无", "无。", "/", "-", "--", "—", "——", "―", "N/A", "n/a"})

_SIGNS: dict[str, Comparator] = {
    ">=": "≥",
    "=>": "≥",
    "≥": "≥",
    "≧": "≥",
    "⩾": "≥",
    "<=": "≤",
    "=<": "≤",
    "≤": "≤",
    "≦": "≤",
    "⩽": "≤",
    "=": "=",
    ">": ">",
    "<": "<",
}
_WORDS: dict[str, Comparator] = {
    "大于或等于": "≥",
    "大于等于": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "不短于": "≥",
    "不早于": "≥",
    "至少": "≥",
    "最少": "≥",
    "达到": "≥",
    "小于或等于": "≤",
    "小于等于": "≤",
    "不高于": "≤",
    "不超过": "≤",
    "不大于": "≤",
    "不多于": "≤",
    "不长于": "≤",
    "不晚于": "≤",
    "不迟于": "≤",
    "不超": "≤",
    "至多": "≤",
    "最多": "≤",
    "控制在": "≤",
    "等于": "=",
    "大于": ">",
    "高于": ">",
    "多于": ">",
    "超过": ">",
    "超": ">",
    "小于": "<",
    "低于": "<",
    "少于": "<",
}
_SUFFIXES: dict[str, Comparator] = {
    "及以上": "≥",
    "以上": "≥",
    "之上": "≥",
    "及以下": "≤",
    "以下": "≤",
    "之下": "≤",
    "范围内": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
_PREFIXES = _SIGNS | _WORDS
_DIRECTION = {"≥": 1, ">": 1, "=": 0, "≤": -1, "<": -1}


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGN = re.compile(_any_of(_SIGNS))
_ANY_PREFIX = re.compile(_any_of(_PREFIXES))
_PREFIX = re.compile(rf"\s*({_any_of(_PREFIXES)})\s*")
_SUFFIX = re.compile(rf"(?:\(含\))?({_any_of(_SUFFIXES)})(?:\(含\))?(?:完成|办结)?$")
_ROUGHLY = re.compile(r"(?:左右|上下)$")
_ABOUT = re.compile(r"(?:大约|大概|约|近)\s*")
_CURRENCY = re.compile(r"(?:人民币|[¥￥])\s*")
_PERCENT_WORD = re.compile(r"百分之\s*(" + ONE_NUMBER + ")")
_UNIT_DIGITS = re.compile(r"(?<=m)[23]|(?<=CO)2|(?<=[/每])\d+")
_NOT_A_UNIT = re.compile(r"^[/*.·_-]|[\s\d,;、:!?。…≥≤≧≦⩾⩽=<>±~\"“”‘’《》]")
_BRACKETED = re.compile(r"\(([^()]*)\)$")
_PERCENTS = {"百分比": "%", "%": "%", "个百分比": "%"}
_BETWEEN = re.compile(r"\s*(?:~|-|—+|－|至|到)\s*")
_JOINT = re.compile(r"\s*(?:并且|而且|且|并|,|;|、)?\s*$")
_MIDDLE = re.compile(r"\s*(?:≤|<=|<)\s*(?:[a-zA-Z]|指标值)$")
_PART = re.compile(
    rf"(?:({_any_of(_PREFIXES)})\s*)?(?<![\d.])({COUNT})([^\s\d,;、:!?。()≥≤=<>±~-]{{0,8}})"
)


@lru_cache(maxsize=4096)
def _parse_short(text: str) -> IndicatorValue:
    folded = text.translate(_FOLD).strip()
    folded = folded if folded in _BLANKS else folded.rstrip("。;,")
    if folded in _BLANKS:
        return IndicatorValue(text, Kind.BLANK)
    if not _balanced(folded):
        return IndicatorValue(text, Kind.UNREADABLE)
    return (
        _read_date(text, folded)
        or _read_words(text, folded)
        or _read_range(text, folded)
        or _read_quantity(text, folded)
        or _read_compound(text, folded)
    )


def parse_value(text: str) -> IndicatorValue:
    """Read one indicator value. Takes any string, raises on none.

    >>> parse_value("≤18.68万元")  # doctest: +ELLIPSIS
    IndicatorValue(text='≤18.68万元', ..., comparator='≤', number=Decimal('186800'), unit='元', ...)

    The kinds and examples are those of published forms of some fifteen provinces.
    """
    if len(text) > LONGEST:
        return IndicatorValue(text, Kind.COMPOUND if _has_digit(text) else Kind.WORDING)
    return _parse_short(text)


def _has_digit(text: str) -> bool:
    return any("0" <= letter <= "9" or "０" <= letter <= "９" for letter in text)


def _balanced(text: str) -> bool:
    pairs = {")": "(", "]": "[", "】": "【", "}": "{"}
    opened: list[str] = []
    for letter in text:
        if letter in pairs.values():
            opened.append(letter)
        elif letter in pairs and (not opened or opened.pop() != pairs[letter]):
            return False
    return not opened


def _split_prefix(text: str) -> tuple[Comparator | None, str, str]:
    """Comparator, the author's sign (empty for a word), and what follows."""
    found = _PREFIX.match(text)
    if found is None:
        return None, "", text
    word = found[1]
    return _PREFIXES[word], word if word in _SIGNS else "", text[found.end() :]


def _split_suffix(text: str) -> tuple[Comparator | None, str]:
    found = _SUFFIX.search(text)
    if found is None:
        return None, text
    return _SUFFIXES[found[1]], text[: found.start()].rstrip()


def _author_sign(text: str, sign: str) -> str:
    """The sign as the author typed it, full-width or not."""
    start = len(text) - len(text.lstrip())
    return text[start : start + len(sign)]


def _agree(first: Comparator | None, second: Comparator | None) -> bool:
    return first is None or second is None or _DIRECTION[first] == _DIRECTION[second]


def _read_date(text: str, folded: str) -> IndicatorValue | None:
    before, sign, rest = _split_prefix(folded)
    if before in {"≥", ">"} and dates.BARE_MONTH.fullmatch(rest):
        return None
    found = dates.read(rest)
    if found is None or (sign and found.is_dotted):
        return None
    return IndicatorValue(
        text,
        Kind.DATE,
        before or ("≤" if found.is_deadline else "≥" if found.is_start else None),
        sign=_author_sign(text, sign),
        moments=found.moments,
    )


def _read_words(text: str, folded: str) -> IndicatorValue | None:
    """A value without any digit: a wording, a progress, or a comparator left alone."""
    if _has_digit(folded):
        return None
    comparator, sign, rest = _split_prefix(folded)
    if _SIGN.search(rest) or (sign and not rest) or folded in _WORDS:
        return IndicatorValue(text, Kind.UNREADABLE)
    sign = _author_sign(text, sign)
    if "序时进度" in rest:
        return IndicatorValue(text, Kind.PROGRESS, comparator, sign=sign)
    if sign and comparator != "=":
        return IndicatorValue(text, Kind.UNREADABLE)
    return IndicatorValue(text, Kind.WORDING, comparator if sign else None, sign=sign)


@dataclass(frozen=True, slots=True)
class _Amount:
    number: Decimal
    unit: str | None
    approximate: bool


def _read_amount(text: str) -> _Amount | None:
    """A number with its multiplier and unit and nothing else."""
    about = _ABOUT.match(text)
    text = text[about.end() :] if about else text
    currency = _CURRENCY.match(text)
    text = text[currency.end() :] if currency else text
    percent = _PERCENT_WORD.fullmatch(text)
    if percent:
        return _Amount(Decimal(percent[1].replace(",", "")), "%", bool(about))
    roughly = _ROUGHLY.search(text)
    count = read_count(text[: roughly.start()] if roughly else text)
    if count is None:
        return None
    unit = _read_unit(count.rest.strip())
    if unit is None:
        return None
    if currency and not unit:
        unit = "元"
    return _Amount(count.number, unit or None, bool(about or roughly or count.approximate))


def _read_unit(text: str) -> str | None:
    """The unit, empty when there is none, None when the text is more than a unit."""
    bracket = _BRACKETED.search(text)
    if bracket and bracket.start() == 0:
        text = bracket[1].strip()
    elif bracket and len(bracket[1]) > 2 and not _has_digit(bracket[1]):
        text = text[: bracket.start()]
    text = _PERCENTS.get(text, text)
    if len(text) > 12 or _NOT_A_UNIT.search(_UNIT_DIGITS.sub("", text)):
        return None
    return text


def _read_quantity(text: str, folded: str) -> IndicatorValue | None:
    before, sign, rest = _split_prefix(folded)
    after, body = _split_suffix(rest)
    amount = _read_amount(body)
    if amount is None and after is not None:
        after, amount = None, _read_amount(rest)
    if amount is None or not _agree(before, after):
        return None
    return IndicatorValue(
        text,
        Kind.QUANTITY,
        before or after,
        amount.number,
        amount.unit,
        _author_sign(text, sign),
        amount.approximate,
    )


def _read_range(text: str, folded: str) -> IndicatorValue | None:
    return _read_tolerance(text, folded) or _read_span(text, folded) or _read_between(text, folded)


def _read_tolerance(text: str, folded: str) -> IndicatorValue | None:
    """``±3%以内``: at most 3 % to either side; ``5±1天``: from 4 to 6 days."""
    before, sign, rest = _split_prefix(folded)
    after, body = _split_suffix(rest)
    middle, found, sides = body.partition("±")
    amount = _read_amount(sides) if found else None
    centre = _read_amount(middle + amount.unit) if middle and amount and amount.unit else None
    centre = centre or (_read_amount(middle) if middle else None)
    if amount is None or (middle and centre is None) or not _agree(before, after):
        return None
    at = centre.number if centre else Decimal(0)
    return IndicatorValue(
        text,
        Kind.RANGE,
        before or after,
        None if centre else amount.number,
        amount.unit,
        _author_sign(text, sign),
        amount.approximate,
        (at - amount.number, at + amount.number),
    )


def _read_span(text: str, folded: str) -> IndicatorValue | None:
    """``80%-100%``, ``3至5天``, ``1-2万人``."""
    before, sign, rest = _split_prefix(folded)
    if before not in {None, "="}:
        return None
    for joint in _BETWEEN.finditer(rest, 1):
        low, high = _read_amount(rest[: joint.start()]), _read_amount(rest[joint.end() :])
        if low is None or high is None:
            continue
        if low.unit is None:
            low = _with_tail_of(rest[: joint.start()], rest[joint.end() :]) or low
        if low.unit in {None, high.unit} and low.number <= high.number:
            return IndicatorValue(
                text,
                Kind.RANGE,
                before,
                unit=high.unit,
                sign=_author_sign(text, sign),
                bounds=(low.number, high.number),
            )
    return None


def _with_tail_of(low: str, high: str) -> _Amount | None:
    """``1`` beside ``2万人`` is 1万人."""
    digits = re.match(ONE_NUMBER, high)
    return _read_amount(low + high[digits.end() :]) if digits else None


def _read_between(text: str, folded: str) -> IndicatorValue | None:
    """``≥80%且≤100%`` and ``80%≤x≤100%``."""
    for second in _ANY_PREFIX.finditer(folded, 1):
        left = _side(_JOINT.sub("", folded[: second.start()]))
        right = _side(folded[second.start() :])
        if left and right and _DIRECTION[left[0]] * _DIRECTION[right[0]] < 0:
            ends = (left[1].number, right[1].number)
            unit = right[1].unit or left[1].unit
            return IndicatorValue(text, Kind.RANGE, unit=unit, bounds=(min(ends), max(ends)))
    return None


def _side(text: str) -> tuple[Comparator, _Amount] | None:
    middle = _MIDDLE.search(text)
    if middle:
        amount = _read_amount(text[: middle.start()])
        return ("≥", amount) if amount else None
    comparator, _, rest = _split_prefix(text)
    amount = _read_amount(rest)
    return (comparator, amount) if comparator and amount else None


def _read_compound(text: str, folded: str) -> IndicatorValue:
    """Several numbers, or a number inside a sentence: the quantities are its parts."""
    parts = tuple(_parts(folded))
    signs_without_number = any(
        not re.match(r"\s*(?:[±¥￥]|[-+]?\d)", folded[sign.end() :])
        for sign in _SIGN.finditer(folded)
    )
    if signs_without_number or not parts or _contradicts(folded):
        return IndicatorValue(text, Kind.UNREADABLE)
    return IndicatorValue(text, Kind.COMPOUND, parts=parts)


def _contradicts(folded: str) -> bool:
    """Two comparators on one number that pull apart: ``≥95%以下``."""
    before, _, rest = _split_prefix(folded)
    after, body = _split_suffix(rest)
    return not _agree(before, after) and _read_amount(body) is not None


def _parts(folded: str) -> Iterator[IndicatorValue]:
    for found in _PART.finditer(folded):
        yield _read_quantity(found[0], found[0]) or _bare(found)


def _bare(found: re.Match[str]) -> IndicatorValue:
    count = read_count(found[2])
    number = count.number if count else None
    return IndicatorValue(found[0], Kind.QUANTITY, number=number)
