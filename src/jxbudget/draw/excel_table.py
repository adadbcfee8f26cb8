"""The tables of a worksheet: the XML of their rows, what is merged, how high each row is."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, count
from operator import itemgetter

from jxbudget.draw.excel_breaks import Block
from jxbudget.draw.excel_frame import PADDING, Frame, Spot
from jxbudget.grid import Cell, Grid

TALLEST, PIECE = 400.0, 90.0
"""Points. Excel allows 409; a taller row is drawn as several of a piece each, merged, so that a
page is filled before the next begins."""

Stack = Iterable[tuple[int, Iterable[Cell]]]
"""The cells of tables one below the other, each with the row of all where it begins."""


class Table:
    """Tables one below the other, drawn in one pass over their cells.

    ``texts`` are what they say, cell by cell, ``merges`` the XML of what is merged, ``blocks`` the
    words over several rows, ``heights`` the rows in pt. ``starts`` are the rows of the worksheet
    (0-based) where each row of the tables begins, and where the last ends.
    """

    def __init__(self, grids: Sequence[Grid], frame: Frame) -> None:
        if any(len(grid.widths) != frame.columns for grid in grids):
            raise ValueError("the tables of a worksheet have the same columns")
        self._frame = frame
        *tops, rows = accumulate((grid.rows for grid in grids), initial=0)
        stack = [(top, grid.cells) for top, grid in zip(tops, grids, strict=True)]
        self._draw(stack, rows)
        self.heights = self._row_heights(rows)
        self.starts: Sequence[int] = range(frame.above, frame.above + rows + 1)
        if max(self.heights) > TALLEST:
            self._split(stack)

    def rows(self) -> list[str]:
        """The XML of the rows in pieces, ``%s`` for the index of each text."""
        openings = map(_opening, count(self._frame.above + 1), self.heights)
        self._pieces[:: self._frame.stride] = openings
        return self._pieces

    def _draw(self, stack: Stack, rows: int) -> None:
        spots, columns = self._frame.spots, self._frame.columns
        self._pieces = pieces = ["", *[""] * columns, "</row>"] * rows
        self._long: list[tuple[int, int, float]] = []
        self.texts: list[str] = []
        self.merges: list[str] = []
        self.blocks: list[Block] = []
        for top, table in stack:
            found = [spots[top + c.row, c.column, c.rows, c.columns, c.style] for c in table]
            self.merges += [spot.merge for spot in found if spot.merge]
            self.texts += [c.text for c in table if c.text and c.number is None]
            for cell, spot in zip(table, found, strict=True):
                text = cell.text
                if 0 < len(text) <= spot.letters and "\n" not in text:
                    pieces[spot.at] = spot.full
                else:
                    self._draw_special(cell, spot, top + cell.row)

    def _draw_special(self, cell: Cell, spot: Spot, row: int) -> None:
        """A cell that is no single line of text in a single row."""
        text, at, rows, kind = cell.text, spot.at, cell.rows, spot.kind
        if cell.number is not None:
            self._pieces[at] = spot.amount(cell)
        else:
            self._pieces[at] = spot.full if text else spot.blank
        is_long = len(text) > kind.letters or "\n" in text
        height = kind.height(text) if is_long else kind.line
        if is_long:
            self._long.append((rows, row, height))
        if rows > 1:
            stride, first = self._frame.stride, self._frame.above + row
            self._pieces[at + stride : at + stride * rows : stride] = spot.below
            if text:
                self.blocks.append(Block(first, first + rows, height))

    def _row_heights(self, rows: int) -> list[float]:
        """The height of every row in pt; a cell over several adds what it lacks to the last."""
        heights = [self._frame.one_line] * rows
        for over, row, height in sorted(self._long, key=itemgetter(0)):
            lacking = height + PADDING - sum(heights[row : row + over])
            if lacking > 0:
                heights[row + over - 1] += lacking
        return heights

    def _split(self, stack: Stack) -> None:
        """Draw a row that is too tall as several, and what stands in it over all of them."""
        parts = [math.ceil(h / PIECE) if h > TALLEST else 1 for h in self.heights]
        starts = [*accumulate(parts, initial=0)]
        cells = [
            replace(cell, row=starts[row], rows=starts[row + cell.rows] - starts[row])
            for top, table in stack
            for cell in table
            for row in (top + cell.row,)
        ]
        self._draw([(0, cells)], starts[-1])
        self.heights = [h / n for h, n in zip(self.heights, parts, strict=True) for _ in range(n)]
        self.starts = [self._frame.above + start for start in starts]


@lru_cache(maxsize=4_096)
def _opening(number: int, height: float) -> str:
    """The opening of a row."""
    return f'<row r="{number}" ht="{height:.2f}" customHeight="1">'
