"""Head counts in 机构设置及人员配置: ``工作人员6人，其中在编人员4人，长期聘用人员1人``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

STAFFING = "机构设置及人员配置"


class Heads(NamedTuple):
    """So many people of one kind, and the words that say so."""

    words: str
    kind: str
    number: int


class Breakdown(NamedTuple):
    """A number of people and the kinds that are named after 其中."""

    total: Heads
    parts: tuple[Heads, ...]

    @property
    def sum(self) -> int:
        """How many people the parts are."""
        return sum(part.number for part in self.parts)

    @property
    def is_of_posts(self) -> bool:
        """Whether 编制 is broken down, not the people in it."""
        return "编制" in self.total.kind

    @property
    def is_wrong(self) -> bool:
        """Whether the kinds surely are all there are and are not the total.

        Of people, some must be on the establishment and some not. 编外 may hold the 聘用 named
        beside it, 在编 the 工勤: then nothing is sure. One kind alone must not exceed the total.
        """
        if self.sum == self.total.number or len(self.parts) < 2:
            return any(part.number > self.total.number for part in self.parts)
        if self.is_of_posts:
            return self.sum > self.total.number
        inside = [part.kind for part in self.parts if not re.search(_OUTSIDE, part.kind)]
        outside = [part.kind for part in self.parts if re.search(_OUTSIDE, part.kind)]
        is_all = any(re.search(_ALL_OUTSIDE, kind) for kind in outside)
        nested = len(inside) > 1 or (len(outside) > 1 and is_all)
        return bool(inside and outside) and not nested


_TOTAL = (
    r"(?P<words>(?P<kind>[^0-9，,。；;：:（()）、\n]{0,16})[：:]?(?P<count>[0-9]{1,6})\s*[人名])"
    r"\s*+(?P<open>[，,；;。：:（(]?)\s*+其中[：:，,]?"
)
_PART = (
    r"\s*[和及与]?(?P<words>(?P<kind>[^0-9]{1,14}?)(?:数|为|有|共|共计)?[：:]?\s*"
    r"(?P<count>[0-9]{1,6})\s*[人名])\s*"
)
_ASIDE = r"[（(][^（()）]*[）)]"
_SEPARATOR = r"[，,、；;]"
_INSIDE = r"在编|编内|正式|行政|参公|事业|公务员|工勤"
_OUTSIDE = r"编外|非在?编|聘|合同|派遣|兼职|临时|借[用调]|返聘|公益性岗位|雇员|人事代理|辅助"
_ALL_OUTSIDE = r"编外|非在?编"
_AGAIN = r"另|还有|此外|实有|现有|实际|目前|截至|年末|离休|退休"
_BRACKETS = frozenset({"（", "("})
_MOST_PARTS = 10
_LONGEST = 1000


def breakdowns(text: str) -> Iterator[Breakdown]:
    """Every number of people with kinds after 其中; kinds that are no kind of post end a list."""
    for found in re.finditer(_TOTAL, text) if "其中" in text else ():
        total = _heads(found)
        items = _items(text[found.end() : found.end() + _LONGEST], found["open"])
        yield Breakdown(total, tuple(_parts(items, posts="编制" in total.kind)))


def _items(rest: str, opening: str) -> list[str]:
    """What is listed up to the end of the sentence or the bracket; nothing of an endless list."""
    end = "[）)。\n]" if opening in _BRACKETS else "[。\n]"
    aside_free = rest if opening in _BRACKETS else re.sub(_ASIDE, "", rest)
    listed = re.split(end, aside_free, maxsplit=1)[0]
    items = re.split(_SEPARATOR, listed)
    ends = len(listed) < len(aside_free) or len(rest) < _LONGEST
    return items if ends and len(items) <= _MOST_PARTS else []


def _parts(items: list[str], *, posts: bool) -> Iterator[Heads]:
    """The kinds one after another, until something else is counted."""
    for item in items:
        found = re.fullmatch(_PART, item)
        kind = found["kind"] if found else ""
        if not found or re.search(_AGAIN, kind) or not _is_a_kind(kind, posts=posts):
            return
        yield _heads(found)


def _is_a_kind(kind: str, *, posts: bool) -> bool:
    """Whether a kind is one of posts (事业编制), or of people by the post they hold (在编人员)."""
    outside = bool(re.search(_OUTSIDE, kind))
    if posts:
        return bool(re.search(_INSIDE, kind)) and "在编" not in kind and not outside
    return "编制" not in kind and (outside or bool(re.search(_INSIDE, kind)))


def _heads(found: re.Match[str]) -> Heads:
    return Heads(found["words"].strip(), found["kind"].strip(), int(found["count"]))


_POSTS = r"编制(?:总?人?数|员额)?(?:共计?|总计|为|是)?[：:]?\s*(?P<count>[0-9]{1,6})\s*[人名](?!以)"
_STAFF = (
    r"在编(?<!非在编)(?:在[岗职])?(?:[教干]?职工|人员|工作人员|干部|教师|人数)?"
    r"(?:共计?|为|有)?[：:]?\s*(?P<count>[0-9]{1,6})\s*[人名]"
)


def posts_and_staff(text: str) -> tuple[Heads, Heads] | None:
    """编制 and 在编 where the text names exactly one number of each."""
    posts, staff = list(re.finditer(_POSTS, text)), list(re.finditer(_STAFF, text))
    if len(posts) != 1 or len(staff) != 1:
        return None
    return (
        Heads(posts[0][0], "编制", int(posts[0]["count"])),
        Heads(staff[0][0], "在编", int(staff[0]["count"])),
    )
