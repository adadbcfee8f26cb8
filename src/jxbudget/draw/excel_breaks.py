"""Where a worksheet breaks into pages, so that no break goes through a line of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

SAFE = 0.97
"""Part of a page that is filled: programs differ a little in how high they draw a row."""

SPARE, NEAR = 0.4, 0.15
"""Parts of a page that may stay empty: for the sake of the words, and of the fewest split cells."""


@dataclass(frozen=True, slots=True)
class Block:
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
    found: list[int] = []
    first = 0
    while True:
        repeated = ends[titles[1]] - ends[titles[0]] if titles and titles[1] <= first else 0.0
        room = max(0.0, page * SAFE - repeated)
        if ends[-1] - ends[first] <= room:
            return found
        fitting = [r for r in range(first + 1, len(heights)) if ends[r] - ends[first] <= room]
        if not fitting:
            fitting = [first + 1]
        good = [
            r
            for r in fitting
            if ends[r] - ends[first] >= room * (1 - SPARE)
            and not any(_cuts(block, r, ends) for block in blocks)
        ]
        last = ends[max(good or fitting)]
        near = [r for r in good or fitting if last - ends[r] <= room * NEAR]
        first = min(near, key=lambda row: (_crossed(blocks, row), -row))
        if first >= len(heights):
            return found
        found.append(first)


def _crossed(blocks: Sequence[Block], row: int) -> int:
    """How many cells a break above a row would split."""
    return sum(block.top < row < block.end for block in blocks)


def _cuts(block: Block, row: int, ends: Sequence[float]) -> bool:
    """Whether a break above a row goes through the words of a block."""
    if not block.top < row < block.end:
        return False
    middle = (ends[block.top] + ends[block.end]) / 2
    return abs(middle - ends[row]) < block.text / 2
