"""A workbook for people who do not read terminals: one row a finding, ready to print."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from jxbudget.diagnostic import Diagnostic, Language, Severity, Text
from jxbudget.package import deflate, pack, parse, unpack
from jxbudget.report import words
from jxbudget.report.plain import columns, visible
from jxbudget.report.report import Report, Waived, by_path, written

ROWS = 20_000
"""Rows of a sheet; what is beyond is counted in its last row."""

_LINES_OF_CELL = 24  # a row of so many lines stays below the 409 points of Excel
_LINE = 13.5  # points
_FACE = "宋体"
_THIN = Side("thin", "FFA6A6A6")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_COLOURS = {
    "error": "FFF8CBAD",
    "warning": "FFFFE699",
    "note": "FFDDEBF7",
    "head": "FFD9D9D9",
    "foot": None,
    "text": None,
    "short": None,
}
"""The styles of cells, and their colours."""

_FINDINGS = {
    words.LEVEL: 9, words.CODE: 8, words.FILE: 22, words.LINE: 5, words.FIELD: 20,
    words.PROBLEM: 36, words.ADVICE: 28, words.SOURCE: 18,
}  # fmt: skip
_WAIVED = {
    words.CODE: 8, words.FILE: 22, words.LINE: 5, words.FIELD: 20,
    words.PROBLEM: 36, words.REASON: 38, words.UNTIL: 12,
}  # fmt: skip
_TOTALS = {words.FILE: 60, words.ERRORS: 9, words.WARNINGS: 9, words.NOTES: 9, words.WAIVERS: 9}
_SHORT = 12  # columns no wider than this are centred


class Row(NamedTuple):
    """The values of a row, and the style of its cells where it has one of its own."""

    values: Sequence[str | int]
    style: str = ""
    first: str = ""


class Plan(NamedTuple):
    """A sheet to be: its title, the widths of its columns by their heads, its rows, a last row."""

    title: Text
    columns: Mapping[Text, int]
    rows: list[Row]
    foot: Row | None = None


def report(report: Report, language: Language) -> bytes:
    """The findings, what is waived where there is any, and the counts of each file."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, colour in _COLOURS.items():
        book.add_named_style(_style(name, colour))
    for plan in _plans(report, language):
        _sheet(book.create_sheet(plan.title.say(language)), plan, language)
    data = io.BytesIO()
    book.save(data)
    return _same_bytes(data.getvalue())


def _style(name: str, colour: str | None) -> NamedStyle:
    bold, wide = name in {"head", "foot"}, name == "text"
    style = NamedStyle(
        name,
        font=Font(name=_FACE, charset=134, size=10, bold=bold),
        border=_FRAME,
        alignment=Alignment("left" if wide else "center", "center", wrap_text=True),
        number_format="@",
    )
    if colour:
        style.fill = PatternFill("solid", fgColor=colour)
    return style


def _plans(report: Report, language: Language) -> Iterator[Plan]:
    found = [_found(one, language) for one in report.worst_first]
    nothing = None if found else _foot(_FINDINGS, words.NOTHING.say(language))
    yield Plan(words.FINDINGS, _FINDINGS, found, nothing)
    if report.waived:
        yield Plan(words.WAIVERS, _WAIVED, [_waived(one, language) for one in report.waived])
    counts = [*_counts(report)]
    sums = [sum(column) for column in zip(*(numbers for _, numbers in counts), strict=True)]
    rows = [Row((path, *numbers)) for path, numbers in counts]
    yield Plan(words.TOTALS, _TOTALS, rows, _foot(_TOTALS, words.SUM.say(language), *sums))


def _foot(columns: Mapping[Text, int], *values: str | int) -> Row:
    """A last row that begins in the widest column."""
    widths = [*columns.values()]
    return Row([*[""] * widths.index(max(widths)), *values], style="foot")


def _found(one: Diagnostic, language: Language) -> Row:
    level = words.SEVERITY[one.severity].say(language)
    said = (one.message(language), one.help(language), one.excerpt)
    return Row((level, one.code, *_where(one), *said), first=one.severity.value)


