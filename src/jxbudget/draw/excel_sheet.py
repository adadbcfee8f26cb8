"""One worksheet: the page's own rows, the tables between them, where it breaks into pages."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from jxbudget.draw.excel_book import Rows, Strings
from jxbudget.draw.excel_breaks import breaks
from jxbudget.draw.excel_frame import frame
from jxbudget.draw.excel_page import ExcelPage, PageRow, letters
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
        return [self._page_row(number, row) for number, row in enumerate(rows, first)]

    def _page_row(self, number: int, row: PageRow) -> str:
        height = f' ht="{row.height}" customHeight="1"' if row.height else ""
        cells = []
        for cell in row.cells:
            text = words(cell.pieces, self._sheet.fields)
            opening = f'<c r="{letters(cell.column)}{number}" s="{cell.format + self._frame.move}"'
            cells.append(f'{opening} t="s"><v>%s</v></c>' if text else f"{opening}/>")
            if text:
                self._texts.append(text)
        return f'<row r="{number}"{height}>{"".join(cells)}</row>'

    def _titles(self) -> Rows | None:
        """The heading of the only table that has one, else the rows above the table, 1-based."""
        starts, grids = self._table.starts, self._sheet.grids
        tops = accumulate((grid.rows for grid in grids), initial=0)
        heads = [
            (starts[top] + 1, starts[top + grid.head_rows])
            for top, grid in zip(tops, grids, strict=False)
            if grid.head_rows
        ]
        if len(heads) == 1:
            return heads[0]
        return (1, self._frame.above) if self._frame.above else None

    def _merges(self) -> str:
        merges = [*self._page_merges(), *self._table.merges]
        xml = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>'
        return xml if merges else ""

    def _page_merges(self) -> Iterator[str]:
        """A merge beside the table keeps its place; a heading above it is as wide as the table."""
        left, above, end = self._page.column, self._frame.above, self._table.starts[-1]
        for merge in self._page.merges:
            move = above if merge.top < 0 else end - 1
            right = merge.right
            if merge.left == left and merge.right > merge.left:
                right = left + self._frame.columns - 1
            top, bottom = merge.top + move + 1, merge.bottom + move + 1
            yield f'<mergeCell ref="{letters(merge.left)}{top}:{letters(right)}{bottom}"/>'

    def _breaks(self) -> str:
        """The page breaks; Excel's own would go through merged labels."""
        above, below = (
            [float(row.height or DEFAULT_HEIGHT) for row in rows]
            for rows in (self._page.above, self._page.below)
        )
        titles = (self.titles[0] - 1, self.titles[1]) if self.titles else None
        heights = [*above, *self._table.heights, *below]
        rows = breaks(heights, self._table.blocks, self._frame.body, titles)
        marks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
        counts = f'count="{len(rows)}" manualBreakCount="{len(rows)}"'
        return f"<rowBreaks {counts}>{marks}</rowBreaks>" if rows else ""
