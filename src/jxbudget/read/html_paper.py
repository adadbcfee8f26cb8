"""A web page → paper: its tables with their spans, and the lines around them."""

import re
from collections.abc import Iterator

from lxml import etree, html

from jxbudget.diagnostic import Text
from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import EMPTY, TOO_BIG

MOST = {"rowspan": 1_000, "colspan": 100}
"""Rows and columns that a cell goes over at most."""

LARGEST = 2_000_000
"""Places of a table that cells may take."""

DEEPEST = 20
"""Tables within tables that are read."""

NOT_A_PAGE = Text("它不是网页。", "it is no web page.")

_UNSEEN = frozenset("script style template noscript head title meta link object svg".split())  # noqa: SIM905
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol section article header footer blockquote pre".split()  # noqa: SIM905
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\n\xa0]+")


def read(data: bytes) -> Paper:
    """What the page shows, from top to bottom. Raises Unreadable."""
    if not data.strip():
        raise Unreadable(EMPTY)
    try:
        page = html.document_fromstring(_decoded(data))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(NOT_A_PAGE) from error
    return tuple(_Reader().blocks(page))


def _decoded(data: bytes) -> str:
    """The text by its mark, by what it says of itself, else UTF-8, else GB 18030."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _sane(data.decode(name, "replace"))
    told = _CHARSET.search(data[:4096])
    name = told[1].decode().lower() if told else "utf-8"
    name = "gb18030" if name in {"gb2312", "gbk"} else name
    for tried in (name, "utf-8", "gb18030"):
        try:
            return _sane(data.decode(tried))
        except (UnicodeDecodeError, LookupError):
            continue
    return _sane(data.decode("gb18030", "replace"))


def _sane(text: str) -> str:
    """Without what a parser refuses: a declaration of another encoding, NUL."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")


class _Reader:
    def __init__(self) -> None:
        self._tables = 0
        self._lines = 0

    def blocks(self, page: etree._Element) -> Iterator[Table | Line]:
        """The lines and tables of a part of the page."""
        inner: list[etree._Element] = []
        text = _seen(page, inner)
        for number, piece in enumerate(text.split("\ufdd2")):
            for line in filter(None, (one.strip() for one in piece.split("\n"))):
                self._lines += 1
                yield Line(line, f"第 {self._lines} 行")
            if number < len(inner):
                yield from self._table(inner[number], 0)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Table | Line]:
        self._tables += 1
        number = self._tables
        inner: list[etree._Element] = []
        boxes: list[Box] = []
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(_rows(table)):
            column = 0
            for cell in line:
                if cell.tag not in {"td", "th"} or _is_hidden(cell):
                    continue
                while (row, column) in taken:
                    column += 1
                rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
                if len(taken) + rows * columns > LARGEST:
                    raise Unreadable(TOO_BIG)
                taken |= {(row + y, column + x) for y in range(rows) for x in range(columns)}
                text = _seen(cell, inner).replace("\ufdd2", "\n")
                told = "\n".join(filter(None, (one.strip() for one in text.split("\n"))))
                place = f"第 {number} 个表第 {row + 1} 行第 {column + 1} 列"
                boxes.append(Box(row, column, told, place, rows, columns))
                column += columns
        yield Table(tuple(boxes), f"第 {number} 个表")
        for one in inner if depth < DEEPEST else ():
            yield from self._table(one, depth + 1)


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows as they are shown: heads first, feet last."""
    parts: dict[str, list[etree._Element]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts and not _is_hidden(child):
            parts[str(child.tag)] += [row for row in child if row.tag == "tr"]
    rows = (*parts["thead"], *parts["tbody"], *parts["tfoot"])
    return [row for row in rows if not _is_hidden(row)]


def _span(cell: etree._Element, name: str) -> int:
    told = str(cell.get(name) or "1").strip()
    number = int(told) if told.isascii() and told.isdigit() else 1
    return max(1, min(number, MOST[name]))


def _is_hidden(one: etree._Element) -> bool:
    return one.get("hidden") is not None or bool(_HIDDEN.search(str(one.get("style") or "")))


def _seen(root: etree._Element, inner: list[etree._Element]) -> str:
    """The text of a part, a line for each block; tables in it are put aside."""
    pieces: list[str] = []
    waiting: list[etree._Element | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        tag = one.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(one):
            continue
        if tag == "table" and one is not root:
            inner.append(one)
            pieces.append("\n\ufdd2\n")
            continue
        edge = "\n" if tag in _BLOCKS or tag == "br" else ""
        waiting.append(edge)
        for child in reversed(one):
            waiting += [_blank(child.tail), child]
        waiting += [_blank(one.text), edge]
    return "".join(pieces)


def _blank(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "")
