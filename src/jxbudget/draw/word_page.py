"""A ``page.docx`` made ready: its marks found, its styles known, its static parts deflated."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from jxbudget.draw import defects, marks
from jxbudget.draw.marks import Piece
from jxbudget.draw.ooxml import DOCUMENT, STYLES, w
from jxbudget.draw.word_merge import renamed
from jxbudget.grid import Style
from jxbudget.package import NOT_AN_OFFICE_FILE, Packed, Parts, Refused, deflate, parse, unpack

TABLE_STYLE = "绩效目标表"

_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
_DROPPED = ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")
_TOKEN = re.compile("\ue000([0-9]+)\ue001")


@dataclass(frozen=True, slots=True)
class Flow:
    """XML with marks in it: pieces of text that are ready, and marks to fill."""

    pieces: tuple[Piece, ...]

    def fill(self, fields: Mapping[str, str]) -> str:
        """The XML for one sheet; a line break inside a field stays one."""
        return "".join(
            piece if isinstance(piece, str) else _as_text(piece.fill(fields))
            for piece in self.pieces
        )


@dataclass(frozen=True, slots=True, repr=False)
class WordPage:
    """A page ready to be drawn on.

    ``before`` and ``after`` are the paragraphs around the table, ``section`` the last sectPr,
    ``flowing`` the headers and footers that have marks, ``styles`` the style ids by style,
    ``body`` the height that a page has for its text in pt.
    """

    opening: str
    before: Flow
    after: Flow
    section: str
    flowing: Mapping[str, Flow]
    static: tuple[Packed, ...]
    styles: Mapping[Style, str]
    table_style: str
    sizes: Mapping[Style, float]
    body: float
    parts: Parts


def compile_page(data: bytes, prefix: str = "") -> WordPage:
    """Make a page ready. Raises Refused when it is unsafe or cannot carry a table.

    ``prefix`` renames its styles, relations and parts, so that it can live in a document beside
    other pages.
    """
    parts = unpack(data)
    if DOCUMENT not in parts or STYLES not in parts:
        why = {"why": "不是 Word 文档", "why_en": "it is not a Word document"}
        raise Refused(NOT_AN_OFFICE_FILE.at(**why))
    if prefix:
        parts = renamed(parts, prefix)
    styles = parse(parts[STYLES])
    root = parse(parts[DOCUMENT])
    flowing = {
        name: _flow(parse(content), whole=True)
        for name, content in parts.items()
        if re.fullmatch(r"word/[^/]*(?:header|footer)[0-9]*\.xml", name)
    }
    before, after, section = _body(root)
    return WordPage(
        opening=_opening(root),
        before=before,
        after=after,
        section=section,
        flowing=flowing,
        static=tuple(
            deflate(name, content)
            for name, content in _ordered(parts)
            if name not in flowing and name not in {DOCUMENT, "docProps/core.xml"}
        ),
        styles={style: _style_id(styles, style.value, "paragraph") for style in Style},
        table_style=_style_id(styles, TABLE_STYLE, "table"),
        sizes={style: _size(styles, style.value) for style in Style},
        body=_body_height(root),
        parts=parts,
    )


def _as_text(text: str) -> str:
    return escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _ordered(parts: Parts) -> list[tuple[str, bytes]]:
    return sorted(parts.items(), key=lambda part: (part[0] != "[Content_Types].xml", part[0]))


def _opening(root: etree._Element) -> str:
    """The XML of the document up to the inside of its body."""
    shell = deepcopy(root)
    for child in list(shell):
        shell.remove(child)
    etree.SubElement(shell, w("body")).text = "\ue002"
    xml = etree.tostring(shell, encoding="unicode").split("\ue002")[0]
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml


def _body(root: etree._Element) -> tuple[Flow, Flow, str]:
    body = root.find(w("body"))
    children = list(body) if body is not None else []
    section = ""
    if children and children[-1].tag == w("sectPr"):
        section = _xml(children.pop())
    places = [number for number, child in enumerate(children) if _is_table(child)]
    if len(places) != 1:
        raise Refused(defects.NO_TABLE.at(count=len(places)))
    at = places[0]
    flows = [_flow(child) for child in children]
    return _joined(flows[:at]), _joined(flows[at + 1 :]), section


def _joined(flows: Iterable[Flow]) -> Flow:
    return Flow(tuple(piece for flow in flows for piece in flow.pieces))


def _is_table(child: etree._Element) -> bool:
    return child.tag == w("p") and marks.is_table(marks.split(_text_of(child)))


def _text_of(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in _texts(paragraph))


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph itself, not those of a box inside it."""
    found = paragraph.findall(f".//{w('t')}")
    return [t for t in found if next(t.iterancestors(w("p"))) is paragraph]


