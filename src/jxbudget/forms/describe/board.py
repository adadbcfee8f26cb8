"""Paper → board: the tables of one form on common columns, and the lines around them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from jxbudget.forms.describe.labels import is_title
from jxbudget.forms.recover.values import visible
from jxbudget.paper import Box, Line, Paper, Table

Row = tuple[Box, ...]
"""The boxes that begin in a row, from left to right."""

WIDEST, MOST = 60, 5000
"""Columns and boxes of a table that is read: a larger one is no form."""


class Board(NamedTuple):
    """The rows of all tables on so many columns; the lines above them and those further down.

    ``rest`` is the title of another form that follows, or how a table begins that is none.
    """

    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    columns: int
    below: tuple[Line, ...]
    rest: Line | None


def board_of(paper: Paper) -> Board:
    """The first form of a paper."""
    head: list[Line] = []
    tables: list[list[Box]] = []
    below: list[Line] = []
    rest = None
    for one in paper:
        if isinstance(one, Table):
            boxes = _boxes(one) if len(one.boxes) <= MOST else []
            is_large = len(one.boxes) > MOST or (bool(boxes) and _columns(boxes) > WIDEST)
            tables += [boxes] if boxes and not is_large else []
            rest = rest or (Line(_plain(one.boxes[0].text), one.place) if is_large else None)
        elif tables and is_title(one.text):
            rest = one
            break
        else:
            (below if tables else head).append(one._replace(text=_plain(one.text)))
    columns = max(map(_columns, tables), default=0)
    rows = [row for boxes in tables for row in _rows(boxes, columns)]
    return Board(tuple(head), tuple(rows), columns, tuple(below), rest)


def _plain(text: str) -> str:
    """A text without what no file of ours may hold."""
    return visible(text).replace("�", "")


def _columns(boxes: Iterable[Box]) -> int:
    return max(box.column + box.columns for box in boxes)


def _boxes(table: Table) -> list[Box]:
    """The boxes of a table without rows and columns in which none begins, its holes filled."""
    taken: set[tuple[int, int]] = set()
    boxes = []
    for box in _close(table.boxes):
        places = {(row, column) for row in _span(box.row, box.rows) for column in _across(box)}
        if taken.isdisjoint(places):
            taken |= places
            boxes.append(box)
    if not any(box.text.strip() for box in boxes):
        return []
    return sorted([*boxes, *_holes(boxes, taken)], key=lambda box: (box.row, box.column))


def _close(boxes: Sequence[Box]) -> list[Box]:
    columns = sorted({edge for box in boxes for edge in (box.column, box.column + box.columns)})
    rows = sorted({box.row for box in boxes})
    return [_moved(box, rows, columns)._replace(text=_plain(box.text)) for box in boxes]


def _moved(box: Box, rows: Sequence[int], columns: Sequence[int]) -> Box:
    row, column = bisect_left(rows, box.row), bisect_left(columns, box.column)
    end, right = (
        bisect_left(rows, box.row + box.rows),
        bisect_left(columns, box.column + box.columns),
    )
    return box._replace(row=row, column=column, rows=end - row, columns=right - column)


def _span(start: int, length: int) -> range:
    return range(start, start + length)


def _across(box: Box) -> range:
    return _span(box.column, box.columns)


def _holes(boxes: Sequence[Box], taken: set[tuple[int, int]]) -> list[Box]:
    """An empty box for each stretch of a row where there is none."""
    columns, found = _columns(boxes), []
    for row, group in groupby(boxes, key=lambda box: box.row):
        place = next(group).place
        free = [column for column in range(columns) if (row, column) not in taken]
        for _, run in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0]):
            stretch = [column for _, column in run]
            found.append(Box(row, stretch[0], "", place, 1, len(stretch)))
    return found


def _rows(boxes: Sequence[Box], columns: int) -> list[Row]:
    """The rows of a table, spread over more columns where others have more."""
    own = _columns(boxes)
    edges = [round(edge * columns / own) for edge in range(own + 1)]
    spread = [
        box._replace(
            column=edges[box.column],
            columns=edges[box.column + box.columns] - edges[box.column],
        )
        for box in boxes
    ]
    return [tuple(group) for _, group in groupby(spread, key=lambda box: box.row)]
