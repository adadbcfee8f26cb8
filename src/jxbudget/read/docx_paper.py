"""A .docx of anybody's → paper: what Word shows of its paragraphs and tables.

Deleted and hidden text is not shown, inserted text is. A text box comes behind its paragraph, a
table in a cell behind the table that holds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import NOT_OF_OFFICE, parsed, parts_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = _W[1:-1].encode()

MOST_COLUMNS = 1_000
"""Columns of a table; a span that leads further ends there."""

DEEPEST = 20
"""Tables within tables that are read."""

_GONE = frozenset(_W + name for name in ("del", "moveFrom", "delText", "instrText", "delInstrText"))
_WRAPPED = frozenset(
    (
        *(_W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml")),
        *(_W + name for name in ("hyperlink", "fldSimple", "dir", "bdo")),
        _MC + "AlternateContent",
        _MC + "Choice",
    )
)
"""What stands around paragraphs, rows, cells and runs and changes nothing in them."""

_LETTERS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def read(data: bytes) -> Paper:
    """What the document shows, from top to bottom. Raises Unreadable."""
    parts = parts_of(data, ".doc", ".docx")
    body = _part(parts, "word/document.xml").find(f"{_W}body")
    if body is None:
        raise Unreadable(NOT_OF_OFFICE, new=".docx")
    return tuple(_Reader(_comments(parts)).blocks(body, 0))


def _part(parts: dict[str, bytes], name: str) -> etree._Element:
    if name not in parts:
        raise Unreadable(NOT_OF_OFFICE, new=".docx")
    return parsed(parts[name].replace(_STRICT, _USUAL))


def _comments(parts: dict[str, bytes]) -> dict[str, str]:
    """What was said in comments, by their numbers."""
    if "word/comments.xml" not in parts:
        return {}
    found = {}
    for one in _part(parts, "word/comments.xml").iter(f"{_W}comment"):
        said = "".join(text.text or "" for text in one.iter(f"{_W}t"))
        author = one.get(f"{_W}author") or ""
        found[str(one.get(f"{_W}id"))] = f"{author}：{said}" if author else said
    return found


@dataclass(slots=True)
class _Open:
    """A cell that may go on in the rows below."""

    row: int
    column: int
    columns: int
    text: str
    notes: tuple[str, ...]
    rows: int = field(default=1)


class _Reader:
    """Counts tables and paragraphs, so that a person finds them again."""

    def __init__(self, comments: dict[str, str]) -> None:
        self._comments = comments
        self._tables = 0
        self._paragraphs = 0

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Table | Line]:
        """The paragraphs and tables in a part of the document."""
        for child in _shown(parent):
            if child.tag == f"{_W}p":
                self._paragraphs += 1
                if text := _text(child).strip("\n"):
                    lines = (line.rstrip() for line in text.split("\n"))
                    place = f"第 {self._paragraphs} 段"
                    yield from (Line(line, place) for line in lines if line.strip())
                yield from self._boxes(child, depth)
            elif child.tag == f"{_W}tbl" and depth < DEEPEST:
                yield from self._table(child, depth)

    def _boxes(self, paragraph: etree._Element, depth: int) -> Iterator[Table | Line]:
        """What stands in text boxes of a paragraph."""
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(one.tag == _MC + "Fallback" for one in box.iterancestors()):
                yield from self.blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Table | Line]:
        self._tables += 1
        number, inner = self._tables, list[Table | Line]()
        cells: list[_Open] = []
        above: dict[int, _Open] = {}
        row = 0
        for line in _shown(table):
            if line.tag == f"{_W}tr" and not _is_hidden_row(line):
                above = self._row(line, row, above, cells)
                inner += self._inside(line, depth)
                row += 1
        boxes = (
            Box(
                one.row,
                one.column,
                one.text,
                f"第 {number} 个表第 {one.row + 1} 行第 {one.column + 1} 列",
                one.rows,
                one.columns,
                one.notes,
            )
            for one in cells
        )
        yield Table(tuple(boxes), f"第 {number} 个表")
        yield from inner

    def _row(
        self, line: etree._Element, row: int, above: dict[int, _Open], cells: list[_Open]
    ) -> dict[int, _Open]:
        """Put the cells of a row behind the others; those that may go on, by their columns."""
        column = _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
        open_: dict[int, _Open] = {}
        for cell in _shown(line):
            if cell.tag != f"{_W}tc":
                continue
            properties = cell.find(f"{_W}tcPr")
            span = _number(_find(properties, "gridSpan"), 1) or 1
            columns = max(1, min(span, MOST_COLUMNS - column))
            merge = _find(properties, "vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") != "restart"
            if goes_on and column in above:
                one = above[column]  # what stands in the cell itself is not shown
                one.rows += 1
            else:
                one = _Open(row, column, columns, self._said(cell), self._notes(cell))
                cells.append(one)
            if merge is not None:
                open_[column] = one
            column = min(column + columns, MOST_COLUMNS)
        return open_

    def _said(self, cell: etree._Element) -> str:
        """The paragraphs of a cell, those of tables and boxes in it aside."""
        paragraphs = (one for one in _shown(cell) if one.tag == f"{_W}p")
        lines = (line.rstrip() for one in paragraphs for line in _text(one).split("\n"))
        return "\n".join(lines).strip("\n")

    def _notes(self, cell: etree._Element) -> tuple[str, ...]:
        names = (one.get(f"{_W}id") for one in cell.iter(f"{_W}commentReference"))
        return tuple(self._comments[name] for name in names if name in self._comments)

    def _inside(self, line: etree._Element, depth: int) -> Iterator[Table | Line]:
        """The tables and text boxes within the cells of a row."""
        for cell in _shown(line):
            for one in _shown(cell) if cell.tag == f"{_W}tc" else ():
                if one.tag == f"{_W}tbl" and depth < DEEPEST:
                    yield from self._table(one, depth + 1)
                elif one.tag == f"{_W}p":
                    yield from self._boxes(one, depth + 1)


def _shown(parent: etree._Element) -> Iterator[etree._Element]:
    """The children that are shown, whatever is wrapped around them."""
    waiting = list(parent)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag in _WRAPPED:
            waiting += list(child)[::-1]
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield child


def _text(paragraph: etree._Element) -> str:
    return "".join(text for run in _shown(paragraph) for text in _of_run(run))


def _of_run(run: etree._Element) -> Iterator[str]:
    if run.tag != f"{_W}r" or _is_on(_find(run.find(f"{_W}rPr"), "vanish")):
        return
    for child in _shown(run):
        if child.tag == f"{_W}t":
            yield child.text or ""
        else:
            yield _LETTERS.get(str(child.tag), "")


def _is_hidden_row(line: etree._Element) -> bool:
    properties = line.find(f"{_W}trPr")
    deleted = properties is not None and properties.find(f"{_W}del") is not None
    return deleted or _is_on(_find(properties, "hidden"))


def _find(parent: etree._Element | None, name: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"{_W}{name}")


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _number(one: etree._Element | None, usual: int) -> int:
    told = "" if one is None else str(one.get(f"{_W}val") or "")
    return min(int(told), MOST_COLUMNS) if told.isascii() and told.isdigit() else usual
