"""A table of a page → boxes, placed as browsers place them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from jxbudget.paper import Box, Table
from jxbudget.read.html_walk import TABLE, End, is_hidden, walk
from jxbudget.read.html_words import lines
from jxbudget.read.tidy import tidy
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import MOST_BOXES, TOO_MANY

_WIDEST = 1_000
"""Columns that a cell spans at most, in any browser."""

_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = frozenset(("td", "th"))


class Effort:
    """How many boxes and columns were laid, so that there is an end of it."""

    def __init__(self) -> None:
        self._boxes = self._columns = 0

    def spend(self, columns: int, boxes: int = 0) -> None:
        """Count columns that were gone over. Raises Unreadable if it is too much."""
        self._boxes += boxes
        self._columns += columns
        if self._boxes > MOST_BOXES or self._columns > MOST_BOXES * 10:
            raise Unreadable(TOO_MANY)


def laid(table: etree._Element, place: str, effort: Effort) -> tuple[Table, list[etree._Element]]:
    """The table, and the tables inside of its cells."""
    boxes: list[Box] = []
    inner: list[etree._Element] = []
    top = 0
    for group in _groups(table):
        for row, column, rows, columns, cell in _placed(group, effort):
            where = f"{place}第 {top + row + 1} 行第 {column + 1} 列"
            boxes.append(Box(top + row, column, _text(cell, inner), where, rows, columns))
        top += len(group)
    return Table(tuple(boxes), place), inner


def _placed(
    group: list[list[etree._Element]], effort: Effort
) -> Iterator[tuple[int, int, int, int, etree._Element]]:
    """Row, column, rows, columns and element of each cell; none leaves its group."""
    taken: dict[int, int] = {}  # by column: the row in which it is free again
    for number, row in enumerate(group):
        column, left = 0, len(group) - number
        for cell in row:
            column = _free(taken, column, number, effort)
            rows = _span(cell, "rowspan", left, left)
            columns = _columns(cell, taken, column, number)
            taken |= dict.fromkeys(range(column, column + columns), number + rows)
            effort.spend(columns, 1)
            yield number, column, rows, columns, cell
            column += columns


def _free(taken: dict[int, int], column: int, row: int, effort: Effort) -> int:
    """The next column in which no cell from above stands."""
    start = column
    while taken.get(column, 0) > row:
        column += 1
    effort.spend(column - start)
    return column


def _columns(cell: etree._Element, taken: dict[int, int], column: int, row: int) -> int:
    """How many columns a cell spans before it meets one from above."""
    wanted = range(column, column + _span(cell, "colspan", 1, _WIDEST))
    return next((at for at in wanted if taken.get(at, 0) > row), wanted.stop) - column


def _span(cell: etree._Element, name: str, for_zero: int, most: int) -> int:
    """How far a cell spans: 1 where nothing is said, or nothing that is a number."""
    told = (cell.get(name) or "").strip()
    if not (told.isascii() and told.isdigit()):
        return 1
    number = int(told[:9])
    return min(number or for_zero, most)


def _text(cell: etree._Element, inner: list[etree._Element]) -> str:
    seen: list[str | End] = []
    for one in walk(cell):
        if isinstance(one, str | End):
            seen.append(one)
        else:
            inner.append(one)
            seen.append(End.BLOCK)
    return tidy("\n".join(lines(seen)))


def _groups(table: etree._Element) -> list[list[list[etree._Element]]]:
    """The groups of rows as they are shown: the heads first, the feet last."""
    found: dict[str, list[list[list[etree._Element]]]] = {name: [] for name in _GROUPS}
    parts = groupby(table, key=lambda child: child if child.tag in _GROUPS else None)
    for part, loose in parts:
        if part is None:
            found["tbody"].append(_rows(loose))
        elif not is_hidden(part):
            found[str(part.tag)].append(_rows(part))
    return [*found["thead"], *found["tbody"], *found["tfoot"]]


def _rows(nodes: Iterable[etree._Element]) -> list[list[etree._Element]]:
    """The rows among nodes; cells that are in none share one."""
    rows: list[list[etree._Element]] = []
    stray: list[etree._Element] = []
    for node in _below(nodes, _CELLS | {"tr"}):
        if node.tag == "tr":
            stray = []
            rows.append(list(_below(node, _CELLS)))
        else:
            if not stray:
                rows.append(stray)
            stray.append(node)
    return rows


def _below(nodes: Iterable[etree._Element], names: frozenset[str]) -> Iterator[etree._Element]:
    """The elements of these names, whatever is wrapped around them."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if is_hidden(node) or node.tag in {TABLE, "caption"}:
            continue
        if node.tag in names:
            yield node
        else:
            waiting += list(node)[::-1]
