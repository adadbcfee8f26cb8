"""A printed table before ink: cells on a grid, in no format."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from jxbudget.diagnostic import Pointer

_NOT_PRINTABLE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"


class Style(StrEnum):
    """What a cell is. The value is the name of the style in the pages, as a clerk sees it."""

    HEAD = "表格表头"
    LABEL = "表格标签"
    VALUE = "表格内容"
    PROSE = "表格正文"
    AMOUNT = "表格金额"


# A name of its own costs a tenth of a look-up on the enum
HEAD, LABEL, VALUE, PROSE, AMOUNT = Style


def style_named(name: str) -> Style | None:
    """The style of a name in a file; in a combined file other pages' styles have a number."""
    found = re.fullmatch(_NAMED, name)
    return Style(found[1]) if found else None


_PLACE = attrgetter("row", "column")
_EXTENT = attrgetter("row", "column", "rows", "columns")
_NAMED = rf"({'|'.join(style.value for style in Style)})(?: [0-9]+)?"


@dataclass(slots=True)  # not frozen: freezing costs four times what a cell costs
class Cell:
    """One cell: where it starts (0-based), how far it spans, what it says. Never changed.

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
        object.__setattr__(self, "cells", tuple(sorted(self.cells, key=_PLACE)))
        if not self.cells or not self.widths:
            raise ValueError("a grid needs a column and a cell")
        _refuse_texts(self.cells)
        _refuse_places(self.cells, len(self.widths))
        if self.head_rows:
            _refuse_head(self.cells, self.head_rows)

    @property
    def rows(self) -> int:
        """How many rows the grid has: a cell starts in the last."""
        return self.cells[-1].row + 1

    def width(self, cell: Cell) -> float:
        """The width of a cell in mm."""
        return sum(self.widths[cell.column : cell.column + cell.columns])


class Sheet(NamedTuple):
    """One printed form: its tables from top to bottom and the words for its page.

    ``fields`` are the names that ``{{ … }}`` marks of a page may use. ``name`` titles the file
    and the worksheet, ``creator`` is the unit that answers for it. ``properties`` are texts that
    the file carries by their names and does not print.
    """

    title: str
    name: str
    creator: str
    grids: tuple[Grid, ...]
    fields: Mapping[str, str]
    properties: Mapping[str, str] = MappingProxyType({})


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


def _refuse_places(cells: Iterable[Cell], width: int) -> None:
    """Sorted cells cover the grid exactly if each begins where the cells above it end."""
    ends = [0] * width
    last = 0
    for row, first, rows, columns in map(_EXTENT, cells):
        below, column, end = row + rows, first, first + columns
        if not (0 <= row < below and 0 <= column < end):
            raise ValueError(f"not a place on a grid: row {row}, column {first}")
        if end > width:
            raise ValueError("a cell reaches over the last column")
        if row > last + 1:
            raise ValueError("a row in which no cell starts")
        last = row
        while column < end:
            if ends[column] != row:
                raise _misplaced(row, column, ends[column])
            ends[column] = below
            column += 1
    if set(ends) != {last + 1}:
        few = len(set(ends)) == 1
        raise ValueError("a row in which no cell starts" if few else "a place without a cell")


def _misplaced(row: int, column: int, end: int) -> ValueError:
    if end < row:
        return ValueError("a place without a cell")
    return ValueError(f"two cells at row {row}, column {column}")


def _refuse_head(cells: Iterable[Cell], head_rows: int) -> None:
    for cell in cells:
        if cell.row >= head_rows:
            break
        if cell.row + cell.rows > head_rows:
            raise ValueError("a head cell reaches below the head rows")


def _refuse_texts(cells: Sequence[Cell]) -> None:
    if re.search(_NOT_PRINTABLE, "".join([cell.text for cell in cells])):
        text = next(cell.text for cell in cells if re.search(_NOT_PRINTABLE, cell.text))
        raise ValueError(f"a text that no file format holds: {text!r}")
    if wrong := [cell for cell in cells if (cell.style is AMOUNT) is (cell.number is None)]:
        raise ValueError(f"an amount cell needs a number, and only it: {wrong[0]}")
