"""The cells of a worksheet → boxes: merged ones as one; those that are hidden → lines."""

from bisect import bisect_right
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import accumulate

from jxbudget.paper import Box, Line
from jxbudget.read.xlsx_sheet import COLUMNS, ROWS, Area, At, Sheet


class Visible:
    """Rows or columns, of which some are hidden."""

    def __init__(self, hidden: list[tuple[int, int]], most: int) -> None:
        """Join the stretches that are hidden."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted((max(a, 1), min(b, most)) for a, b in hidden):
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            elif first <= last:
                joined.append((first, last))
        self._stretches = joined
        self._before = [0, *accumulate(last - first + 1 for first, last in joined)]

    def count(self, last: int) -> int:
        """How many are visible up to and with one."""
        at = bisect_right(self._stretches, (last, COLUMNS + ROWS))
        beyond = max(self._stretches[at - 1][1] - last, 0) if at else 0
        return last - self._before[at] + beyond


def boxes(
    sheet: Sheet, notes: dict[At, list[str]], title: str
) -> tuple[tuple[Box, ...], list[Line]]:
    """The boxes row by row: those with a text or notes, and the merged ones; what is hidden."""
    rows, columns = Visible(sheet.hidden_rows, ROWS), Visible(sheet.hidden_columns, COLUMNS)
    found = []
    hidden = []
    for area in _areas(sheet, notes):
        row, column = rows.count(area.row - 1), columns.count(area.column - 1)
        tall, wide = rows.count(area.last_row) - row, columns.count(area.last_column) - column
        at = (area.row, area.column)
        text, place = sheet.texts.get(at, ""), f"{title}!{_name(at)}"
        if tall and wide:
            found.append(Box(row, column, text, place, tall, wide, tuple(notes.get(at, ()))))
        elif text:
            hidden.append(Line(text, place, is_hidden=True))
    return tuple(sorted(found, key=lambda box: (box.row, box.column))), hidden


def _areas(sheet: Sheet, notes: dict[At, list[str]]) -> Iterator[Area]:
    """Merged ranges, and the cells outside of them; a range that lies over another is none."""
    merged = {(area.row, area.column): area for area in sheet.areas}
    open_ = _Open()
    for row, column in sorted(sheet.texts.keys() | notes.keys() | merged.keys()):
        open_.close_before(row)
        area = merged.get((row, column))
        if area and open_.takes(area):
            yield area
        elif not open_.covers(column):
            yield Area(row, column, row, column)


class _Open:
    """The merged ranges that reach into a row: apart from each other, from left to right."""

    def __init__(self) -> None:
        self._columns: list[tuple[int, int]] = []
        self._ends: list[tuple[int, tuple[int, int]]] = []

    def close_before(self, row: int) -> None:
        """Forget those that end above."""
        while self._ends and self._ends[0][0] < row:
            self._columns.remove(heappop(self._ends)[1])

    def covers(self, column: int) -> bool:
        """Whether a column of the row belongs to one of them."""
        at = bisect_right(self._columns, (column, COLUMNS))
        return at > 0 and self._columns[at - 1][1] >= column

    def takes(self, area: Area) -> bool:
        """Add a range that begins in this row, if it lies over none."""
        at = bisect_right(self._columns, (area.last_column, COLUMNS))
        if at > 0 and self._columns[at - 1][1] >= area.column:
            return False
        span = (area.column, area.last_column)
        self._columns.insert(at, span)
        heappush(self._ends, (area.last_row, span))
        return True


def _name(at: At) -> str:
    row, column = at
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
