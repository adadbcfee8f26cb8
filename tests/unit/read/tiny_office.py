"""Word and Excel files made by hand: nothing in them but what a test is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMES = f'xmlns:w="{W}" xmlns:mc="{_MC}"'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A document; further parts are what stands in their root: ``numbering="<w:num…"``."""
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {_NAMES}>{inner}</w:{name}>"
    return packed(files)


def p(inner: str, properties: str = "") -> str:
    """A paragraph of runs, or of a text."""
    runs = inner if inner.startswith("<") or not inner else r(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; signs such as ``<w:tab/>`` may stand before the text."""
    signs, _, words = text.rpartition("/>")
    signs = signs + "/>" if signs else ""
    return f'<w:r><w:rPr>{properties}</w:rPr>{signs}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(inner: str = "", properties: str = "") -> str:
    """A cell of paragraphs, or of a text."""
    blocks = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table without a grid."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def excel(sheet: str, *, workbook: str = "", **parts: str) -> bytes:
    """A workbook of one sheet, ``表``; further parts are what stands in their root."""
    rels = "".join(
        f'<Relationship Id="{name}" Type="x/{name}" Target="{name}.xml"/>'
        for name in ("worksheet", *parts)
    )
    files: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{REL}">{workbook}<sheets>'
        '<sheet name="表" sheetId="1" r:id="worksheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{rels}</Relationships>",
        "xl/worksheet.xml": f'<worksheet xmlns="{S}">{sheet}</worksheet>',
    }
    roots = {"sharedStrings": "sst", "styles": "styleSheet"}
    for name, inner in parts.items():
        files[f"xl/{name}.xml"] = f'<{roots[name]} xmlns="{S}">{inner}</{roots[name]}>'
    return packed(files)
