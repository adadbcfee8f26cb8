"""Indicator values: the author's own text, and beside it what the text means.

The grammar is ``[comparator] number [unit]``, a wording, a progress or a date, as published
forms write them. Reading loses nothing and never fails: what nobody can read is a kind too.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from jxbudget.model import dates
from jxbudget.model.comparators import (
    ANYWHERE,
    BEFORE,
    DIRECTION,
    PREFIXES,
    SIGN,
    SIGNS,
    WORDS,
    Comparator,
    agree,
    split_prefix,
    split_suffix,
)
from jxbudget.model.dates import Moment
from jxbudget.model.measures import Measure, read_measure
from jxbudget.model.numerals import COUNT, EXACT, ONE_NUMBER, has_digit, read_count

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


class IndicatorValue(NamedTuple):
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

_BETWEEN = re.compile(r"\s*(?:~|-|—+|－|至|到)\s*")
_JOINT = re.compile(r"\s*(?:并且|而且|且|并|,|;|、)?\s*$")
_MIDDLE = re.compile(r"\s*(?:≤|<=|<)\s*(?:[a-zA-Z]|指标值)$")
_PART = rf"(?:({BEFORE})\s*)?(?<![\d.])({COUNT})([%‰]|[^\s\d,;、:!?。()≥≤=<>±~-]{{0,8}})"


_PLAIN = re.compile(
    rf"([≥≤=<>]|{'|'.join(WORDS)}|)([0-9]+(?:\.[0-9]+)?)(万?)"
    r"(%|(?:[^\W\d_Ａ-Ｚａ-ｚ][/*]?){0,6})"
)
_MEANS_MORE = frozenset("年月季日前后起成工付始用至到于少超多在余上下内右整币万亿千百十")
"""Letters of dates, spans, comparators, multipliers: in a unit they may make it another kind."""


@lru_cache(maxsize=4096)
def _parse_short(text: str) -> IndicatorValue:
    return _read_plain(text) or _take_apart(text)


def _read_plain(text: str) -> IndicatorValue | None:
    """``≥95%``, ``不少于5场``: what most cells and texts say, read as it would be taken apart."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    before, digits, multiplier, unit = found.groups()
    if not _MEANS_MORE.isdisjoint(unit) or ("." in digits and not unit):
        return None
    count = read_count(digits + multiplier) if multiplier else None
    number = count.number if count else Decimal(digits)
    sign = before if before in SIGNS else ""
    return IndicatorValue(text, Kind.QUANTITY, PREFIXES.get(before), number, unit or None, sign)


def _take_apart(text: str) -> IndicatorValue:
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
        return IndicatorValue(text, Kind.COMPOUND if has_digit(text) else Kind.WORDING)
    return _parse_short(text)


def _balanced(text: str) -> bool:
    pairs = {")": "(", "]": "[", "】": "【", "}": "{"}
    opened: list[str] = []
    for letter in text:
        if letter in pairs.values():
            opened.append(letter)
        elif letter in pairs and (not opened or opened.pop() != pairs[letter]):
            return False
    return not opened


def _author_sign(text: str, sign: str) -> str:
    """The sign as the author typed it, full-width or not."""
    start = len(text) - len(text.lstrip())
    return text[start : start + len(sign)]


def _read_date(text: str, folded: str) -> IndicatorValue | None:
    before, sign, rest = split_prefix(folded)
    if before in {"≥", ">"} and dates.BARE_MONTH.fullmatch(rest):
        return None
    found = dates.read(rest)
    if found is None and not sign and dates.is_impossible(rest):
        return IndicatorValue(text, Kind.UNREADABLE)
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
    if has_digit(folded):
        return None
    comparator, sign, rest = split_prefix(folded)
    if SIGN.search(rest) or (sign and not rest) or folded in WORDS:
        return IndicatorValue(text, Kind.UNREADABLE)
    sign = _author_sign(text, sign)
    if "序时进度" in rest:
        return IndicatorValue(text, Kind.PROGRESS, comparator, sign=sign)
    if sign and comparator != "=":
        return IndicatorValue(text, Kind.UNREADABLE)
    return IndicatorValue(text, Kind.WORDING, comparator if sign else None, sign=sign)


