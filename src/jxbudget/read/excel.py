"""A .xlsx → the table on each worksheet that is drawn in our named styles."""

import io
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jxbudget.grid import Cell, Grid, Style, style_named
from jxbudget.package import unpack


def read(data: bytes) -> tuple[Grid, ...]:
    """One grid for each worksheet; widths in mm to one decimal, formulas as text.

    Raises Refused for a file that is unsafe or not a workbook, ValueError for a worksheet whose
    cells are not a grid.
    """
    unpack(data)
    workbook = load_workbook(io.BytesIO(data))
    return tuple(_grid(sheet) for sheet in workbook.worksheets)


def _grid(sheet: Worksheet) -> Grid:
    ranges = sheet.merged_cells.ranges
    ends = {(m.min_row, m.min_col): (m.max_row, m.max_col) for m in ranges}
    ours = [cell for row in sheet.iter_rows() for cell in row if _style(cell) is not None]
    inside = {(r, c) for m in ranges for row in m.rows for r, c in row if r and c} - ends.keys()
    starts: list[Any] = [cell for cell in ours if (cell.row, cell.column) not in inside]
    if not starts:
        raise ValueError(f"no table on worksheet {sheet.title!r}")
    spans = {at: ends.get(at, at) for cell in starts for at in ((cell.row, cell.column),)}
    top, left = (min(places) for places in zip(*spans, strict=True))
    bottom, right = (max(places) for places in zip(*spans.values(), strict=True))
    number = _rows(sorted({cell.row for cell in starts}), bottom)
    cells = []
    for cell in starts:
        last, end = spans[cell.row, cell.column]
        rows = number[last] - number[cell.row] + 1
        place = (number[cell.row], cell.column - left)
        cells.append(_cell(cell, place, rows, end - cell.column + 1))
    widths = tuple(_width(sheet, column) for column in range(left, right + 1))
    return Grid(widths, tuple(cells), _head_rows(sheet, top, number))


def _rows(starts: list[int], bottom: int) -> dict[int, int]:
    """Worksheet row → grid row: a row in which no cell starts belongs to the one above."""
    numbers: dict[int, int] = {}
    grid_row = -1
    for row in range(starts[0], bottom + 1):
        grid_row += row in starts
        numbers[row] = grid_row
    return numbers


def _style(cell: Any) -> Style | None:
    return style_named(str(cell.style))


def _cell(cell: Any, place: tuple[int, int], rows: int, columns: int) -> Cell:
    style = _style(cell) or Style.VALUE
    value = cell.value
    if style is Style.AMOUNT and isinstance(value, int | float):
        number = Decimal(str(value))
        return Cell(*place, _plain(number), style, rows, columns, number)
    text = "" if value is None else str(value)
    plain = Style.VALUE if style is Style.AMOUNT else style
    return Cell(*place, text, plain, rows, columns)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _width(sheet: Worksheet, column: int) -> float:
    characters = sheet.column_dimensions[get_column_letter(column)].width
    return round((characters * 7 + 5) * 25.4 / 96, 1)


def _head_rows(sheet: Worksheet, top: int, number: dict[int, int]) -> int:
    """The rows that print on every page, where they are the first of the table."""
    titles = str(sheet.print_title_rows or "").replace("$", "").split(":")
    if titles[0] != str(top) or int(titles[-1]) not in number:
        return 0
    return number[int(titles[-1])] + 1
