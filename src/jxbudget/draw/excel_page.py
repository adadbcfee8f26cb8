"""A ``page.xlsx`` made ready: its marks found, its named styles turned into cell formats."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from jxbudget.draw import defects, marks
from jxbudget.draw.excel_styles import add_exact, add_format, damaged, size_of
from jxbudget.draw.marks import Piece
from jxbudget.draw.ooxml import R, s
from jxbudget.grid import Style
from jxbudget.package import Parts, Refused, parse, unpack

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
THEME = "xl/theme/theme1.xml"
STRINGS = "xl/sharedStrings.xml"

MOST_ROWS = 1000
"""Rows that a page may have of its own."""

_HEAD = ("sheetPr", "sheetViews", "sheetFormatPr")
_TAIL = ("printOptions", "pageMargins", "pageSetup", "headerFooter")
_REFUSED = ("f", "drawing", "legacyDrawing", "legacyDrawingHF", "oleObjects", "controls", "picture")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell of the page outside the table: its column (0-based), its format and its words."""

    column: int
    format: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PageRow:
    """A row of the page above or below the table; ``height`` is that of the page, in pt."""

    height: str
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Merge:
    """A merged range of the page, 0-based, rows counted from the table's row."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ExcelPage:
    """A page ready to be drawn on.

    ``head`` and ``tail`` are the settings around the cells, ``column`` where the table begins,
    ``formats`` the cell format of each style, ``exact`` those of an amount by its decimals,
    ``sizes`` the font size of each style in pt, ``paper`` the printed width and height in pt.
    """

    head: str
    tail: tuple[Piece, ...]
    above: tuple[PageRow, ...]
    below: tuple[PageRow, ...]
    merges: tuple[Merge, ...]
    column: int
    formats: Mapping[Style, int]
    exact: tuple[int, ...]
    sizes: Mapping[Style, float]
    paper: tuple[float, float]
    styles: bytes
    theme: bytes


def compile_page(data: bytes) -> ExcelPage:
    """Make a page ready. Raises Refused when it is unsafe or cannot carry a table."""
    try:
        return _compiled(unpack(data))
    except (ValueError, LookupError) as error:
        raise Refused(damaged()) from error


def _compiled(parts: Parts) -> ExcelPage:
    sheet = parse(parts[_first_sheet(parts)])
    for name in _REFUSED:
        if sheet.find(f".//{s(name)}") is not None:
            raise Refused(defects.UNSAFE_FIELD.at(field=f"<{name}>"))
    rows = _rows(sheet, _strings(parts))
    row, column = _place_of_table(rows)
    styles = parse(parts[STYLES])
    known = styles.find(s("cellXfs"))
    used = [cell.format for page_row in rows.values() for cell in page_row.cells]
    if known is None or max(used) >= len(known):
        raise Refused(damaged())
    formats = {style: add_format(styles, style) for style in Style}
    exact = tuple(add_exact(styles, formats[Style.AMOUNT], decimals) for decimals in range(7))
    return ExcelPage(
        head="".join(_setting(sheet, name) for name in _HEAD),
        tail=tuple(_tail(sheet)),
        above=tuple(_page_row(rows, number) for number in range(row)),
        below=tuple(_page_row(rows, number) for number in range(row + 1, max(rows) + 1)),
        merges=tuple(_merges(sheet, row)),
        column=column,
        formats=formats,
        exact=exact,
        sizes={style: size_of(styles, number) for style, number in formats.items()},
        paper=_paper(sheet),
        styles=etree.tostring(styles),
        theme=parts.get(THEME, b""),
    )


def letters(column: int) -> str:
    """The name of a 0-based column: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _place(reference: str) -> tuple[int, int]:
    """The 0-based row and column of ``B3``."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        raise Refused(damaged())
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _first_sheet(parts: Parts) -> str:
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if WORKBOOK not in parts or STYLES not in parts or relations is None:
        raise Refused(damaged())
    sheet = parse(parts[WORKBOOK]).find(f"{s('sheets')}/{s('sheet')}")
    wanted = None if sheet is None else sheet.get(f"{{{R}}}id")
    for relation in parse(relations):
        target = str(relation.get("Target"))
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if relation.get("Id") == wanted and path in parts:
            return path
    raise Refused(damaged())


def _strings(parts: Parts) -> list[str]:
    if STRINGS not in parts:
        return []
    return ["".join(t.text or "" for t in item.iter(s("t"))) for item in parse(parts[STRINGS])]


def _rows(sheet: etree._Element, strings: list[str]) -> dict[int, PageRow]:
    rows: dict[int, PageRow] = {}
    for row in sheet.iter(s("row")):
        number = int(row.get("r", str(len(rows) + 1))) - 1
        if not 0 <= number < MOST_ROWS:
            raise Refused(damaged())
        cells = tuple(_cell(cell, strings) for cell in row.iter(s("c")))
        height = row.get("ht")
        rows[number] = PageRow(f"{float(height):g}" if height else "", cells)
    return rows


def _cell(cell: etree._Element, strings: list[str]) -> PageCell:
    value = cell.find(s("v"))
    text = "" if value is None else str(value.text or "")
    if cell.get("t") == "s":
        text = strings[int(text)]
    elif cell.get("t") == "inlineStr":
        text = "".join(t.text or "" for t in cell.iter(s("t")))
    pieces = tuple(marks.split(text))
    return PageCell(_place(str(cell.get("r")))[1], int(cell.get("s", "0")), pieces)


def _place_of_table(rows: Mapping[int, PageRow]) -> tuple[int, int]:
    places = [
        (number, cell.column)
        for number, row in rows.items()
        for cell in row.cells
        if marks.is_table(list(cell.pieces))
    ]
    if len(places) != 1:
        raise Refused(defects.NO_TABLE.at(count=len(places)))
    return places[0]


def _page_row(rows: Mapping[int, PageRow], number: int) -> PageRow:
    return rows.get(number, PageRow("", ()))


def _merges(sheet: etree._Element, row: int) -> Iterator[Merge]:
    for merge in sheet.iter(s("mergeCell")):
        first, _, last = str(merge.get("ref")).partition(":")
        (top, left), (bottom, right) = _place(first), _place(last)
        if not top <= row <= bottom:
            yield Merge(top - row, left, bottom - row, right)


def _setting(sheet: etree._Element, name: str) -> str:
    """One setting of the sheet, without what belongs to another file or another sheet."""
    found = sheet.find(s(name))
    if found is None:
        return ""
    found = deepcopy(found)
    found.attrib.pop(f"{{{R}}}id", "")
    for view in found.iter(s("sheetView")):
        view.attrib.pop("tabSelected", "")
        for part in list(view):
            view.remove(part)
    etree.cleanup_namespaces(found)
    return etree.tostring(found, encoding="unicode", with_tail=False)


def _tail(sheet: etree._Element) -> Iterator[Piece]:
    """Print set-up, headers and footers; a mark in a footer is XML text like any other."""
    for name in _TAIL:
        yield from marks.split(_setting(sheet, name))


def _paper(sheet: etree._Element) -> tuple[float, float]:
    """What the margins leave of the paper; A4 where the page does not say A3."""
    setup, margins = sheet.find(s("pageSetup")), sheet.find(s("pageMargins"))
    is_a3 = setup is not None and setup.get("paperSize") == "8"
    width, height = (841.9, 1190.6) if is_a3 else (595.3, 841.9)
    if setup is not None and setup.get("orientation") == "landscape":
        width, height = height, width
    if margins is None:
        return width - 100, height - 108
    left, right, top, bottom = (
        72 * float(margins.get(side, "0.75")) for side in ("left", "right", "top", "bottom")
    )
    return width - left - right, height - top - bottom
