"""A printed table before ink: cells on a grid, in no format."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from jxbudget.diagnostic import Pointer

_NOT_PRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Style(StrEnum):
    """What a cell is. The value is the name of the style in the pages, as a clerk sees it."""

    HEAD = "表格表头"
    LABEL = "表格标签"
    VALUE = "表格内容"
    PROSE = "表格正文"
    AMOUNT = "表格金额"


def style_named(name: str) -> Style | None:
    """The style of a name in a file; in a combined file other pages' styles have a number."""
    found = _NAMED.fullmatch(name)
    return Style(found[1]) if found else None


_NAMED = re.compile(rf"({'|'.join(style.value for style in Style)})(?: [0-9]+)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it starts (0-based), how far it spans, what it says.

    ``text`` holds one paragraph per line. ``number`` is the exact amount of an ``AMOUNT`` cell,
    in the unit the form prints. ``origin`` is the place in the spec that the text came from; it
    is not part of what is printed, so two cells that print the same are equal.
    """

    row: int
    column: int
    text: str
    style: Style
    rows: int = 1
    columns: int = 1
    number: Decimal | None = None
    origin: Pointer | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Grid:
    """A table of cells that cover it exactly once, sorted row by row.

    ``widths`` are the column widths in mm, ``head_rows`` the rows repeated on every page.
    A grid with a hole, an overlap, or a row in which no cell starts cannot be built: ValueError.
    """

    widths: tuple[float, ...]
    cells: tuple[Cell, ...]
    head_rows: int = 0

    def __post_init__(self) -> None:
        """Refuse what is not a table."""
        object.__setattr__(self, "cells", tuple(sorted(self.cells, key=_place)))
        if not self.cells or not self.widths:
            raise ValueError("a grid needs a column and a cell")
        taken: set[tuple[int, int]] = set()
        for cell in self.cells:
            _refuse_text(cell)
            for place in _places(cell):
                if place in taken:
                    raise ValueError(f"two cells at row {place[0]}, column {place[1]}")
                taken.add(place)
        if any(column >= len(self.widths) for _, column in taken):
            raise ValueError("a cell reaches over the last column")
        if len(taken) != self.rows * len(self.widths):
            raise ValueError("a place without a cell")
        if len({cell.row for cell in self.cells}) != self.rows:
            raise ValueError("a row in which no cell starts")
        if any(c.row < self.head_rows < c.row + c.rows for c in self.cells):
            raise ValueError("a head cell reaches below the head rows")

    @cached_property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max(cell.row + cell.rows for cell in self.cells)

    def width(self, cell: Cell) -> float:
        """The width of a cell in mm."""
        return sum(self.widths[cell.column : cell.column + cell.columns])


@dataclass(frozen=True)
class Sheet:
    """One printed form: its tables from top to bottom and the words for its page.

    ``fields`` are the names that ``{{ … }}`` marks of a page may use. ``name`` titles the file
    and the worksheet, ``creator`` is the unit that answers for it.
    """

    title: str
    name: str
    creator: str
    grids: tuple[Grid, ...]
    fields: Mapping[str, str]


def stack(grids: Iterable[Grid]) -> Grid:
    """The grids on top of each other as one; all must have the same columns."""
    tables = tuple(grids)
    cells: list[Cell] = []
    top = 0
    for grid in tables:
        cells += (_shifted(cell, top) for cell in grid.cells)
        top += grid.rows
    return Grid(tables[0].widths, tuple(cells), tables[0].head_rows if len(tables) == 1 else 0)


def _shifted(cell: Cell, rows: int) -> Cell:
    return Cell(
        cell.row + rows,
        cell.column,
        cell.text,
        cell.style,
        cell.rows,
        cell.columns,
        cell.number,
        cell.origin,
    )


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _places(cell: Cell) -> Iterable[tuple[int, int]]:
    if cell.row < 0 or cell.column < 0 or cell.rows < 1 or cell.columns < 1:
        raise ValueError(f"not a place on a grid: {cell}")
    rows = range(cell.row, cell.row + cell.rows)
    columns = range(cell.column, cell.column + cell.columns)
    return ((row, column) for row in rows for column in columns)


def _refuse_text(cell: Cell) -> None:
    if _NOT_PRINTABLE.search(cell.text):
        raise ValueError(f"a text that no file format holds: {cell.text!r}")
    if (cell.style is Style.AMOUNT) != (cell.number is not None):
        raise ValueError(f"an amount cell needs a number, and only it: {cell}")
