"""A worksheet → its cells with text, its merged ranges, and what of it is hidden."""

import io
import re
from typing import NamedTuple

from lxml import etree

from jxbudget.read.tidy import tidy
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_book import Book, S, unescaped, words
from jxbudget.read.xlsx_format import shown
from jxbudget.read.xlsx_formula import is_typed
from jxbudget.read.zipped import TORN

ROWS, COLUMNS = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_READ = tuple(f"{S}{name}" for name in ("row", "col", "mergeCell"))

At = tuple[int, int]


class Area(NamedTuple):
    """A range of cells: first and last row and column, from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


class Sheet:
    """What a worksheet says, by real rows and columns (from 1)."""

    def __init__(self, content: bytes, book: Book) -> None:
        """Read it row by row. Raises Unreadable if it is torn or too long."""
        self.texts: dict[At, str] = {}
        self.areas: list[Area] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._book = book
        self._shared: dict[str, str] = {}
        self._row = 0
        source = io.BytesIO(content)
        nodes = etree.iterparse(
            source, tag=_READ, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, node in nodes:
                self._take(node)
                node.clear()
        except etree.XMLSyntaxError:
            raise Unreadable(TORN) from None

    def _take(self, node: etree._Element) -> None:
        if node.tag == f"{S}row":
            self._take_row(node)
        elif node.tag == f"{S}mergeCell":
            area = area_of(node.get("ref", ""))
            if area:
                self._book.count()
                self.areas.append(area)
        elif _is_hidden(node, "width"):
            span = (_number(node.get("min")), _number(node.get("max")))
            self.hidden_columns.append(span)

    def _take_row(self, node: etree._Element) -> None:
        self._row = _number(node.get("r")) or self._row + 1
        if _is_hidden(node, "ht"):
            self._hide_row()
        column = 0
        for cell in node.iterchildren(f"{S}c"):
            at = address(cell.get("r", "")) or (self._row, column + 1)
            column = at[1]
            text = tidy(self._text(cell))
            if text and at[0] <= ROWS and column <= COLUMNS:
                self._book.count()
                self.texts[at] = text

    def _hide_row(self) -> None:
        first = self._row
        if self.hidden_rows and self.hidden_rows[-1][1] == self._row - 1:
            first = self.hidden_rows.pop()[0]
        self.hidden_rows.append((first, self._row))

    def _text(self, cell: etree._Element) -> str:
        formula = cell.find(f"{S}f")
        if formula is None:
            return self._value(cell)
        cached = self._value(cell)
        written = self._formula(formula)
        if is_typed(written, cached, self._book.names) or not _is_known(cell):
            return f"={written}" if written else cached
        return cached

    def _formula(self, formula: etree._Element) -> str:
        """The formula's text; of those that share one, that of the first."""
        text = (formula.text or "").strip()
        shared = formula.get("si")
        if shared is None:
            return text
        return self._shared.setdefault(shared, text) if text else self._shared.get(shared, "")

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{S}is")
            return "" if inline is None else words(inline)
        value = cell.findtext(f"{S}v") or ""
        match kind:
            case "s":
                return self._book.text(value) if value else ""
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "n":
                code = self._book.format(cell.get("s"))
                return shown(value.strip(), code, since_1904=self._book.since_1904)
            case "d":
                return value.removesuffix("Z").removesuffix("T00:00:00")
            case _:
                return unescaped(value)


def _is_known(cell: etree._Element) -> bool:
    """Whether somebody has worked out the formula of a cell."""
    return bool(cell.findtext(f"{S}v")) or (
        cell.get("t") == "str" and cell.find(f"{S}v") is not None
    )


def _is_hidden(node: etree._Element, size: str) -> bool:
    if node.get("hidden") in {"1", "true"}:
        return True
    return node.get(size) is not None and not (node.get(size) or "").strip("0.")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 0


def address(text: str) -> At | None:
    """Row and column of ``B3``."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def area_of(text: str) -> Area | None:
    """The range ``B3:C5``; None for what is none, or larger than a sheet."""
    first, _, last = text.partition(":")
    start, end = address(first), address(last or first)
    if start is None or end is None:
        return None
    area = Area(*map(min, start, end), *map(max, start, end))
    if area.row < 1 or area.last_row > ROWS or area.last_column > COLUMNS:
        return None
    return area
