"""One worksheet: the page's own rows, the table between them, heights that fit the text."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from jxbudget.draw import defects, measure
from jxbudget.draw.excel_book import Rows, Strings
from jxbudget.draw.excel_breaks import Block, breaks
from jxbudget.draw.excel_page import ExcelPage, PageRow, letters
from jxbudget.draw.marks import Piece
from jxbudget.draw.ooxml import DECLARATION, S, escaped
from jxbudget.grid import Cell, Grid, Sheet, Style, stack
from jxbudget.package import Refused

LONGEST_FOOTER = 255
"""Characters that Excel keeps in a header or footer."""

_FONT_SIZE = re.compile(r"&amp;[0-9]+$")
_FOOTER = re.compile(r"<((?:odd|even|first)(?:Header|Footer))>([^<]*)<")

PIXELS = 96 / 25.4
"""Pixels in a mm, as Excel counts them."""

DIGIT, GAP = 7, 5
"""Pixels of a digit in the page's default font, and of the gap beside a column's text."""

PADDING = 7.0
"""Points that the gaps of a cell take from its width, and from its height."""

DEFAULT_HEIGHT = 15.0
"""Points of a row of the page that says nothing of its height."""

GENERAL = 10
"""Signs of a number that Excel's general format shows without rounding."""

TALLEST, PIECE = 400.0, 90.0
"""Points. Excel allows 409; a taller row is drawn as several of a piece each, merged, so that a
page is filled before the next begins."""


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of the grid as Excel has it: its first row, how many rows, the height of each."""

    top: int
    rows: int
    height: float


class Worksheet:
    """One worksheet, drawn: ``xml``, and the ``titles`` rows that every printed page repeats."""

    def __init__(self, sheet: Sheet, page: ExcelPage, move: int, strings: Strings) -> None:
        self._sheet, self._page, self._strings = sheet, page, strings
        self._formats = {style: number + move for style, number in page.formats.items()}
        self._exact = [number + move for number in page.exact]
        self._move = move
        self._grid = stack(sheet.grids)
        self._bands = list(_bands(self._grid, page, len(page.above)))
        self._end = self._bands[-1].top + self._bands[-1].rows
        self.titles = self._titles()
        self.xml = self._xml()

    def _titles(self) -> Rows | None:
        """The heading of the only table that has one, else the rows above the table, 1-based."""
        top = 0
        heads = []
        for grid in self._sheet.grids:
            if grid.head_rows:
                heads.append((top, top + grid.head_rows - 1))
            top += grid.rows
        if len(heads) == 1:
            first, last = (self._bands[row] for row in heads[0])
            return first.top + 1, last.top + last.rows
        return (1, len(self._page.above)) if self._page.above else None

    def _xml(self) -> str:
        page = self._page
        merges = [*self._page_merges(), *self._merges()]
        ranges = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
        merged_xml = f'<mergeCells count="{len(merges)}">{ranges}</mergeCells>' if merges else ""
        tail = "".join(_filled(page.tail, self._sheet.fields, in_footer=True))
        _refuse_long_footers(tail)
        return (
            f'{DECLARATION}<worksheet xmlns="{S}">{page.head}<cols>{self._columns()}'
            f"</cols><sheetData>{''.join(self._rows())}</sheetData>{merged_xml}{tail}"
            f"{self._breaks()}</worksheet>"
        )

    def _breaks(self) -> str:
        """The page breaks; Excel's own would go through merged labels."""
        page = self._page
        heights = [float(row.height or DEFAULT_HEIGHT) for row in page.above]
        heights += [band.height for band in self._bands for _ in range(band.rows)]
        heights += [float(row.height or DEFAULT_HEIGHT) for row in page.below]
        spans = ((cell, *self._span(cell)) for cell in self._grid.cells if cell.text)
        blocks = [
            Block(top, end, _text_height(cell, self._grid, page))
            for cell, top, end in spans
            if end - top > 1
        ]
        width = sum(self._grid.widths) * measure.MM
        room = page.paper[1] / min(1.0, page.paper[0] / width)
        titles = (self.titles[0] - 1, self.titles[1]) if self.titles else None
        rows = breaks(heights, blocks, room, titles)
        marks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
        counts = f'count="{len(rows)}" manualBreakCount="{len(rows)}"'
        return f"<rowBreaks {counts}>{marks}</rowBreaks>" if rows else ""

    def _columns(self) -> str:
        first = self._page.column + 1
        return "".join(
            f'<col min="{n}" max="{n}" width="{_characters(width):.4f}" customWidth="1"/>'
            for n, width in enumerate(self._grid.widths, first)
        )

    def _rows(self) -> Iterator[str]:
        for number, row in enumerate(self._page.above):
            yield self._page_row(number, row)
        yield from self._table_rows()
        for number, row in enumerate(self._page.below, self._end):
            yield self._page_row(number, row)

    def _page_row(self, number: int, row: PageRow) -> str:
        height = f' ht="{row.height}" customHeight="1"' if row.height else ""
        cells = "".join(
            self._text_cell(
                f"{letters(cell.column)}{number + 1}",
                cell.format + self._move,
                "".join(_filled(cell.pieces, self._sheet.fields)),
            )
            for cell in row.cells
        )
        return f'<row r="{number + 1}"{height}>{cells}</row>'

    def _table_rows(self) -> Iterator[str]:
        width = len(self._grid.widths)
        names = [letters(self._page.column + n) for n in range(width)]
        shown: list[list[str]] = [[""] * width for _ in range(self._end)]
        for cell in self._grid.cells:
            top, bottom = self._span(cell)
            blank = f'" s="{self._formats[cell.style]}"/>'
            for row in range(top, bottom):
                for column in range(cell.column, cell.column + cell.columns):
                    shown[row][column] = f'<c r="{names[column]}{row + 1}{blank}'
            shown[top][cell.column] = self._cell(cell, f"{names[cell.column]}{top + 1}")
        for band in self._bands:
            for row in range(band.top, band.top + band.rows):
                cells = "".join(shown[row])
                yield f'<row r="{row + 1}" ht="{band.height:.2f}" customHeight="1">{cells}</row>'

    def _span(self, cell: Cell) -> tuple[int, int]:
        last = self._bands[cell.row + cell.rows - 1]
        return self._bands[cell.row].top, last.top + last.rows

    def _cell(self, cell: Cell, reference: str) -> str:
        format_ = self._formats[cell.style]
        if cell.number is not None:
            if len(cell.text) > GENERAL:
                format_ = self._exact[len(cell.text.partition(".")[2])]
            return f'<c r="{reference}" s="{format_}"><v>{cell.number:f}</v></c>'
        return self._text_cell(reference, format_, cell.text)

    def _text_cell(self, reference: str, format_: int, text: str) -> str:
        if not text:
            return f'<c r="{reference}" s="{format_}"/>'
        number = self._strings.number(text)
        return f'<c r="{reference}" s="{format_}" t="s"><v>{number}</v></c>'

    def _merges(self) -> Iterator[str]:
        left = self._page.column
        for cell in self._grid.cells:
            top, bottom = self._span(cell)
            if cell.columns > 1 or bottom - top > 1:
                first, last = (
                    letters(left + cell.column),
                    letters(left + cell.column + cell.columns - 1),
                )
                yield f"{first}{top + 1}:{last}{bottom}"

    def _page_merges(self) -> Iterator[str]:
        """A merge beside the table keeps its place; a heading above it is as wide as the table."""
        above, width = len(self._page.above), len(self._grid.widths)
        for merge in self._page.merges:
            move = above if merge.top < 0 else self._end - 1
            right = merge.right
            if merge.left == self._page.column and merge.right > merge.left:
                right = self._page.column + width - 1
            first, last = letters(merge.left), letters(right)
            yield f"{first}{merge.top + move + 1}:{last}{merge.bottom + move + 1}"


