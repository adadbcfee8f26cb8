"""An .html page → what a browser shows of it: its lines and tables."""

import re
from collections.abc import Iterator

from lxml import etree

from jxbudget.diagnostic import Text
from jxbudget.paper import Line, Paper, Table
from jxbudget.read.html_coding import decoded
from jxbudget.read.html_table import Effort, laid
from jxbudget.read.html_walk import End, walk
from jxbudget.read.html_words import lines
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import EMPTY, TOO_BIG

LARGEST = 40_000_000
NOT_A_PAGE = Text("它不是网页。", "it is no web page.")

_TAG = re.compile(r"<[a-zA-Z!]")
_OTHERS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"{\\rtf", b"\xff\xd8\xff")


def read(data: bytes) -> Paper:
    """Lines and tables from top to bottom; a table inside a cell follows the one it is in.

    Nothing is fetched and no script is run; of styles only those on an element itself count.
    Raises Unreadable, and nothing else, whatever the bytes are.
    """
    if not data.strip():
        raise Unreadable(EMPTY)
    if len(data) > LARGEST:
        raise Unreadable(TOO_BIG)
    text = "" if data.startswith(_OTHERS) else decoded(data)
    if not _TAG.search(text):
        raise Unreadable(NOT_A_PAGE)
    tree = _tree(text)
    return () if tree is None else tuple(_Reader().items(tree))


def _tree(text: str) -> etree._Element | None:
    """The page; None if there is nothing in it. Raises Unreadable if it is too deep."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(NOT_A_PAGE) from None
    if any("RESOURCE_LIMIT" in one.type_name for one in parser.error_log):
        raise Unreadable(TOO_BIG)
    return tree


class _Reader:
    """Counts tables, lines and boxes."""

    def __init__(self) -> None:
        self._tables = self._lines = 0
        self._effort = Effort()

    def items(self, page: etree._Element) -> Iterator[Table | Line]:
        """What the page shows."""
        waiting = list(walk(page))[::-1]
        begun: list[str | End] = []
        while waiting:
            one = waiting.pop()
            if isinstance(one, str | End):
                begun.append(one)
                continue
            yield from self._flushed([*begun, End.BLOCK, *_caption(one)])
            begun = []
            self._tables += 1
            table, inner = laid(one, f"第 {self._tables} 个表", self._effort)
            yield table
            waiting += inner[::-1]
        yield from self._flushed(begun)

    def _flushed(self, begun: list[str | End]) -> Iterator[Line]:
        for line in filter(str.strip, lines(begun)):
            self._lines += 1
            yield Line(line, f"第 {self._lines} 行")


def _caption(table: etree._Element) -> list[str | End]:
    return [
        one
        for caption in table.iterchildren("caption")
        for one in walk(caption)
        if isinstance(one, str | End)
    ]
