"""The tables of a worksheet: the XML of their rows, what is merged, how high each row is."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, count

from jxbudget.draw.excel_breaks import Block
from jxbudget.draw.excel_frame import PADDING, Frame, Kind
from jxbudget.grid import Cell, Grid

TALLEST, PIECE = 400.0, 90.0
"""Points. Excel allows 409; a taller row is drawn as several of a piece each, merged, so that a
page is filled before the next begins."""

Placed = tuple[int, Cell, Kind]
"""A cell with its row among those of all tables, and its kind."""

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
        """The XML of each row, ``%s`` for the index of each text."""
        cells, width = self._cells, self._frame.columns
        openings = {h: f'<row r="#" ht="{h:.2f}" customHeight="1">' for h in set(self.heights)}
        places = range(0, len(cells), width)
        return [
            f"{openings[height]}{''.join(cells[at : at + width])}</row>".replace("#", str(number))
            for number, at, height in zip(count(self._frame.above + 1), places, self.heights)
        ]

    def _draw(self, stack: Stack, rows: int) -> None:
        above, width, kinds = self._frame.above, self._frame.columns, self._frame.kinds
        self._cells = cells = [""] * (rows * width)
        self._long: list[Placed] = []
        self.texts: list[str] = []
        self.merges: list[str] = []
        self.blocks: list[Block] = []
        for top, table in stack:
            for cell in table:
                row, columns, text = top + cell.row, cell.columns, cell.text
                kind = kinds[cell.column, columns, cell.style]
                place = row * width + cell.column
                if cell.number is not None:
                    cells[place] = kind.amount(text, cell.number)
                elif text:
                    cells[place] = kind.text
                    self.texts.append(text)
                else:
                    cells[place] = kind.blank
                if len(text) > kind.letters or "\n" in text:
                    self._long.append((row, cell, kind))
                if cell.rows > 1:
                    self._draw_below(row, cell, kind)
                if columns > 1 or cell.rows > 1:
                    first, last = above + row + 1, above + row + cell.rows
                    self.merges.append(f'<mergeCell ref="{kind.first}{first}:{kind.last}{last}"/>')

    def _draw_below(self, row: int, cell: Cell, kind: Kind) -> None:
        """The rows of a cell below its first, and the words that stand in their middle."""
        above, width, end = self._frame.above, self._frame.columns, row + cell.rows
        places = slice((row + 1) * width + cell.column, end * width, width)
        self._cells[places] = [kind.blank] * (cell.rows - 1)
        if cell.text:
            self.blocks.append(Block(above + row, above + end, kind.height(cell.text)))

    def _row_heights(self, rows: int) -> list[float]:
        """The height of every row in pt; a cell over several adds what it lacks to the last."""
        heights = [self._frame.one_line] * rows
        for row, cell, kind in sorted(self._long, key=lambda placed: placed[1].rows):
            last = row + cell.rows
            lacking = kind.height(cell.text) + PADDING - sum(heights[row:last])
            if lacking > 0:
                heights[last - 1] += lacking
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
