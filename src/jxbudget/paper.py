"""What stands in an existing file: lines of text, and tables whose cells may lie as they like.

A ``Grid`` is a table that we print: whole, with styles. This is one that somebody else made: it
may have holes, rows of any length, and labels that are printed twice.
"""

from typing import NamedTuple

UNREADABLE = "\N{GETA MARK}"
"""Stands in a text where something is shown that cannot be read, as in print."""


class Box(NamedTuple):
    """A cell of a table: where it starts (0-based), how far it spans, what is seen in it.

    ``text`` holds one paragraph a line. ``place`` tells a person where it is: ``第 1 个表第 3 行``,
    ``Sheet1!B3``, ``第 2 页``. ``notes`` are comments that somebody attached to it.
    """

    row: int
    column: int
    text: str
    place: str
    rows: int = 1
    columns: int = 1
    notes: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table: its boxes row by row, none of them hidden; it may have holes."""

    boxes: tuple[Box, ...]
    place: str


class Line(NamedTuple):
    """A line of text that is in no table, or in a row or column that is hidden."""

    text: str
    place: str
    is_hidden: bool = False


Paper = tuple[Table | Line, ...]
"""All that a file shows, from top to bottom, and what is hidden in it."""
