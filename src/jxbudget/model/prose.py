"""Numbers with a unit in running text, each with the words around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jxbudget.model.amount import is_whole
from jxbudget.model.comparators import AFTER, BEFORE, PREFIXES, Comparator
from jxbudget.model.fragments import fold, fragments
from jxbudget.model.numerals import has_digit
from jxbudget.model.units import COUNTED, kind_of
from jxbudget.model.value import IndicatorValue, Kind, parse_value

_ZERO = Decimal(0)
LONGEST = 40
"""Longer fragments are no numbers that anybody would write."""


class Mention(NamedTuple):
    """A number with its unit where a text names it.

    ``text`` is the author's fragment (``1万人``, ``80-100人``), which stands at ``start``;
    ``value`` what it means together with the words that bound it (约, 不少于, 以上, 左右).
    ``before`` and ``after`` are the words between it and the next number or the end of the
    ``clause``, which lies between two punctuation marks; ``lead`` is the sentence up to there,
    at most its last 120 letters.
    """

    text: str
    start: int
    value: IndicatorValue
    before: str
    after: str
    clause: str
    lead: str

    @property
    def number(self) -> Decimal:
        """The number; of a range its lower end."""
        return self.value.bounds[0] if self.value.bounds else self.value.number or Decimal(0)

    @property
    def unit(self) -> str:
        """The unit as written."""
        return self.value.unit or ""

    @property
    def comparator(self) -> Comparator | None:
        """The comparator in front or behind."""
        return self.value.comparator

    @property
    def end(self) -> int:
        """Where the fragment ends."""
        return self.start + len(self.text)

    def quoted_from(self, text: str) -> str:
        """The fragment, with as many letters before it as tell it from an earlier one.

        Where ``11万人`` stands earlier in the text, ``1万人`` is quoted as ``招募1万人``.
        """
        for start in range(self.start, max(0, self.start - LONGEST) - 1, -1):
            quote = text[start : self.end]
            if text.find(quote) == start:
                return quote
        return self.text


# the first letter of a comparator is looked at before all of them are tried
_FIRST = "".join({word[0] for word in PREFIXES})
_HEAD = re.compile(rf"(?:(?=[{_FIRST}])(?:{BEFORE}))?\s?(?:大约|大概|约|近)?\s?$")
_TAIL = re.compile(rf"(?:\(含\))?(?:左右|上下|(?!内)(?:{AFTER}))?")
_LONGEST_HEAD, _LONGEST_KIND, _LONGEST_LEAD = 12, 10, 120
_ONE_OF_THEM = r"[一-鿿]{0,8}之一"
_RANKED = re.compile(r"前\s?[0-9]+\s?[名位强]")
_CLOCK = re.compile(r"(?<![0-9])24 ?小时")

_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_CLAUSE_END = re.compile(r"[。；;！!？?\n，：:“”‘’《》(),](?!(?<=[0-9],)[0-9]{3})")


@lru_cache(maxsize=256)
def read_mentions(text: str) -> tuple[Mention, ...]:
    """Every number with a unit that a text names, in order. Takes any string, raises on none.

    >>> [(one.text, one.before, one.after) for one in read_mentions("全年招募1万人并检测入库。")]
    [('1万人', '全年招募', '并检测入库')]

    Dates, ordinals, file numbers, ages, numbers of years and figures without a unit are not
    read, nor are numbers written in Chinese (三次). Time is linear in the length of the text.
    """
    folded = fold(text)
    found = [one for start, end in fragments(folded) if (one := _read(folded, start, end))]
    return tuple(_placed(text, folded, found)) if found else ()


def _read(folded: str, start: int, end: int) -> tuple[int, int, int, int, IndicatorValue] | None:
    """Where the fragment and the phrase around it start and end, and what the phrase means."""
    if end - start > LONGEST or _is_something_else(folded, start, end):
        return None
    before = folded[max(0, start - _LONGEST_HEAD) : start]
    head = _HEAD.search(before)
    tail = _TAIL.match(folded, end)
    since = start - (len(before) - head.start() if head else 0)
    until = tail.end() if tail else end
    value = parse_value(folded[since:until].strip())
    return (since, start, end, until, value) if _counts(value) else None


def _is_something_else(folded: str, start: int, end: int) -> bool:
    """One of several (11个省份之一), a place in a list (前10名), round the clock."""
    fragment = folded[start:end]
    return bool(
        _is_one_of_them(folded[end : end + _LONGEST_KIND])
        or _CLOCK.fullmatch(fragment)
        or _RANKED.match(folded, start - 1 if start else 0)
        or (_starts_a_sentence(folded, start) and re.match(r"[0-9]{1,2}\.[0-9]{2,}", fragment))
    )


def _is_one_of_them(after: str) -> bool:
    return "之一" in after and re.match(_ONE_OF_THEM, after) is not None


def _starts_a_sentence(folded: str, start: int) -> bool:
    return not start or folded[start - 1] in "\n 。；;：:"


def _counts(value: IndicatorValue) -> bool:
    """A quantity or a range, whole where only whole ones can be counted: ``1.3个`` is item 1."""
    if value.kind not in {Kind.QUANTITY, Kind.RANGE} or value.unit is None:
        return False
    numbers = value.bounds or (value.number or _ZERO,)
    if min(numbers) < 0:
        return False
    return kind_of(value.unit) not in COUNTED or all(map(is_whole, numbers))


def _placed(
    text: str, folded: str, found: list[tuple[int, int, int, int, IndicatorValue]]
) -> Iterator[Mention]:
    clauses, sentences = _cuts(_CLAUSE_END, folded), _cuts(_SENTENCE_END, folded)
    parts = _Parts(text)
    for at, (since, start, end, until, value) in enumerate(found):
        low, high = _around(clauses, start, end)
        left = max(low, found[at - 1][3] if at else 0)
        right = min(high, found[at + 1][0] if at + 1 < len(found) else high)
        yield Mention(
            text[start:end],
            start,
            value,
            text[left : max(left, since)],
            text[until : max(until, right)],
            parts[low, high],
            parts[max(_around(sentences, start, end)[0], low - _LONGEST_LEAD), low],
        )


class _Parts(dict[tuple[int, int], str]):
    """Parts of a text, each cut once: mentions of one clause share it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __missing__(self, span: tuple[int, int]) -> str:
        self[span] = self.text[slice(*span)]
        return self[span]


