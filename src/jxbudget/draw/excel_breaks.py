"""Where a worksheet breaks into pages, so that no break goes through a line of text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

SAFE = 0.97
"""Part of a page that is filled: programs differ a little in how high they draw a row."""

SPARE, NEAR = 0.4, 0.15
"""Parts of a page that may stay empty: for the sake of the words, and of the fewest split cells."""


class Block(NamedTuple):
    """A cell over several rows, 0-based, end exclusive; ``text`` is the height of its words."""

    top: int
    end: int
    text: float


def breaks(
    heights: Sequence[float], blocks: Sequence[Block], page: float, titles: tuple[int, int] | None
) -> list[int]:
    """The rows (0-based) that begin a new page.

    All heights are pt. ``titles`` are the rows repeated on the pages after their own, 0-based, end
    exclusive. Words stand in the middle of their cell: a break goes above or below them where one
    row of the page allows it, and splits few cells; else at the last row that fits.
    """
    ends = [0.0, *accumulate(heights)]
    split = _split(blocks, len(ends))
    found: list[int] = []
    first = 0
    while True:
        repeated = ends[titles[1]] - ends[titles[0]] if titles and titles[1] <= first else 0.0
        room = max(0.0, page * SAFE - repeated)
        if ends[-1] - ends[first] <= room:
            return found
        near = _near(ends, blocks, first, room)
        first = min(near, key=split.__getitem__)
        if first >= len(heights):
            return found
        found.append(first)


def _split(blocks: Iterable[Block], rows: int) -> list[int]:
    """How many cells a break above each row would split."""
    changes = [0] * rows
    for top, end, _ in blocks:
        changes[top + 1] += 1
        changes[end] -= 1
    return [*accumulate(changes)]


def _near(ends: Sequence[float], blocks: Sequence[Block], first: int, room: float) -> list[int]:
    """The rows, from below, that could begin the page after the one that ``first`` begins."""
    start, after, reach = ends[first], first + 1, room * NEAR
    stop = bisect_right(ends, room, after, len(ends) - 1, key=lambda end: end - start)
    full = bisect_left(ends, room * (1 - SPARE), after, stop, key=lambda end: end - start)
    over = [block for block in blocks if block.top < stop and block.end > full]
    uncut = _uncut(ends, over, range(stop - 1, full - 1, -1), reach)
    return uncut or _uncut(ends, [], range(stop - 1, first, -1), reach) or [after]


def _uncut(
    ends: Sequence[float], blocks: Sequence[Block], rows: Iterable[int], reach: float
) -> list[int]:
    """The rows above which a break cuts no words, up to ``reach`` pt above the lowest of them."""
    words = [(top, end, (ends[top] + ends[end]) / 2, text / 2) for top, end, text in blocks]
    found: list[int] = []
    for row in rows:
        at = ends[row]
        if found and ends[found[0]] - at > reach:
            break
        if not any(top < row < end and abs(middle - at) < half for top, end, middle, half in words):
            found.append(row)
    return found
