"""Head counts in 机构设置及人员配置: ``工作人员6人，其中在编人员4人，长期聘用人员1人``."""

import re
from collections.abc import Iterator
from itertools import accumulate, combinations
from typing import NamedTuple

STAFFING = "机构设置及人员配置"


class Heads(NamedTuple):
    """So many people of one kind, and the words that say so."""

    words: str
    kind: str
    count: int


class Breakdown(NamedTuple):
    """A number of people and the kinds that are named after 其中."""

    total: Heads
    parts: tuple[Heads, ...]

    @property
    def sum(self) -> int:
        """How many people the parts are."""
        return sum(part.count for part in self.parts)

    @property
    def holds(self) -> bool:
        """Whether the first kinds make up the total; a list may run on with something else."""
        return self.total.count in accumulate(part.count for part in self.parts)

    @property
    def overlaps(self) -> bool:
        """Whether some of the kinds make up the total or another kind: others lie within them."""
        counts = [part.count for part in self.parts]
        sums = {sum(some) for size in range(2, len(counts)) for some in combinations(counts, size)}
        return bool(sums & {self.total.count, *counts})


_TOTAL = re.compile(
    r"(?P<words>(?P<kind>[^0-9，,。；;：:（()）、\n]{0,16})[：:]?(?P<count>[0-9]+)\s*[人名])"
    r"\s*(?P<open>[，,；;。：:（(]?)\s*其中[：:，,]?"
)
_PART = re.compile(
    r"\s*[和及与]?(?P<words>(?P<kind>[^0-9]{1,14}?)(?:数|为|有|共|共计)?[：:]?\s*(?P<count>[0-9]+)\s*[人名])\s*"
)
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_SEPARATOR = re.compile(r"[，,、；;]")
_INSIDE = re.compile(r"在编|编内|正式|行政|参公|事业|公务员|工勤")
_OUTSIDE = re.compile(
    r"编外|非在?编|聘|合同|派遣|兼职|临时|借[用调]|返聘|公益性岗位|雇员|人事代理|辅助"
)
_MOST_PARTS = 10


def breakdowns(text: str) -> Iterator[Breakdown]:
    """Every number of people with kinds after 其中; kinds that are no kind of post end a list."""
    for found in _TOTAL.finditer(text):
        rest = text[found.end() :]
        rest = (
            re.split(r"[）)]", rest, maxsplit=1)[0]
            if found["open"] in "（(" and found["open"]
            else rest
        )
        rest = _ASIDE.sub("", rest)
        items = _SEPARATOR.split(re.split(r"[。\n]", rest, maxsplit=1)[0])
        yield Breakdown(_heads(found), tuple(_parts(items[:_MOST_PARTS])))


def _parts(items: list[str]) -> Iterator[Heads]:
    for item in items:
        found = _PART.fullmatch(item)
        if not found or not (_INSIDE.search(found["kind"]) or _OUTSIDE.search(found["kind"])):
            return
        yield _heads(found)


def _heads(found: re.Match[str]) -> Heads:
    return Heads(found["words"].strip(), found["kind"].strip(), int(found["count"]))


def is_whole(breakdown: Breakdown) -> bool:
    """Whether the kinds seem to be all there are: some on the establishment and some not, or 编制 only."""
    kinds = [part.kind for part in breakdown.parts]
    posts = "编制" in breakdown.total.kind
    if posts or any("编制" in kind for kind in kinds):
        return posts and len(kinds) > 1 and all("编" in kind for kind in kinds)
    outside = [bool(_OUTSIDE.search(kind)) for kind in kinds]
    return len(kinds) > 1 and any(outside) and not all(outside)


_POSTS = re.compile(
    r"编制(?:总?人?数|员额)?(?:共计?|总计|为|是)?[：:]?\s*(?P<count>[0-9]+)\s*[人名](?!以)"
)
_STAFF = re.compile(
    r"(?<!非)在编(?:在[岗职])?(?:[教干]?职工|人员|工作人员|干部|教师|人数)?"
    r"(?:共计?|为|有)?[：:]?\s*(?P<count>[0-9]+)\s*[人名]"
)


def posts_and_staff(text: str) -> tuple[Heads, Heads] | None:
    """编制 and 在编 where the text names exactly one number of each."""
    posts, staff = list(_POSTS.finditer(text)), list(_STAFF.finditer(text))
    if len(posts) != 1 or len(staff) != 1:
        return None
    return (
        Heads(posts[0][0], "编制", int(posts[0]["count"])),
        Heads(staff[0][0], "在编", int(staff[0]["count"])),
    )
