"""Sheet → .xlsx. Amounts are numbers, everything else is text, and no row cuts its text off."""

from collections.abc import Sequence
from functools import lru_cache

from jxbudget.draw.excel_book import (
    CORE_RELATION,
    Strings,
    content_types,
    relations,
    sheet_names,
    workbook,
)
from jxbudget.draw.excel_merge import merged
from jxbudget.draw.excel_page import STRINGS, STYLES, THEME, WORKBOOK, ExcelPage, compile_page
from jxbudget.draw.excel_sheet import Worksheet
from jxbudget.draw.ooxml import CORE, TYPES, R, core_properties
from jxbudget.grid import Sheet
from jxbudget.package import Packed, deflate, pack

__all__ = ["ExcelPage", "compile_page", "draw", "draw_all"]


def draw(sheet: Sheet, page: ExcelPage) -> bytes:
    """One form as a .xlsx: the same sheet and page give the same bytes."""
    return draw_all([(sheet, page)], sheet.name)


def draw_all(forms: Sequence[tuple[Sheet, ExcelPage]], title: str) -> bytes:
    """A workbook with a worksheet for each form, in the order given."""
    pages = {id(page): page for _, page in forms}
    static, offsets = _static(tuple(page.styles for page in pages.values()), forms[0][1].theme)
    moves = dict(zip(pages, offsets, strict=True))
    strings = Strings()
    names = sheet_names(sheet.name for sheet, _ in forms)
    drawn = [Worksheet(sheet, page, moves[id(page)], strings) for sheet, page in forms]
    first = forms[0][0]
    parts = {
        TYPES: content_types(len(forms), theme=bool(forms[0][1].theme)),
        "_rels/.rels": relations([(f"{R}/officeDocument", WORKBOOK), (CORE_RELATION, CORE)]),
        CORE: core_properties(first.title, title, first.creator),
        WORKBOOK: workbook(names, [one.titles for one in drawn]),
        "xl/_rels/workbook.xml.rels": relations(
            [
                *((f"{R}/worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(drawn))),
                (f"{R}/styles", "styles.xml"),
                (f"{R}/sharedStrings", "sharedStrings.xml"),
                *([(f"{R}/theme", "theme/theme1.xml")] if forms[0][1].theme else []),
            ]
        ),
        **{f"xl/worksheets/sheet{n}.xml": one.xml for n, one in enumerate(drawn, 1)},
        STRINGS: strings.xml(),
    }
    packed = [deflate(name, xml.encode()) for name, xml in parts.items()]
    return pack((*packed, *static))


@lru_cache(maxsize=8)
def _static(styles: tuple[bytes, ...], theme: bytes) -> tuple[list[Packed], list[int]]:
    """Styles and theme, deflated once for all forms of a page, and the offsets of the formats."""
    together, offsets = merged(styles)
    packed = [deflate(STYLES, together)]
    return packed + ([deflate(THEME, theme)] if theme else []), offsets
