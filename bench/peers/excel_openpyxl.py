"""Excel with openpyxl: named styles, merged cells, texts that stay texts."""

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from bench.peers.boxes import AMOUNT, HEAD, LABEL, PROSE, VALUE, Box
from bench.peers.excel_sheet import FOOTER, MARGINS, TOP, Table

_TITLE, _YEAR = Font(name="方正小标宋简体", sz=22), Font(name="宋体", sz=14)
_FONT = Font(name="宋体", sz=10.5)
_SIDE = Side(style="thin", color="FF000000")
_THIN = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_MIDDLE = Alignment(horizontal="center", vertical="center")
_CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="center", indent=1, shrink_to_fit=True)


def draw(table: Table) -> bytes:
    """A form as a .xlsx."""
    book = Workbook()
    for style in _styles():
        book.add_named_style(style)
    sheet = book.worksheets[0]
    sheet.title = table.name[:31]
    _set_up(sheet, table)
    width = len(table.widths)
    _write(sheet, Box(-2, 0, table.title, "表题", 1, width))
    _write(sheet, Box(-1, 0, table.year, "表题年度", 1, width))
    for box in table.boxes:
        _write(sheet, box)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _styles() -> Iterator[NamedStyle]:
    yield NamedStyle("表题", font=_TITLE, alignment=_MIDDLE, number_format="@")
    yield NamedStyle("表题年度", font=_YEAR, alignment=_MIDDLE, number_format="@")
    for name, alignment in {HEAD: _CENTER, LABEL: _CENTER, VALUE: _CENTER, PROSE: _LEFT}.items():
        yield NamedStyle(name, _FONT, border=_THIN, alignment=alignment, number_format="@")
    yield NamedStyle(AMOUNT, _FONT, border=_THIN, alignment=_RIGHT)


def _write(sheet: Worksheet, box: Box) -> None:
    row, column = box.row + TOP + 1, box.column + 1
    cell = sheet.cell(row, column)
    cell.style = box.style
    if isinstance(box.content, Decimal):
        cell.value = box.content
    elif box.content:
        cell.value = box.content
        cell.data_type = "s"  # openpyxl takes =45% for a formula
        cell.quotePrefix = box.row >= 0
    if box.rows > 1 or box.columns > 1:
        sheet.merge_cells(None, row, column, row + box.rows - 1, column + box.columns - 1)


def _set_up(sheet: Any, table: Table) -> None:
    for column, width in zip("ABCDEFGH", table.widths, strict=False):
        sheet.column_dimensions[column].width = width
    for row, height in enumerate([36, 24, *table.heights], 1):
        sheet.row_dimensions[row].height = height
    first, last = (1, 2) if table.repeated is None else (table.repeated + TOP + 1,) * 2
    sheet.print_title_rows = f"{first}:{last}"
    sheet.sheet_view.showGridLines = False
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.paperSize = "9"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(**MARGINS)
    sheet.oddFooter.center.text = FOOTER.removeprefix("&C")