def _flow(element: etree._Element, *, whole: bool = False) -> Flow:
    """An element as pieces. ``whole`` adds the XML declaration of a part."""
    _clean(element)
    found: list[Piece] = []
    for paragraph in element.iter(w("p")):
        _place_marks(paragraph, found)
    xml = _xml(element)
    if whole:
        xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml
    pieces = [found[int(p)] if n % 2 else p for n, p in enumerate(_TOKEN.split(xml))]
    return Flow(tuple(piece for piece in pieces if piece != ""))


def _place_marks(paragraph: etree._Element, found: list[Piece]) -> None:
    """Put each mark whole into the run where it begins, as a token; Word may have split it."""
    texts = _texts(paragraph)
    pieces = marks.split("".join(t.text or "" for t in texts))
    if all(isinstance(piece, str) for piece in pieces):
        return
    starts: list[int] = []
    end = 0
    for node in texts:
        starts.append(end)
        end += len(node.text or "")
        node.text = ""
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    at = 0
    for piece in pieces:
        length = len(piece if isinstance(piece, str) else piece.text)
        if isinstance(piece, str):
            _spread(piece, at, texts, starts)
        else:
            node = texts[_holder(at, starts)]
            node.text = f"{node.text}\ue000{len(found)}\ue001"
            found.append(piece)
        at += length


def _holder(at: int, starts: list[int]) -> int:
    return max(n for n, start in enumerate(starts) if start <= at)


def _spread(piece: str, at: int, texts: list[etree._Element], starts: list[int]) -> None:
    """Plain text goes back to the runs it came from."""
    for offset, letter in enumerate(piece, at):
        node = texts[_holder(offset, starts)]
        node.text = f"{node.text}{letter}"


def _clean(element: etree._Element) -> None:
    """Drop what Word leaves behind and what may stand in a document only once."""
    for name in _DROPPED:
        for found in list(element.iter(w(name))):
            parent = found.getparent()
            if parent is not None:
                parent.remove(found)
    for node in element.iter():
        for key in list(node.attrib):
            if "paraId" in key or "textId" in key or "rsid" in key:
                del node.attrib[key]
    _refuse_fields(element)


def _refuse_fields(element: etree._Element) -> None:
    """Page numbers are the only fields a form needs; others reach out or change by the day."""
    instructions = [str(field.get(w("instr"))) for field in element.iter(w("fldSimple"))]
    for node in element.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            instructions[-1:] = ["".join((*instructions[-1:], node.text or ""))]
        elif node.get(w("fldCharType")) == "begin":
            instructions.append("")
    for words in instructions:
        names = set(re.findall(r"[A-Za-z]+", re.sub(r"\\\*\s*\w+", "", words)))
        if not names <= _PAGE_FIELDS:
            raise Refused(defects.UNSAFE_FIELD.at(field=words.strip()[:60]))


def _xml(element: etree._Element) -> str:
    etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _style(styles: etree._Element, name: str) -> etree._Element | None:
    for style in styles.findall(w("style")):
        label = style.find(w("name"))
        if label is not None and label.get(w("val")) == name:
            return style
    return None


def _style_id(styles: etree._Element, name: str, kind: str) -> str:
    style = _style(styles, name)
    if style is None or style.get(w("type")) != kind:
        raise Refused(defects.NO_STYLE.at(style=name))
    return str(style.get(w("styleId")))


def _size(styles: etree._Element, name: str) -> float:
    """The size of a style in pt, its own or inherited; 10.5 where nothing says it."""
    style = _style(styles, name)
    for _ in range(12):
        if style is None:
            break
        size = style.find(f"{w('rPr')}/{w('sz')}")
        if size is not None:
            return float(str(size.get(w("val")))) / 2
        based = style.find(w("basedOn"))
        wanted = None if based is None else based.get(w("val"))
        style = next((s for s in styles.iter(w("style")) if s.get(w("styleId")) == wanted), None)
    default = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
    return 10.5 if default is None else float(str(default.get(w("val")))) / 2


def _body_height(root: etree._Element) -> float:
    """The height between the margins in pt; A4 with 25 mm margins where nothing says it."""
    size, margins = root.find(f".//{w('pgSz')}"), root.find(f".//{w('pgMar')}")
    if size is None or margins is None:
        return 700.0
    height = float(size.get(w("h"), "16838"))
    return (height - float(margins.get(w("top"), "0")) - float(margins.get(w("bottom"), "0"))) / 20
