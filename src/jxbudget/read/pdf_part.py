"""A page's letters and frames → tables with words in their cells, and the lines around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jxbudget.read.pdf_frame import Frame, Hole, frames
from jxbudget.read.pdf_leaf import Leaf, Letter
from jxbudget.read.pdf_words import Row, paragraphs, rows


@dataclass(slots=True)
class Piece:
    """A cell, or what of it was printed so far; its sides are measured from the table's left.

    ``lines`` have their places from the left side of the cell.
    """

    x0: float
    x1: float
    row: int
    rows: int
    lines: list[Row]
    place: str
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        """What stands in the cell, one paragraph a line."""
        return paragraphs(self.lines, self.x1 - self.x0)

    @property
    def end(self) -> int:
        """The row below the cell."""
        return self.row + self.rows


@dataclass(slots=True)
class Part:
    """The part of a table that is on a page."""

    left: float
    right: float
    top: float
    place: str
    pieces: list[Piece]

    @property
    def end(self) -> int:
        """How many rows it has."""
        return max((piece.end for piece in self.pieces), default=0)

    def starting(self, row: int) -> list[Piece]:
        """The cells that start in a row, from left to right."""
        return sorted((one for one in self.pieces if one.row == row), key=lambda one: one.x0)

    def ending(self) -> list[Piece]:
        """The cells that reach the last row."""
        end = self.end
        return [piece for piece in self.pieces if piece.end == end]


class Page(NamedTuple):
    """What is on a page: tables and lines, each in its order from top to bottom."""

    number: int
    height: float
    lines: tuple[Row, ...]
    parts: tuple[Part, ...]

    @property
    def place(self) -> str:
        """The page, for a person."""
        return f"第 {self.number} 页"


def page(leaf: Leaf, number: int) -> Page:
    """A page with its letters sorted into its tables."""
    tables = frames(leaf.rules)
    inside: dict[tuple[int, int], list[Letter]] = {}
    outside = []
    by_area = sorted(range(len(tables)), key=lambda table: tables[table].area)
    for letter in leaf.letters:
        spot = _spot(letter, tables, by_area)
        if spot:
            inside.setdefault(spot, []).append(letter)
        else:
            outside.append(letter)
    parts = tuple(
        _part(frame, [inside.get((table, hole), []) for hole in range(len(frame.holes))], number)
        for table, frame in enumerate(tables)
    )
    worded = tuple(part for part in parts if any(piece.lines for piece in part.pieces))
    return Page(number, leaf.height, tuple(rows(outside)), worded)


def _spot(
    letter: Letter, tables: Sequence[Frame], by_area: Iterable[int]
) -> tuple[int, int] | None:
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    for table in by_area:
        hole = tables[table].at(x, y)
        if hole is not None:
            return table, hole
    return None


def _part(frame: Frame, letters: Sequence[Iterable[Letter]], number: int) -> Part:
    left, top = frame.xs[0], frame.ys[0]
    pieces = [
        _piece(hole, left, inside, number)
        for hole, inside in zip(frame.holes, letters, strict=True)
    ]
    return Part(left, frame.xs[-1], top, f"第 {number} 页", pieces)


def _piece(hole: Hole, left: float, letters: Iterable[Letter], number: int) -> Piece:
    return Piece(
        hole.x0 - left,
        hole.x1 - left,
        hole.row,
        hole.rows,
        [row.moved(hole.x0) for row in rows(letters)],
        f"第 {number} 页第 {hole.row + 1} 行",
        hole.open_top,
        hole.open_bottom,
    )
