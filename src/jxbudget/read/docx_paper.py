"""A .docx → what it shows: its lines and tables, from Word, WPS or whatever wrote it."""

from collections.abc import Iterator

from lxml import etree

from jxbudget.paper import Line, Paper, Table
from jxbudget.read.docx_numbers import labels
from jxbudget.read.docx_table import laid
from jxbudget.read.docx_text import Shown, said
from jxbudget.read.docx_walk import TABLE, TEXT_BOX, P, W, is_on, value, walk
from jxbudget.read.tidy import tidy
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import MOST_BOXES, NOT_OF_OFFICE, TOO_MANY, Office


def read(data: bytes) -> Paper:
    """Lines and tables from top to bottom; headers and footers are not read.

    A table inside a cell, and a text box, follow the table or paragraph that they belong to.
    Raises Unreadable, and nothing else, whatever the bytes are.
    """
    office = Office(data, ".doc", ".docx")
    part, root = office.main("word/document.xml", f"{W}document")
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable(NOT_OF_OFFICE, new=".docx")
    return tuple(_Reader(_shown(office, part, body)).items(body))


MOST_LINES = 200_000
"""Paragraphs outside of tables."""


class _Reader:
    """Counts tables, paragraphs and boxes."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._tables = self._paragraphs = self._boxes = 0
        self._begun = ""

    def items(self, body: etree._Element) -> Iterator[Table | Line]:
        """What a body shows; what is found inside of something comes right after it."""
        queue = [body]
        while queue:
            node = queue.pop()
            inner: list[etree._Element] = []
            if node.tag == TABLE:
                yield from self._table(node, inner)
            elif node.tag == P:
                yield from self._lines(node, inner)
            elif node.tag in {TEXT_BOX, body.tag}:
                inner = list(walk(node, self._shown.is_hidden))
            queue.extend(reversed(inner))

    def _table(self, node: etree._Element, inner: list[etree._Element]) -> Iterator[Table | Line]:
        self._tables += 1
        table, within, hidden = laid(node, self._shown, f"第 {self._tables} 个表")
        inner += within
        self._boxes += len(table.boxes)
        if self._boxes > MOST_BOXES:
            raise Unreadable(TOO_MANY)
        yield table
        yield from hidden

    def _lines(self, node: etree._Element, inner: list[etree._Element]) -> Iterator[Line]:
        """The lines of a paragraph, with those that go on in it."""
        words = said(node, self._shown)
        inner += words.boxes
        self._begun += words.text
        if words.goes_on:
            return
        self._paragraphs += 1
        if self._paragraphs > MOST_LINES:
            raise Unreadable(TOO_MANY)
        lines, self._begun = tidy(self._begun).split("\n"), ""
        place = f"第 {self._paragraphs} 段"
        yield from (Line(line, place) for line in lines if line.strip())


def _shown(office: Office, part: str, body: etree._Element) -> Shown:
    styles = office.beside(part, "styles")
    numbering = office.beside(part, "numbering")
    comments = office.beside(part, "comments")
    hidden = frozenset() if styles is None else _hidden(styles)
    plain = Shown(hidden, labels(body, numbering, styles), {})
    if comments is None:
        return plain
    told = {str(one.get(f"{W}id")): _comment(one, plain) for one in comments.iter(f"{W}comment")}
    return Shown(plain.hidden, plain.labels, told)


def _hidden(styles: etree._Element) -> frozenset[str]:
    """The styles whose text is hidden, by themselves or by those they are based on."""
    all_styles = list(styles.iter(f"{W}style"))
    hidden = {str(one.get(f"{W}styleId")) for one in all_styles if is_on(one, "rPr", "vanish")}
    for _ in range(5):
        hidden |= {
            str(one.get(f"{W}styleId"))
            for one in all_styles
            if value(one, "basedOn") in hidden and one.find(f"{W}rPr/{W}vanish") is None
        }
    return frozenset(hidden)


def _comment(comment: etree._Element, shown: Shown) -> str:
    words = (said(node, shown).text for node in comment.iter(P))
    return f"{comment.get(f'{W}author', '')}：{tidy(chr(10).join(words))}"
