"""When two names are one: the same, nearly the same, or alike and yet of two things."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"[（(【\[〔][^（(【\[〔）)】\]〕]*[）)】\]〕]")
_TAILS = ("专项", "项目", "工作", "经费", "资金", "支出", "费用", "款项")
_DISTINCT = frozenset(
    "0123456789一二三四五六七八九十百千甲乙丙丁首末东西南北上下前后左右内外大小高初低新老旧总分男女"
    "不非未无"
)
_PLACE = frozenset("省市县区乡镇村街州盟旗江河湖海山港岛")


@lru_cache(maxsize=1 << 12)
def plain(name: str) -> str:
    """A name without what does not tell two things apart: width, spaces, punctuation."""
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", name))).casefold()


def without_brackets(name: str) -> str:
    """A name without what stands in brackets: ``项目总成本（万元）`` is 项目总成本."""
    return _BRACKETED.sub("", name)


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name in half width, without the blanks around it."""
    return unicodedata.normalize("NFKC", name).strip()


def narrow(words: str) -> str:
    """The same words with half-width digits, letters and signs; nothing else is folded."""
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in words)


def of_any_year(name: str, year: int) -> str:
    """A plain name without the year it is of: 2026年湿地监测经费 is 湿地监测经费."""
    bare = plain(name)
    if str(year) not in name:
        return bare
    return re.sub(rf"{year}(?:年度?)?", "", bare) or bare


def without_year(name: str, year: int) -> str:
    """A name as it is written, without the year it is of."""
    return re.sub(rf"{year}(?:年度?)?", "", name) or name


def is_written_alike(one: str, other: str) -> bool:
    """Whether two names differ in nothing but width and blanks."""
    return one == other or "".join(folded(one).split()) == "".join(folded(other).split())


def similarity(one: str, other: str) -> int:
    """How alike two names are, in percent, by the letters they share in the same order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - start-up time

    return round(100 * Indel.normalized_similarity(plain(one), plain(other)))


def likeness(one: str, other: str, least: int = 0) -> int:
    """How likely two plain names are one thing's, in percent.

    0 when it is less than ``least``, and when what differs tells them apart. Words that any
    project may end with (专项, 经费 …) weigh next to nothing, and so does the order of words.
    """
    bare = _bare(one)
    if len(bare) > 1 and bare == _bare(other):
        return 99
    if _letters(one) == _letters(other) and _DISTINCT.isdisjoint(one):
        return 98
    shared = (_letters(one) & _letters(other)).total()
    if 200 * shared < (least - 1) * (len(one) + len(other)):
        return 0
    alike = similarity(one, other)
    return 0 if alike < least or (alike < 100 and tells_apart(one, other)) else alike


@lru_cache(maxsize=1 << 12)
def _bare(name: str) -> str:
    while name.endswith(_TAILS):
        name = name[:-2]
    return name


@lru_cache(maxsize=1 << 12)
def _letters(name: str) -> Counter[str]:
    return Counter(name)


def tells_apart(one: str, other: str) -> bool:
    """Whether what differs in two plain names is a number, a direction, a size, a no or a place."""
    return any(
        not _DISTINCT.isdisjoint(one[a:b] + other[c:d])
        or not _PLACE.isdisjoint(one[a : b + 1] + other[c : d + 1])
        for a, b, c, d in _differing(one, other)
    )


def _differing(one: str, other: str) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that are not shared: where each begins and ends in either name."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - start-up time

    a = c = 0
    for shared in Indel.editops(one, other).as_matching_blocks():
        if (a, c) != (shared.a, shared.b):
            yield a, shared.a, c, shared.b
        a, c = shared.a + shared.size, shared.b + shared.size


def is_slip(one: str, other: str) -> bool:
    """Whether one letter more, less, wrong or in the wrong place is all that differs.

    The names are plain ones; what tells two things apart is no slip.
    """
    return (
        _may_be_near(len(one) + len(other))
        and one != other
        and _differ_in_a_letter(one, other)
        and similarity(one, other) >= _NEAR
        and not tells_apart(one, other)
    )


_NEAR = 90


def _may_be_near(letters: int) -> bool:
    """Whether names of so many letters together are near when all but one letter is the same."""
    return 200 * ((letters - 1) // 2) >= (_NEAR - 1) * letters


def _differ_in_a_letter(one: str, other: str) -> bool:
    """One place differs, or two neighbours are swapped, when the lengths are the same."""
    if len(one) != len(other):
        return not slips_of(one).isdisjoint(slips_of(other))
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 1 or (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] + one[places[1]] == other[places[1]] + other[places[0]]
    )


def slips_of(name: str) -> frozenset[str]:
    """What a name shares with every other that is but a slip away: both have one of these."""
    return frozenset((name, *(name[:at] + name[at + 1 :] for at in range(len(name)))))
