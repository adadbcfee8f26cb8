"""An .xlsx of anybody's → paper: what its sheets show, formulas that are none as their text."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from jxbudget.diagnostic import Text
from jxbudget.paper import Box, Paper, Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import TORN, parts_of

MOST = 200_000
"""Cells with anything in them."""

TOO_MANY = Text("表里的格子太多，不予读取。", "there are too many cells; it is not read.")

_FORMULA = re.compile(r"=.*(?:[A-Za-z]{1,3}\$?[0-9]|\w\(|![A-Z$])")
"""A formula that speaks of cells or calls something: not ``=100%``, nor ``=健全``."""

_PERCENT = re.compile(r"0(?:\.(0+))?%")
_FAILURES = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises over a workbook that is none."""


def read(data: bytes) -> Paper:
    """Every visible sheet as one table. Raises Unreadable."""
    parts_of(data, ".xls", ".xlsx")
    books = [_opened(data, data_only=only) for only in (False, True)]
    tables = []
    for sheet in books[0].worksheets:
        if sheet.sheet_state == "visible":
            try:
                boxes = tuple(_boxes(sheet, books[1][sheet.title]))
            except _FAILURES as error:
                raise Unreadable(TORN) from error
            if boxes:
                tables.append(Table(boxes, sheet.title))
    return tuple(tables)


def _opened(data: bytes, *, data_only: bool) -> Any:
    from lxml.etree import LxmlError  # noqa: PLC0415 - start-up time
    from openpyxl import load_workbook  # noqa: PLC0415 - start-up time
    from openpyxl.utils import exceptions  # noqa: PLC0415 - start-up time

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
    except (
        *_FAILURES,
        LxmlError,
        exceptions.CellCoordinatesException,
        exceptions.InvalidFileException,
        exceptions.SheetTitleException,
    ) as error:
        raise Unreadable(TORN) from error


def _boxes(sheet: Any, values: Any) -> Iterator[Box]:
    """The cells that say something, and those that were merged, counted over what is visible."""
    merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    rows, columns = _Visible(sheet.row_dimensions), _Visible(_hidden_columns(sheet))
    covered = {
        place
        for one in sheet.merged_cells.ranges
        if one.size["rows"] * one.size["columns"] <= MOST
        for place in _inside(one)
    }
    if len(sheet._cells) > MOST:  # noqa: SLF001 - openpyxl tells nothing else of what is filled
        raise Unreadable(TOO_MANY)
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
        span = merged.get((row, column))
        text = _shown(cell, values)
        if (not text and span is None) or ((row, column) in covered and span is None):
            continue
        down, across = (span.max_row, span.max_col) if span else (row, column)
        height, width = rows.between(row, down), columns.between(column, across)
        if height and width:
            yield Box(
                rows.number(row),
                columns.number(column),
                text,
                f"{sheet.title}!{cell.coordinate}",
                height,
                width,
                (" ".join(cell.comment.text.split()),) if cell.comment else (),
            )


def _inside(span: Any) -> Iterator[tuple[int, int]]:
    return (
        (row, column)
        for row in range(span.min_row, span.max_row + 1)
        for column in range(span.min_col, span.max_col + 1)
    )


class _Visible:
    """Counts rows or columns, hidden ones left out."""

    def __init__(self, dimensions: Any) -> None:
        self._hidden: list[int] = sorted(
            number for number, one in dimensions.items() if getattr(one, "hidden", one is True)
        )

    def number(self, given: int) -> int:
        """How many visible ones stand before it."""
        return given - 1 - sum(one < given for one in self._hidden)

    def between(self, first: int, last: int) -> int:
        """How many are visible of a stretch."""
        return last - first + 1 - sum(first <= one <= last for one in self._hidden)


def _hidden_columns(sheet: Any) -> dict[int, bool]:
    """Hidden columns by number; one entry may stand for many."""
    found: dict[int, bool] = {}
    for one in sheet.column_dimensions.values():
        if one.hidden:
            first = one.min or 1
            found |= dict.fromkeys(range(first, min(one.max or first, first + 500) + 1), True)
    return found


def _shown(cell: Any, values: Any) -> str:
    """What a cell shows: a text as it is, a number with all its digits."""
    value = cell.value
    if cell.data_type == "f":
        told = str(getattr(value, "text", value))
        if not _FORMULA.match(told):
            return told
        value = values[cell.coordinate].value
        if value is None:
            return told
    return _written(value, str(cell.number_format or "General"))


def _written(value: Any, form: str) -> str:  # noqa: PLR0911 - one a kind
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float() if found := _PERCENT.fullmatch(form):
            shown = Decimal(repr(value)) * 100
            digits = len(found[1] or "")
            return f"{round(shown, digits):f}%" if shown == round(shown, digits) else _plain(shown)
        case int():
            return str(value)
        case float():
            return _plain(Decimal(repr(value))).removesuffix("%")
        case datetime() if value.time() == time():
            return _day(value.date(), form)
        case date():
            return _day(value, form)
        case _:
            lines = (line.rstrip() for line in str(value).replace("\r\n", "\n").split("\n"))
            return "\n".join(lines).strip("\n")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date, form: str) -> str:
    """A date as its format shows it: with 年, 月 and 日, or with dashes."""
    if "年" not in form:
        return day.isoformat()[:10]
    told = f"{day.year}年"
    if "月" in form:
        told += f"{day.month}月"
    return told + (f"{day.day}日" if "日" in form else "")