def _read_quantity(text: str, folded: str) -> IndicatorValue | None:
    before, sign, rest = split_prefix(folded)
    after, body = split_suffix(rest)
    amount = read_measure(body)
    if amount is None and after is not None:
        after, amount = None, read_measure(rest)
    if amount is None or not agree(before, after):
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
    before, sign, rest = split_prefix(folded)
    after, body = split_suffix(rest)
    middle, found, sides = body.partition("±")
    amount = read_measure(sides) if found else None
    centre = read_measure(middle + amount.unit) if middle and amount and amount.unit else None
    centre = centre or (read_measure(middle) if middle else None)
    if amount is None or (middle and centre is None) or not agree(before, after):
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
        (EXACT.subtract(at, amount.number), EXACT.add(at, amount.number)),
    )


def _read_span(text: str, folded: str) -> IndicatorValue | None:
    """``80%-100%``, ``3至5天``, ``1-2万人``."""
    before, sign, rest = split_prefix(folded)
    if sign and before != "=":
        return None
    for joint in _BETWEEN.finditer(rest, 1):
        low, high = read_measure(rest[: joint.start()]), read_measure(rest[joint.end() :])
        if low is None or high is None:
            continue
        if low.unit is None and re.fullmatch(ONE_NUMBER, rest[: joint.start()].strip()):
            low = _with_tail_of(rest[: joint.start()], rest[joint.end() :]) or low
        if low.unit in {None, high.unit} and low.number <= high.number:
            return IndicatorValue(
                text,
                Kind.RANGE,
                before if sign else None,
                unit=high.unit,
                sign=_author_sign(text, sign),
                bounds=(low.number, high.number),
            )
    return None


def _with_tail_of(low: str, high: str) -> Measure | None:
    """``1`` beside ``2万人`` is 1万人."""
    digits = re.match(ONE_NUMBER, high)
    return read_measure(low + high[digits.end() :]) if digits else None


def _read_between(text: str, folded: str) -> IndicatorValue | None:
    """``≥80%且≤100%`` and ``80%≤x≤100%``."""
    for second in ANYWHERE.finditer(folded, 1):
        left = _side(_JOINT.sub("", folded[: second.start()]))
        right = _side(folded[second.start() :])
        if left and right and DIRECTION[left[0]] * DIRECTION[right[0]] < 0:
            low, high = (left, right) if DIRECTION[left[0]] > 0 else (right, left)
            if low[1].number > high[1].number:
                return IndicatorValue(text, Kind.UNREADABLE)
            unit, bounds = right[1].unit or left[1].unit, (low[1].number, high[1].number)
            return IndicatorValue(text, Kind.RANGE, unit=unit, bounds=bounds)
    return None


def _side(text: str) -> tuple[Comparator, Measure] | None:
    middle = _MIDDLE.search(text)
    if middle:
        amount = read_measure(text[: middle.start()])
        return ("≥", amount) if amount else None
    comparator, _, rest = split_prefix(text)
    amount = read_measure(rest)
    return (comparator, amount) if comparator and amount else None


def _read_compound(text: str, folded: str) -> IndicatorValue:
    """Several numbers, or a number inside a sentence: the quantities are its parts."""
    parts = tuple(_parts(folded))
    signs_without_number = any(
        not re.match(r"\s*(?:[±¥￥]|[-+]?\d)", folded[sign.end() :])
        for sign in SIGN.finditer(folded)
    )
    if signs_without_number or not parts or _contradicts(folded):
        return IndicatorValue(text, Kind.UNREADABLE)
    return IndicatorValue(text, Kind.COMPOUND, parts=parts)


def _contradicts(folded: str) -> bool:
    """Two comparators on one number that pull apart: ``≥95%以下``."""
    before, _, rest = split_prefix(folded)
    after, body = split_suffix(rest)
    return not agree(before, after) and read_measure(body) is not None


def _parts(folded: str) -> Iterator[IndicatorValue]:
    for found in re.finditer(_PART, folded):
        yield _read_quantity(found[0], found[0]) or _bare(found)


def _bare(found: re.Match[str]) -> IndicatorValue:
    count = read_count(found[2])
    number = count.number if count else None
    return IndicatorValue(found[0], Kind.QUANTITY, number=number)
