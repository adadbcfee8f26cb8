"""A blank ``page.xlsx``: title, year and table, one page wide, in the named styles of forms."""

from jxbudget.draw.excel_page import letters
from jxbudget.draw.pages.parts import (
    BODY_FACE,
    BODY_SIZE,
    CORE,
    CORE_TYPE,
    DECLARATION,
    OFFICE,
    ROOT_CORE,
    THEME_TYPE,
    TITLE_FACE,
    TITLE_SIZE,
    XML_TYPES,
    YEAR_SIZE,
    Margins,
    R,
    relations,
    theme,
    types,
)
from jxbudget.package import deflate, pack

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MARGINS = Margins()
_INCH = 25.4

BUILT_IN = ' builtinId="0"'
CELL_STYLES = {  # name → font, border, number format, alignment
    "Normal": (0, 0, 0, '<alignment vertical="center"/>'),
    "表题": (1, 0, 49, '<alignment horizontal="center" vertical="center"/>'),
    "表题年度": (2, 0, 49, '<alignment horizontal="center" vertical="center"/>'),
    "表格表头": (3, 1, 49, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    "表格标签": (3, 1, 49, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    "表格内容": (3, 1, 49, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    "表格正文": (3, 1, 49, '<alignment horizontal="left" vertical="center" wrapText="1"/>'),
    "表格金额": (
        3,
        1,
        0,
        '<alignment horizontal="right" vertical="center" indent="1" shrinkToFit="1"/>',
    ),
}


def font(face: str, points: float) -> str:
    """A font of the workbook."""
    charset = '<charset val="134"/>' if face != "Arial" else ""
    return f'<font><sz val="{points:g}"/><name val="{face}"/>{charset}</font>'


def excel_styles() -> str:
    """``styles.xml``: the named styles, and one cell format for each."""
    fonts = (
        font("Arial", 10),
        font(TITLE_FACE, TITLE_SIZE),
        font(BODY_FACE, YEAR_SIZE),
        font(BODY_FACE, BODY_SIZE),
    )
    sides = ("left", "right", "top", "bottom")
    thin = "".join(f'<{side} style="thin"><color rgb="FF000000"/></{side}>' for side in sides)
    formats = [
        f'<xf numFmtId="{number}" fontId="{face}" fillId="0" borderId="{border}"{{xf}}'
        f' applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        for face, border, number, alignment in CELL_STYLES.values()
    ]
    named = [
        f'<cellStyle name="{name}" xfId="{number}"{BUILT_IN if number == 0 else ""}/>'
        for number, name in enumerate(CELL_STYLES)
    ]
    direct = [xf.replace("{xf}", f' xfId="{number}"') for number, xf in enumerate(formats)]
    return (
        f'{DECLARATION}<styleSheet {S}><fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/>'
        f"<right/><top/><bottom/><diagonal/></border><border>{thin}<diagonal/></border></borders>"
        f'<cellStyleXfs count="{len(formats)}">{"".join(formats).replace("{xf}", "")}'
        f'</cellStyleXfs><cellXfs count="{len(direct)}">{"".join(direct)}</cellXfs>'
        f'<cellStyles count="{len(named)}">{"".join(named)}</cellStyles><dxfs count="0"/>'
        '<tableStyles count="0"/></styleSheet>'
    )


def row(number: int, height: int, style: int, text: str) -> str:
    """A row with a text in its first cell; ``height`` in pt."""
    return (
        f'<row r="{number}" ht="{height}" customHeight="1"><c r="A{number}" s="{style}"'
        f' t="inlineStr"><is><t>{text}</t></is></c></row>'
    )


def worksheet(last: str, margins: Margins, orientation: str) -> str:
    """The sheet; title and year reach to its ``last`` column."""
    top, right, bottom, left = (f"{margin / _INCH:.2f}" for margin in margins)
    return (
        f'{DECLARATION}<worksheet {S}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><sheetData>'
        f"{row(1, 36, 1, '{{ 标题 }}')}{row(2, 24, 2, '{{ 年度 }}年度')}{row(3, 15, 5, '{{ 表 }}')}"
        f'</sheetData><mergeCells count="2"><mergeCell ref="A1:{last}1"/>'
        f'<mergeCell ref="A2:{last}2"/></mergeCells><printOptions horizontalCentered="1"/>'
        f'<pageMargins left="{left}" right="{right}" top="{top}" bottom="{bottom}" header="0.4"'
        f' footer="0.4"/><pageSetup paperSize="9" orientation="{orientation}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>"
    )


def excel_page(columns: int, margins: Margins = MARGINS, *, is_landscape: bool = False) -> bytes:
    """A page on A4 paper for a table of so many columns, two or more."""
    sheet = worksheet(letters(columns - 1), margins, "landscape" if is_landscape else "portrait")
    parts = {
        "[Content_Types].xml": types(
            XML_TYPES,
            {
                "/xl/workbook.xml": f"{EXCEL}.sheet.main+xml",
                "/xl/worksheets/sheet1.xml": f"{EXCEL}.worksheet+xml",
                "/xl/styles.xml": f"{EXCEL}.styles+xml",
                "/xl/theme/theme1.xml": THEME_TYPE,
                "/docProps/core.xml": CORE_TYPE,
            },
        ),
        "_rels/.rels": relations(
            {f"{OFFICE}/officeDocument": "xl/workbook.xml", ROOT_CORE: "docProps/core.xml"}
        ),
        "docProps/core.xml": CORE,
        "xl/_rels/workbook.xml.rels": relations(
            {
                f"{OFFICE}/worksheet": "worksheets/sheet1.xml",
                f"{OFFICE}/styles": "styles.xml",
                f"{OFFICE}/theme": "theme/theme1.xml",
            }
        ),
        "xl/styles.xml": excel_styles(),
        "xl/theme/theme1.xml": theme(),
        "xl/workbook.xml": (
            f'{DECLARATION}<workbook {S} {R}><sheets><sheet name="表样" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return pack(deflate(name, text.encode()) for name, text in parts.items())
