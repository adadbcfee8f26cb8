"""Sheet → .xlsx. Amounts are numbers, everything else is text, and no row cuts its text off."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jxbudget.draw.excel_book import (
    Strings,
    content_types,
    package_relations,
    sheet_names,
    workbook,
    workbook_relations,
    worksheet,
)
from jxbudget.draw.excel_merge import merged
from jxbudget.draw.excel_page import STRINGS, STYLES, THEME, WORKBOOK, ExcelPage, compile_page
from jxbudget.draw.excel_sheet import Worksheet
from jxbudget.draw.ooxml import CORE, CUSTOM, TYPES, core_properties, custom_properties
from jxbudget.grid import Sheet
from jxbudget.package import Archive, deflate, deflate_once, store

__all__ = ["ExcelPage", "compile_page", "draw", "draw_all"]


def draw(sheet: Sheet, page: ExcelPage) -> bytes:
    """One form as a .xlsx: the same sheet and page give the same bytes."""
    return draw_all([(sheet, page)], sheet.name)


def draw_all(forms: Sequence[tuple[Sheet, ExcelPage]], title: str) -> bytes:
    """A workbook with a worksheet for each form, in the order given."""
    first, page = forms[0]
    pages = {id(page): page for _, page in forms}
    archive, offsets = _begun(tuple(own.styles for own in pages.values()), page.theme, len(forms))
    moves = dict(zip(pages, offsets, strict=True))
    strings = Strings()
    drawn = [Worksheet(sheet, own, moves[id(own)], strings) for sheet, own in forms]
    names = sheet_names(sheet.name for sheet, _ in forms)
    core = core_properties(first.title, title, first.creator)
    parts = [
        store(CORE, core.encode()),
        store(CUSTOM, custom_properties(_properties(forms)).encode()),
        store(WORKBOOK, workbook(names, [one.titles for one in drawn]).encode()),
        *(deflate(worksheet(number), one.xml) for number, one in enumerate(drawn, 1)),
        deflate(STRINGS, strings.xml()),
    ]
    return archive.with_parts(parts).closed()


def _properties(forms: Sequence[tuple[Sheet, ExcelPage]]) -> Mapping[str, str]:
    """Those of the one form; a workbook of many is made of no single spec."""
    return forms[0][0].properties if len(forms) == 1 else {}


@lru_cache(maxsize=8)
def _begun(styles: tuple[bytes, ...], theme: bytes, sheets: int) -> tuple[Archive, list[int]]:
    """The parts that all workbooks of these pages share, and the offsets of the cell formats."""
    together, offsets = merged(styles)
    parts = {
        TYPES: content_types(sheets, theme=bool(theme)).encode(),
        "_rels/.rels": package_relations().encode(),
        "xl/_rels/workbook.xml.rels": workbook_relations(sheets, theme=bool(theme)).encode(),
        STYLES: together,
        **({THEME: theme} if theme else {}),
    }
    return Archive().with_parts(deflate_once(name, xml) for name, xml in parts.items()), offsets
