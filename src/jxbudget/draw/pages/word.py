"""A blank ``page.docx``: title, year, table and page number, in the named styles of forms."""

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

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARGINS = Margins(top=22)
_A4 = (11906, 16838)
_TWIPS = 1440 / 25.4


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


def section(margins: Margins, *, is_landscape: bool) -> str:
    """The paper, A4, and its margins."""
    width, height = reversed(_A4) if is_landscape else _A4
    turned = ' w:orient="landscape"' if is_landscape else ""
    top, right, bottom, left = (round(margin * _TWIPS) for margin in margins)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="680" w:footer="680" w:gutter="0"/>'
        "</w:sectPr>"
    )


def word_page(margins: Margins = MARGINS, *, is_landscape: bool = False) -> bytes:
    """A page on A4 paper."""
    body = words("FormTitle", "{{ 标题 }}") + words("FormYear", "{{ 年度 }}年度")
    document = (
        f"{DECLARATION}<w:document {W} {R}><w:body>{body}{words('CellValue', '{{ 表 }}')}"
        f"{section(margins, is_landscape=is_landscape)}</w:body></w:document>"
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
