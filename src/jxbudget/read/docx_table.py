"""A table of a Word document → boxes, wherever its rows and columns really begin."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jxbudget.paper import Box, Line, Table
from jxbudget.read.docx_text import Shown, notes, said
from jxbudget.read.docx_walk import CELL, ROW, TABLE, P, W, count, is_on, value, walk
from jxbudget.read.tidy import tidy

_COLUMNS = 1000
"""The most columns that a cell spans; Word has 63."""


@dataclass
class _Cell:
    """A cell that may go on to the right and below."""

    row: int
    column: int
    columns: int
    text: str
    notes: tuple[str, ...]
    rows: int = 1

    def boxed(self, place: str) -> Box:
        where = f"{place}第 {self.row + 1} 行第 {self.column + 1} 列"
        return Box(self.row, self.column, self.text, where, self.rows, self.columns, self.notes)


@dataclass
class _Laid:
    """A table so far: its cells, what lies above by column, and what is inside of cells."""

    shown: Shown
    cells: list[_Cell] = field(default_factory=list)
    above: dict[int, _Cell] = field(default_factory=dict)
    inner: list[etree._Element] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)


def laid(
    table: etree._Element, shown: Shown, place: str
) -> tuple[Table, list[etree._Element], list[Line]]:
    """The table, the tables and text boxes inside of its cells, and what its hidden rows say."""
    found = _Laid(shown)
    number = 0
    for row in walk(table, shown.is_hidden):
        if row.tag != ROW or row.find(f"{W}trPr/{W}del") is not None:
            continue
        if is_on(row, "trPr", "hidden"):
            found.hidden += _hidden(row, shown, place)
        else:
            _lay_row(found, number, row)
            number += 1
    boxes = tuple(cell.boxed(place) for cell in found.cells)
    return Table(boxes, place), found.inner, found.hidden


def _hidden(row: etree._Element, shown: Shown, place: str) -> Iterator[Line]:
    """What a hidden row says."""
    for paragraph in row.iter(P):
        if text := tidy(said(paragraph, shown).text):
            yield Line(text, place, is_hidden=True)


def _lay_row(found: _Laid, number: int, row: etree._Element) -> None:
    column = count(value(row, "trPr", "gridBefore"), 0, _COLUMNS)
    above, found.above = found.above, {}
    last: _Cell | None = None
    for tc in walk(row, found.shown.is_hidden):
        if tc.tag != CELL:
            continue
        columns = max(count(value(tc, "tcPr", "gridSpan"), 1, _COLUMNS), 1)
        if last is not None and _goes_on(tc, "hMerge"):
            last.columns += columns
        else:
            last = _lay_cell(found, above.get(column), _Cell(number, column, columns, "", ()), tc)
        column += columns


def _lay_cell(found: _Laid, upper: _Cell | None, cell: _Cell, tc: etree._Element) -> _Cell:
    """The cell, or the one above that goes on here."""
    if upper and upper.columns == cell.columns and _goes_on(tc, "vMerge"):
        upper.rows += 1
        cell = upper
    else:
        _fill(cell, tc, found)
        found.cells.append(cell)
    if tc.find(f"{W}tcPr/{W}vMerge") is not None:
        found.above[cell.column] = cell
    return cell


def _goes_on(tc: etree._Element, name: str) -> bool:
    merge = tc.find(f"{W}tcPr/{W}{name}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _fill(cell: _Cell, tc: etree._Element, found: _Laid) -> None:
    """Put into a cell what it says; what is nested in it is for later."""
    text, end = "", ""
    nodes = list(walk(tc, found.shown.is_hidden))
    ids = notes(nodes)
    for node in nodes:
        if node.tag == TABLE:
            found.inner.append(node)
        elif node.tag == P:
            words = said(node, found.shown)
            text += end + words.text
            end = "" if words.goes_on else "\n"
            ids += words.notes
            found.inner += words.boxes
    comments = found.shown.comments
    cell.text = tidy(text)
    cell.notes = tuple(comments[one] for one in dict.fromkeys(ids) if one in comments)