def _characters(width: float) -> float:
    """A width in mm as Excel's characters."""
    return (width * PIXELS - GAP) / DIGIT


def _filled(
    pieces: Iterable[Piece], fields: Mapping[str, str], *, in_footer: bool = False
) -> Iterator[str]:
    before = ""
    for piece in pieces:
        before = piece if isinstance(piece, str) else before
        if isinstance(piece, str):
            yield piece
        elif in_footer:
            text = piece.fill(fields).replace("&", "&&")
            size = _FONT_SIZE.search(before)  # a digit behind it would belong to it
            yield escaped(f" {text}" if size and text[:1].isdigit() else text)
        else:
            yield piece.fill(fields)


def _refuse_long_footers(tail: str) -> None:
    for found in _FOOTER.finditer(tail):
        if len(unescape(found[2])) > LONGEST_FOOTER:
            raise Refused(
                defects.BAD_MARK.at(
                    mark=found[2][:20] + "…",
                    why="页眉页脚最多 255 个字",
                    why_en="a header or footer has at most 255 characters",
                )
            )


def _bands(grid: Grid, page: ExcelPage, top: int) -> Iterator[_Band]:
    """Every row of the grid with its height; a row taller than Excel allows becomes several."""
    for height in _heights(grid, page):
        rows = math.ceil(height / PIECE) if height > TALLEST else 1
        yield _Band(top, rows, height / rows)
        top += rows


def _text_height(cell: Cell, grid: Grid, page: ExcelPage) -> float:
    """The height of a cell's words in pt."""
    room = grid.width(cell) * measure.MM - PADDING
    size = page.sizes[cell.style]
    return measure.lines(cell.text, room, size) * size * measure.LINE


def _heights(grid: Grid, page: ExcelPage) -> list[float]:
    """The height of every row in pt; a cell over several rows adds what it lacks to the last."""
    one_line = page.sizes[Style.VALUE] * measure.LINE + PADDING
    heights = [one_line] * grid.rows
    for cell in sorted(grid.cells, key=lambda cell: cell.rows):
        wanted = _text_height(cell, grid, page) + PADDING
        last = cell.row + cell.rows
        lacking = wanted - sum(heights[cell.row : last])
        if lacking > 0:
            heights[last - 1] += lacking
    return heights