def _cuts(mark: re.Pattern[str], folded: str) -> list[int]:
    return [0, *[found.end() for found in mark.finditer(folded)], len(folded) + 1]


def _around(cuts: list[int], start: int, end: int) -> tuple[int, int]:
    """The stretch between two marks in which a fragment lies, without the closing mark."""
    after = bisect_left(cuts, end + 1)
    before = after - 1
    while cuts[before] > start:
        before -= 1
    return cuts[before], cuts[after] - 1


_UNIT_OF_A_WORD = r"[次场期个项家人名例份篇件套台本册批户处所座条种类支辆倍年天]"
_IN_WORDS = (
    rf"百分之[一二三四五六七八九十百]|[二两三四五六七八九十百千万]{_UNIT_OF_A_WORD}"
    r"|(?<![唯统])一[次场期项](?!性)|零(?![星售件部碎散基])|半数|翻番|翻一番"
)
_LABELS = (
    r"(?<![0-9])[0-9]{1,4}\s?[余多]?年|[0-9]{1,2}月份?|[0-9]{1,2}日|(?<![0-9])[0-9]++号|第\s?[0-9]+"
    r"|[〔\[【(][0-9]{4}[〕\]】)]|(?:19|20)[0-9]{2}(?=[-~—至到/.])"
    r"|(?:目标|任务|指标|附件|表)\s?[0-9]+|[0-9]{3,4}-[0-9]{7,8}"
    r"|(?<![A-Za-z.-])[A-Za-z][A-Za-z-]*+\.?[0-9][0-9.]*|(?<![0-9])[0-9]++[A-Za-z]+"
    r"|(?:^|(?<=[\n 。；;：:，,、]))\(?[0-9]{1,2}(?:\)|[、.](?![0-9]))|\([0-9]{1,2}\)"
)


def names_a_number(text: str) -> bool:
    """Whether a text has any number that is not a date, an item, or part of a name.

    Here numbers in Chinese (三次, 百分之八十) count too.
    """
    if read_mentions(text) or re.search(_IN_WORDS, text):
        return True
    return has_digit(re.sub(_LABELS, "", fold(text)))
