"""One worksheet: the page's own rows, the tables between them, where it breaks into pages."""

from collections.abc import Sequence
from functools import lru_cache

from jxbudget.draw.excel_book import Rows, Strings
from jxbudget.draw.excel_breaks import breaks
from jxbudget.draw.excel_frame import Frame, frame
from jxbudget.draw.excel_page import ExcelPage, Merge, PageRow, letters
from jxbudget.draw.excel_table import Table
from jxbudget.draw.excel_words import settings, words
from jxbudget.grid import Sheet

DEFAULT_HEIGHT = 15.0
"""Points of a row of the page that says nothing of its height."""


class Worksheet:
    """One worksheet, drawn: ``xml``, and the ``titles`` rows that every printed page repeats."""

    def __init__(self, sheet: Sheet, page: ExcelPage, move: int, strings: Strings) -> None:
        self._sheet, self._page = sheet, page
        self._frame = frame(page, sheet.grids[0].widths, move)
        self._texts: list[str] = []
        tail = settings(page.tail, sheet.fields)
        above = self._page_rows(page.above, 1)
        self._table = Table(sheet.grids, self._frame)
        self._texts += self._table.texts
        below = self._page_rows(page.below, self._table.starts[-1] + 1)
        self.titles = self._titles()
        rows = "".join([*above, *self._table.rows(), *below])
        rows %= tuple(strings.numbers(self._texts))
        # encoded apart: a table is ASCII, which costs nothing, and what follows seldom is
        table = f"{self._frame.opening}{rows}</sheetData>{self._merges()}".encode()
        self.xml = table + f"{tail}{self._breaks()}</worksheet>".encode()

    def _page_rows(self, rows: Sequence[PageRow], first: int) -> list[str]:
        pieces = []
        for number, row in enumerate(rows, first):
            opening, cells = _page_row(number, row, self._frame.move)
            pieces.append(opening)
            for cell, (full, blank) in zip(row.cells, cells, strict=True):
                text = words(cell.pieces, self._sheet.fields)
                pieces.append(full if text else blank)
                if text:
                    self._texts.append(text)
            pieces.append("</row>")
        return pieces

    def _titles(self) -> Rows | None:
        """The heading of the only table that has one, else the rows above the table, 1-based."""
        starts, top = self._table.starts, 0
        heads = []
        for grid in self._sheet.grids:
            if grid.head_rows:
                heads.append((starts[top] + 1, starts[top + grid.head_rows]))
            top += grid.rows
        if len(heads) == 1:
            return heads[0]
        return (1, self._frame.above) if self._frame.above else None

    def _merges(self) -> str:
        end = self._table.starts[-1]
        merges = [_page_merge(merge, self._frame, end) for merge in self._page.merges]
        merges += self._table.merges
        xml = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>'
        return xml if merges else ""

    def _breaks(self) -> str:
        """The page breaks; Excel's own would go through merged labels."""
        above, below = _heights(self._page.above), _heights(self._page.below)
        titles = (self.titles[0] - 1, self.titles[1]) if self.titles else None
        heights = [*above, *self._table.heights, *below]
        rows = breaks(heights, self._table.blocks, self._frame.body, titles)
        marks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
        counts = f'count="{len(rows)}" manualBreakCount="{len(rows)}"'
        return f"<rowBreaks {counts}>{marks}</rowBreaks>" if rows else ""


@lru_cache(maxsize=256)
def _page_row(number: int, row: PageRow, move: int) -> tuple[str, list[tuple[str, str]]]:
    """The opening of a row of the page, and each of its cells with a text and with nothing."""
    height = f' ht="{row.height}" customHeight="1"' if row.height else ""
    cells = [
        (f'{cell} t="s"><v>%s</v></c>', f"{cell}/>")
        for one in row.cells
        for cell in (f'<c r="{letters(one.column)}{number}" s="{one.format + move}"',)
    ]
    return f'<row r="{number}"{height}>', cells


@lru_cache(maxsize=256)
def _page_merge(merge: Merge, frame: Frame, end: int) -> str:
    """A merge beside the table keeps its place; a heading above it is as wide as the table."""
    left, right = frame.left, merge.right
    move = frame.above if merge.top < 0 else end - 1
    if merge.left == left and merge.right > merge.left:
        right = left + frame.columns - 1
    top, bottom = merge.top + move + 1, merge.bottom + move + 1
    return f'<mergeCell ref="{letters(merge.left)}{top}:{letters(right)}{bottom}"/>'


@lru_cache(maxsize=64)
def _heights(rows: tuple[PageRow, ...]) -> list[float]:
    return [float(row.height or DEFAULT_HEIGHT) for row in rows]