def _waived(one: Waived, language: Language) -> Row:
    until = one.until.isoformat() if one.until else ""
    message = one.diagnostic.message(language)
    return Row((one.diagnostic.code, *_where(one.diagnostic), message, one.reason, until))


def _where(one: Diagnostic) -> tuple[str, str | int, str]:
    span = written(one.span)
    return one.path, span.line if span else "", " / ".join(str(step) for step in one.pointer)


def _counts(report: Report) -> Iterator[tuple[str, list[int]]]:
    """Each file with its errors, warnings, notes and what is waived."""
    found = by_path(report.found)
    waived = by_path(one.diagnostic for one in report.waived)
    for path in report.paths:
        severities = [one.severity for one in found.get(path, [])]
        yield path, [*map(severities.count, Severity), len(waived.get(path, []))]


def _sheet(sheet: Worksheet, plan: Plan, language: Language) -> None:
    rows, foot = plan.rows[:ROWS], plan.foot
    if left := len(plan.rows) - len(rows):
        foot = _foot(plan.columns, words.LEFT_OUT.say(language, {"count": left}))
    head = Row([text.say(language) for text in plan.columns], style="head")
    for number, row in enumerate([head, *rows, *([foot] if foot else [])], 1):
        _write(sheet, number, row, [*plan.columns.values()])
    for number, width in enumerate(plan.columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(plan.columns))}{len(rows) + 1}"
    _set_up_print(sheet)


def _write(sheet: Worksheet, number: int, row: Row, widths: list[int]) -> None:
    """A text is a text, whatever it begins with: never a formula, never a number."""
    lines = [1]
    for column, (value, width) in enumerate(zip(row.values, widths, strict=False), 1):
        cell = sheet.cell(number, column)
        own = row.first if row.first and column == 1 else row.style
        cell.style = own or ("short" if width <= _SHORT else "text")
        if isinstance(value, int):
            cell.value, cell.number_format = value, "0"
        elif value:
            shown = _shown(value, width)
            lines.append(_lines(shown, width))
            cell.value, cell.data_type = _literal(shown), "s"
            cell.quotePrefix = True
    sheet.row_dimensions[number].height = _LINE * max(lines) + 4


def _shown(text: str, width: int) -> str:
    """A text on one line, cut where it would fill more than its share of the page."""
    room = _LINES_OF_CELL * (width - 2) // 2
    shown = visible(re.sub(r"\r?\n", " ", text[: room + 1]))
    return shown if len(shown) <= room else f"{shown[:room]}..."


def _lines(shown: str, width: int) -> int:
    """How many lines a text takes, generously: no program grows a row for a text from outside."""
    return 1 + (columns(shown) - 1) // (width - 2)


def _literal(shown: str) -> str:
    """What Excel reads as the text: ``_x0041_`` is an escape of its own."""
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", shown)


def _set_up_print(sheet: Worksheet) -> None:
    """A4 across, as wide as the page, the heading on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
    sheet.print_title_rows = "1:1"
    if sheet.oddFooter and sheet.oddFooter.center:
        sheet.oddFooter.center.text = "&P / &N"


_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc='
    b'"http://purl.org/dc/elements/1.1/"><dc:creator>jxbudget</dc:creator></cp:coreProperties>'
)
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)


def _same_bytes(data: bytes) -> bytes:
    """The workbook without times and program versions, its fonts in the order of the standard."""
    parts = unpack(data)
    parts["docProps/core.xml"] = _CORE
    parts["docProps/app.xml"] = re.sub(
        rb"<AppVersion>.*?</AppVersion>", b"", parts["docProps/app.xml"]
    )
    styles = parse(parts["xl/styles.xml"])
    for font in styles.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(etree.QName(part).localname))
    parts["xl/styles.xml"] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8")
    order = sorted(
        parts, key=lambda name: name != "[Content_Types].xml"
    )  # readers look there first
    return pack(deflate(name, parts[name]) for name in order)
