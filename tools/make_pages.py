"""Write the page.docx and page.xlsx that ship with jxbudget.

The pages belong to whoever fills in forms: copied into a project's own templates/ folder they are
edited in Word or Excel. The shipped ones are made here, so that their whole content can be
reviewed. ``--check`` writes nothing and fails when a committed page differs.
"""

import sys
from pathlib import Path

from jxbudget.package import deflate, pack, unpack

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"

BODY_FACE = "宋体"
TITLE_FACE = "方正小标宋简体"
TITLE_SIZE = 22  # 二号
YEAR_SIZE = 14  # 四号
BODY_SIZE = 10.5  # 五号


def types(defaults: dict[str, str], overrides: dict[str, str]) -> str:
    """``[Content_Types].xml``."""
    entries = [f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items()]
    entries += [f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides.items()]
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join(entries)}</Types>'


def relations(targets: dict[str, str]) -> str:
    """A ``.rels`` part: relation type → target."""
    entries = [
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets.items(), 1)
    ]
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{''.join(entries)}</Relationships>"
    )


XML_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>表样</dc:title>'
    "<dc:subject></dc:subject><dc:creator>jxbudget</dc:creator></cp:coreProperties>"
)
ROOT_CORE = f"{PACKAGE}/relationships/metadata/core-properties"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def faces(face: str) -> str:
    """One face for every script: a face named for Latin text alone leaves Chinese to chance."""
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'


def size(points: float) -> str:
    """A font size in half-points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def paragraph_style(id_: str, name: str, paragraph: str, run: str = "") -> str:
    """A named paragraph style based on the default one."""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>'
    )


TIGHT = '<w:spacing w:before="20" w:after="20"/>'
CENTRED = f'{TIGHT}<w:jc w:val="center"/>'
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
WORD_STYLES = (
    f"{DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{faces(BODY_FACE)}"
    f'{size(BODY_SIZE)}<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/>'
    '<w:autoSpaceDN w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0"'
    ' w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    + paragraph_style(
        "FormTitle",
        "表题",
        '<w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>',
        faces(TITLE_FACE) + size(TITLE_SIZE),
    )
    + paragraph_style(
        "FormYear",
        "表题年度",
        '<w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>',
        size(YEAR_SIZE),
    )
    + paragraph_style("CellHead", "表格表头", f"<w:keepNext/>{CENTRED}")
    + paragraph_style("CellLabel", "表格标签", CENTRED)
    + paragraph_style("CellValue", "表格内容", CENTRED)
    + paragraph_style(
        "CellProse",
        "表格正文",
        '<w:spacing w:before="20" w:after="20" w:line="288" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/>',
    )
    + paragraph_style(
        "CellAmount",
        "表格金额",
        f'{TIGHT}<w:ind w:rightChars="50" w:right="105"/><w:jc w:val="right"/>',
    )
    + '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>'
    f'<w:jc w:val="center"/></w:pPr><w:rPr>{size(10.5)}</w:rPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="FormTable"><w:name w:val="绩效目标表"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'{BORDERS}</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/>'
    '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
)

FONT_TABLE = (
    f"{DECLARATION}<w:fonts {W}>"
    + "".join(
        f'<w:font w:name="{face}"><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for face in (BODY_FACE, TITLE_FACE)
    )
    + "</w:fonts>"
)


def theme() -> str:
    """A plain Office theme: readers expect one, the page uses none of it."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6",
        "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000",
        "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
    }  # fmt: skip
    scheme = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in colours.items())
    face = f'<a:latin typeface="{BODY_FACE}"/><a:ea typeface="{BODY_FACE}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="表样"><a:themeElements><a:clrScheme name="表样">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="表样"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="表样"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def words(style: str, text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def field(code: str) -> str:
    """A complex field; Word fills it in."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word_page() -> bytes:
    """``page.docx``: A4 portrait, title, year, table, page number."""
    body = words("FormTitle", "{{ 标题 }}") + words("FormYear", "{{ 年度 }}年度")
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134"'
        ' w:left="1134" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>'
    )
    document = (
        f"{DECLARATION}<w:document {W} {R}><w:body>{body}{words('CellValue', '{{ 表 }}')}"
        f"{section}</w:body></w:document>"
    )
    dash = '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    footer = (
        f'{DECLARATION}<w:ftr {W} {R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{dash}'
        f"{field('PAGE')}{dash.replace('— ', ' —')}</w:p></w:ftr>"
    )
    settings = (
        f'{DECLARATION}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
    )
    parts = {
        "[Content_Types].xml": types(
            XML_TYPES,
            {
                "/word/document.xml": f"{WORD}.document.main+xml",
                "/word/styles.xml": f"{WORD}.styles+xml",
                "/word/settings.xml": f"{WORD}.settings+xml",
                "/word/fontTable.xml": f"{WORD}.fontTable+xml",
                "/word/footer1.xml": f"{WORD}.footer+xml",
                "/word/theme/theme1.xml": THEME_TYPE,
                "/docProps/core.xml": CORE_TYPE,
            },
        ),
        "_rels/.rels": relations(
            {f"{OFFICE}/officeDocument": "word/document.xml", ROOT_CORE: "docProps/core.xml"}
        ),
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": relations(
            {
                f"{OFFICE}/styles": "styles.xml",
                f"{OFFICE}/settings": "settings.xml",
                f"{OFFICE}/footer": "footer1.xml",
                f"{OFFICE}/fontTable": "fontTable.xml",
                f"{OFFICE}/theme": "theme/theme1.xml",
            }
        ),
        "word/document.xml": document,
        "word/fontTable.xml": FONT_TABLE,
        "word/footer1.xml": footer,
        "word/settings.xml": settings,
        "word/styles.xml": WORD_STYLES,
        "word/theme/theme1.xml": theme(),
    }
    return pack(deflate(name, text.encode()) for name, text in parts.items())


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


def excel_page(columns: int) -> bytes:
    """``page.xlsx``: title, year, table; A4 portrait, one page wide, page numbers."""
    last = "ABCDEFGHIJ"[columns - 1]

    def row(number: int, height: int, style: int, text: str) -> str:
        return (
            f'<row r="{number}" ht="{height}" customHeight="1"><c r="A{number}" s="{style}"'
            f' t="inlineStr"><is><t>{text}</t></is></c></row>'
        )

    sheet = (
        f'{DECLARATION}<worksheet {S}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><sheetData>'
        f"{row(1, 36, 1, '{{ 标题 }}')}{row(2, 24, 2, '{{ 年度 }}年度')}{row(3, 15, 5, '{{ 表 }}')}"
        f'</sheetData><mergeCells count="2"><mergeCell ref="A1:{last}1"/>'
        f'<mergeCell ref="A2:{last}2"/></mergeCells><printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.79" right="0.79" top="0.79" bottom="0.79" header="0.4"'
        ' footer="0.4"/><pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>"
    )
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


def main() -> int:
    """Write the pages of every shipped form, or check them."""
    root = Path(__file__).resolve().parent.parent / "templates"
    stale = []
    for form in sorted(root.glob("*/*/form.yaml")):
        pages = {"page.docx": word_page(), "page.xlsx": excel_page(6)}
        for name, data in pages.items():
            path = form.with_name(name)
            if "--check" not in sys.argv:
                path.write_bytes(data)
            elif not path.is_file() or unpack(path.read_bytes()) != unpack(data):
                stale.append(path.relative_to(root.parent))
    for path in stale:
        print(f"{path} is not fresh: run python tools/make_pages.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
