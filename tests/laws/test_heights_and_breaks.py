"""The lines of a text and the breaks of a worksheet are those that their definitions give."""

import math
import re
from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from jxbudget.draw.excel_breaks import NEAR, SAFE, SPARE, Block, breaks
from jxbudget.draw.measure import MM, capacity, ems, lines

RUNS = settings(deadline=None, max_examples=300)
TEXTS = st.lists(
    st.sampled_from(["中", "，", "a", "1", " ", "\n", "中文" * 9, "2025", "jxbudget", "x" * 50]),
    max_size=40,
).map("".join)
HALVES_OF_MM = st.integers(8, 600)


def line_by_line(paragraph: str, room: float, indent: float) -> int:
    """Word after word is put on the line; a letter beyond ASCII is a word."""
    wanted = ems(paragraph) + indent
    if wanted <= room:
        return 1
    if not re.search(r"[!-~]{4}", paragraph):
        return math.ceil(wanted / room)
    count, used = 1, indent
    for word in re.findall(r"[!-~]+|.", paragraph):
        if used and used + ems(word) > room:
            count, used = count + 1, 0.0
        used += ems(word)
        while used > room:
            count, used = count + 1, used - room
    return count


@RUNS
@given(
    text=TEXTS, halves=HALVES_OF_MM, size=st.sampled_from([10.5, 12, 22]), indent=st.integers(0, 2)
)
def test_lines_are_those_of_words_put_one_after_another(
    text: str, halves: int, size: float, indent: int
) -> None:
    width = halves / 2 * MM - 7
    room = capacity(width, size)
    counted = sum(line_by_line(paragraph, room, indent) for paragraph in text.split("\n"))
    assert lines(text, width, size, indent) == counted


@RUNS
@given(text=TEXTS, halves=HALVES_OF_MM)
def test_as_many_letters_as_a_line_holds_ems_take_one_line(text: str, halves: int) -> None:
    width = halves / 2 * MM - 7
    some = text.replace("\n", "")[: int(capacity(width, 10.5))]
    assert lines(some, width, 10.5) == 1


def plain_breaks(
    heights: Sequence[float], blocks: Sequence[Block], page: float, titles: tuple[int, int] | None
) -> list[int]:
    """Every row is looked at for every page."""
    ends = [0.0, *accumulate(heights)]
    found: list[int] = []
    first = 0
    while True:
        repeated = ends[titles[1]] - ends[titles[0]] if titles and titles[1] <= first else 0.0
        room = max(0.0, page * SAFE - repeated)
        if ends[-1] - ends[first] <= room:
            return found
        rows = [r for r in range(first + 1, len(heights)) if ends[r] - ends[first] <= room]
        rows = rows or [first + 1]
        full = [r for r in rows if ends[r] - ends[first] >= room * (1 - SPARE)]
        good = [r for r in full if not any(cuts(block, r, ends) for block in blocks)] or rows
        near = [r for r in good if ends[good[-1]] - ends[r] <= room * NEAR]
        first = min(near, key=lambda r: (sum(b.top < r < b.end for b in blocks), -r))
        if first >= len(heights):
            return found
        found.append(first)


def cuts(block: Block, row: int, ends: Sequence[float]) -> bool:
    middle = (ends[block.top] + ends[block.end]) / 2
    return block.top < row < block.end and abs(middle - ends[row]) < block.text / 2


HEIGHTS = st.lists(st.sampled_from([22.75, 38.5, 54.25, 396.0, 15.0, 6.1]), min_size=1, max_size=90)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[float], list[Block], tuple[int, int] | None]:
    heights = draw(HEIGHTS)
    row = st.integers(0, len(heights))
    spans = st.tuples(row, row).map(sorted).filter(lambda span: span[1] - span[0] > 1)
    count = draw(st.integers(0, 20)) if len(heights) > 1 else 0
    texts = st.sampled_from([15.75, 31.5, 47.25, 200.0])
    blocks = [Block(top, end, draw(texts)) for top, end in (draw(spans) for _ in range(count))]
    titles = draw(st.none() | st.tuples(row, row).map(lambda span: (min(span), max(span))))
    return heights, blocks, titles


@RUNS
@given(table=tables(), page=st.sampled_from([732.3, 481.6, 90.0]))
def test_breaks_are_those_found_by_looking_at_every_row(
    table: tuple[list[float], list[Block], tuple[int, int] | None], page: float
) -> None:
    heights, blocks, titles = table
    assert breaks(heights, blocks, page, titles) == plain_breaks(heights, blocks, page, titles)
