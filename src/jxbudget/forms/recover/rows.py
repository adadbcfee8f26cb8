"""Paper → rows: what stands side by side, from top to bottom."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jxbudget.paper import Box, Line, Paper, Table


class Item(NamedTuple):
    """A cell as one row sees it: ``starts`` says that it does not come down from a row above."""

    text: str
    place: str
    column: int
    columns: int
    starts: bool = True
    notes: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.columns


class Row(NamedTuple):
    """Items from left to right. ``is_line`` says that they stood in no table."""

    items: tuple[Item, ...]
    is_line: bool = False
    is_hidden: bool = False

    @property
    def filled(self) -> tuple[Item, ...]:
        """The items that begin here and say something."""
        return tuple(item for item in self.items if item.starts and item.text.strip())


def rows_of(paper: Paper) -> Iterator[Row]:
    """Every row of every table, and every line outside of them."""
    for one in paper:
        if isinstance(one, Line):
            cells = enumerate(one.text.split("\t"))
            items = tuple(Item(text, one.place, at, 1) for at, text in cells)
            yield Row(items, is_line=True, is_hidden=one.is_hidden)
        else:
            yield from _of_table(one)


def _of_table(table: Table) -> Iterator[Row]:
    """The boxes of each row where any begins; one that spans several is seen by each of them."""
    waiting = deque(sorted(table.boxes, key=lambda box: (box.row, box.column)))
    open_: list[Box] = []
    while waiting:
        at = waiting[0].row
        open_ = [box for box in open_ if box.row + box.rows > at]
        while waiting and waiting[0].row <= at:
            open_.append(waiting.popleft())
        yield Row(_items(open_, at))


def _items(boxes: Sequence[Box], row: int) -> tuple[Item, ...]:
    ordered = sorted(boxes, key=lambda box: (box.column, box.row))
    return tuple(
        Item(box.text, box.place, box.column, box.columns, box.row == row, box.notes)
        for box in ordered
    )
