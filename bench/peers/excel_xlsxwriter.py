"""Excel with XlsxWriter, in memory."""

import io
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bench.peers.boxes import AMOUNT, HEAD, LABEL, PROSE, VALUE, Box
from bench.peers.excel_sheet import FOOTER, MARGINS, TOP, Table

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_TEXT = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "align": "center"}
_CELL = {"font_name": "宋体", "font_size": 10.5, "border": 1, "valign": "vcenter"}
_TITLE = {"align": "center", "valign": "vcenter", "num_format": "@"}
FORMATS: dict[str, dict[str, Any]] = {
    "表题": _TITLE | {"font_name": "方正小标宋简体", "font_size": 22},
    "表题年度": _TITLE | {"font_name": "宋体", "font_size": 14},
    HEAD: _CELL | _TEXT,
    LABEL: _CELL | _TEXT,
    VALUE: _CELL | _TEXT,
    PROSE: _CELL | _TEXT | {"align": "left"},
    AMOUNT: _CELL | {"align": "right", "indent": 1, "shrink": True},
}


def draw(table: Table) -> bytes:
    """A form as a .xlsx."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        formats = {name: book.add_format(given) for name, given in FORMATS.items()}
        sheet = book.add_worksheet(table.name[:31])
        _set_up(sheet, table)
        last = len(table.widths) - 1
        sheet.merge_range(0, 0, 0, last, table.title, formats["表题"])
        sheet.merge_range(1, 0, 1, last, table.year, formats["表题年度"])
        for box in table.boxes:
            _write(sheet, box, formats[box.style])
    return file.getvalue()


def _write(sheet: Worksheet, box: Box, format_: Format) -> None:
    row, column = box.row + TOP, box.column
    content = float(box.content) if isinstance(box.content, Decimal) else box.content
    if box.rows > 1 or box.columns > 1:
        end = row + box.rows - 1, column + box.columns - 1
        sheet.merge_range(row, column, *end, content, format_)
    elif isinstance(content, float):
        sheet.write_number(row, column, content, format_)
    elif not content:
        sheet.write_blank(row, column, None, format_)
    else:
        sheet.write_string(row, column, content, format_)


def _set_up(sheet: Worksheet, table: Table) -> None:
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width)
    for row, height in enumerate([36, 24, *table.heights]):
        sheet.set_row(row, height)
    first, last = (0, 1) if table.repeated is None else (table.repeated + TOP,) * 2
    sheet.repeat_rows(first, last)
    sheet.hide_gridlines(2)
    sheet.center_horizontally()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(*(MARGINS[side] for side in ("left", "right", "top", "bottom")))
    sheet.set_footer(FOOTER, {"margin": MARGINS["footer"]})
