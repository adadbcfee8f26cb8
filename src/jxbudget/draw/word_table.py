"""Grid → the XML of a Word table. What the cells of one kind share is written once for a page."""

from collections.abc import Mapping, Sequence

from jxbudget.draw import measure
from jxbudget.draw.ooxml import escaped, quoted
from jxbudget.grid import Cell, Grid, Style

TWIP = 1440 / 25.4
"""Twips in a mm."""

PADDING = 11.0
"""Points that the margins of a cell take from its width."""

INDENT = 2
"""Ems before each paragraph, at most."""

_START, _END = '<w:r><w:t xml:space="preserve">', "</w:t></w:r></w:p>"
_END_BLANK = "</w:p></w:tc>"
_END_CELL = f"{_END}</w:tc>".encode()
_WHOLE = b"<w:cantSplit/>"
_ROW = b"<w:tr><w:trPr>%b</w:trPr>" % _WHOLE
_HEAD_ROW = b"<w:tr><w:trPr>%b<w:tblHeader/></w:trPr>" % _WHOLE
_END_ROW = b"</w:tr>"

_Key = tuple[int, int, Style, bool]
"""What makes a kind of cell: its column, how many it spans, its style, whether it is merged."""


class Tables:
    """Draws tables in the styles of one page, rows split only where a page cannot hold them."""

    def __init__(
        self,
        styles: Mapping[Style, str],
        table_style: str,
        sizes: Mapping[Style, float],
        body: float,
    ) -> None:
        self._styles = styles
        self._table_style = table_style
        self._sizes = sizes
        self._body = body
        # A letter takes a line at most, and a line break one more; a paragraph two beside
        self._short = body / (max(sizes.values()) * measure.LINE) / 2 - INDENT
        self._kinds: dict[tuple[float, ...], _Kinds] = {}

    def draw(self, grid: Grid) -> list[bytes]:
        """The table of a grid, in pieces of UTF-8."""
        kinds = self._kinds_on(grid.widths)
        stride = len(grid.widths) + 2
        pieces = [_ROW, *[b""] * len(grid.widths), _END_ROW] * grid.rows
        for row in range(min(grid.head_rows, grid.rows)):
            pieces[row * stride] = _HEAD_ROW
        for row in self._tall_rows(grid):
            pieces[row * stride] = pieces[row * stride].replace(_WHOLE, b"")
        texts = escaped("\0".join([cell.text for cell in grid.cells])).encode().split(b"\0")
        for cell, text in zip(grid.cells, texts, strict=True):
            rows, at = cell.rows, cell.row * stride + cell.column + 1
            start, blank, below, between = kinds[cell.column, cell.columns, cell.style, rows > 1]
            pieces[at] = start + text.replace(b"\n", between) + _END_CELL if text else blank
            if rows > 1:
                pieces[at + stride : at + stride * rows : stride] = [below] * (rows - 1)
        return [kinds.opening, *pieces, b"</w:tbl>"]

    def _kinds_on(self, widths: tuple[float, ...]) -> "_Kinds":
        if widths not in self._kinds:
            self._kinds[widths] = _Kinds(widths, self._styles, self._table_style)
        return self._kinds[widths]

    def _tall_rows(self, grid: Grid) -> set[int]:
        """The rows that may be taller than a page, by the cells that stand in them alone."""
        short = self._short
        long = [cell for cell in grid.cells if len(cell.text) > short and cell.rows == 1]
        return {cell.row for cell in long if self._is_tall(cell, grid.width(cell))}

    def _is_tall(self, cell: Cell, width: float) -> bool:
        size, room = self._sizes[cell.style], width * measure.MM - PADDING
        line = size * measure.LINE
        if most_lines(cell.text, room / size) * line <= self._body:
            return False
        return measure.lines(cell.text, room, size, INDENT) * line > self._body


def most_lines(text: str, ems: float) -> float:
    """More lines than a text ever takes where a line is so many ems wide, told at a glance.

    Two lines that follow each other hold together at least what one can hold, and that is a
    letter for each em but one, and never less than a letter.
    """
    paragraphs = text.count("\n") + 1
    return 2 * ((len(text) + INDENT * paragraphs) / max(1.0, ems - 1) + paragraphs)


class _Kinds(dict[_Key, tuple[bytes, bytes, bytes, bytes]]):
    """The XML that all cells of one kind share, written when the first is met.

    It is what stands before a text, a blank cell, the cell's continuation in the rows below, and
    what stands between two lines of a text.
    """

    def __init__(
        self, widths: Sequence[float], styles: Mapping[Style, str], table_style: str
    ) -> None:
        super().__init__()
        self._twips = [round(width * TWIP) for width in widths]
        self._styles = styles
        columns = "".join(f'<w:gridCol w:w="{twips}"/>' for twips in self._twips)
        self.opening = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{quoted(table_style)}"/>'
            f'<w:tblW w:w="{sum(self._twips)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        ).encode()

    def __missing__(self, key: _Key) -> tuple[bytes, bytes, bytes, bytes]:
        column, columns, style, is_merged = key
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{quoted(self._styles[style])}"/></w:pPr>'
        merge = '<w:vMerge w:val="restart"/>' if is_merged else ""
        first = self._properties(column, columns, merge) + paragraph
        below = self._properties(column, columns, "<w:vMerge/>") + paragraph
        kind = self[key] = (
            f"{first}{_START}".encode(),
            f"{first}{_END_BLANK}".encode(),
            f"{below}{_END_BLANK}".encode(),
            f"{_END}{paragraph}{_START}".encode(),
        )
        return kind

    def _properties(self, column: int, columns: int, merge: str) -> str:
        width = sum(self._twips[column : column + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            '<w:vAlign w:val="center"/></w:tcPr>'
        )
