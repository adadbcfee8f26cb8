"""Sheet → HTML: the tables of a form as a page shows them, some of their cells marked."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from jxbudget.change import Level, Piece
from jxbudget.diagnostic import Pointer
from jxbudget.grid import AMOUNT, HEAD, LABEL, PROSE, VALUE, Cell, Grid, Sheet, Style

_CLASSES: dict[Style, str] = {
    HEAD: "head",
    LABEL: "label",
    VALUE: "value",
    PROSE: "prose",
    AMOUNT: "amount",
}


class Mark(NamedTuple):
    """What became of a cell: how much that matters, and its text piece by piece."""

    level: Level
    pieces: tuple[Piece, ...]


Marks = Mapping[tuple[Pointer, bool], Mark]
"""Marks by the place in the spec that a cell comes from, and whether its name or its value."""


def draw(sheet: Sheet, marks: Marks) -> str:
    """The title and the tables of a form; a marked cell shows what was and what is."""
    tables = "".join(_table(grid, marks) for grid in sheet.grids)
    return f"<h3>{_safe(sheet.title)}</h3>\n{tables}"


def told(pieces: tuple[Piece, ...]) -> str:
    """A text with what was taken out and what was put in."""
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    old, new = map(_safe, piece)
    if piece.is_same:
        return new
    return (f"<del>{old}</del>" if old else "") + (f"<ins>{new}</ins>" if new else "")


def _table(grid: Grid, marks: Marks) -> str:
    widths = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * one / widths:.2f}%">' for one in grid.widths)
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell, mark in _marked(grid, marks):
        rows[cell.row].append(_cell(cell, mark))
    body = "".join(f"<tr>{''.join(row)}</tr>\n" for row in rows)
    return f'<div class="form"><table><colgroup>{columns}</colgroup>\n{body}</table></div>\n'


def _marked(grid: Grid, marks: Marks) -> Iterator[tuple[Cell, Mark | None]]:
    """Each cell with its mark; mid-year's value that is the year's has the mark of that."""
    yearly = {
        cell.origin[:-1]: (cell.text, marks[cell.origin, False])
        for cell in grid.cells
        if cell.origin and (cell.origin, False) in marks
    }
    for cell in grid.cells:
        mark = marks.get((cell.origin or (), cell.style in {LABEL, HEAD}))
        if mark is None and cell.origin and cell.style is VALUE and len(cell.origin) > 1:
            text, mark_of_year = yearly.get(cell.origin[:-1], ("", None))
            mark = mark_of_year if text == cell.text else None
        yield cell, mark


def _cell(cell: Cell, mark: Mark | None) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    classes = _CLASSES[cell.style] + (f" {mark.level.value}" if mark else "")
    text = told(mark.pieces) if mark else _safe(cell.text)
    return f'<td class="{classes}"{spans}>{text}</td>'


def _safe(text: str) -> str:
    """Letters as they are, also to a build log, which obeys ``##[error]`` wherever it stands."""
    return escape(text).replace("##", "#&#35;")
