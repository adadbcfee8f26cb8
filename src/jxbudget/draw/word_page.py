"""A ``page.docx`` made ready: its marks found, its styles known, its static parts deflated."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from jxbudget.draw import defects, marks
from jxbudget.draw.ooxml import (
    CORE,
    CUSTOM,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    DECLARATION,
    DOCUMENT,
    STYLES,
    TYPES,
    w,
)
from jxbudget.draw.word_flow import Flow, flow_of, is_dropped, refuse_fields, text_of, xml_of
from jxbudget.draw.word_merge import edges, renamed
from jxbudget.draw.word_table import Tables
from jxbudget.grid import Style
from jxbudget.package import (
    NOT_AN_OFFICE_FILE,
    Archive,
    Parts,
    Refused,
    deflate_once,
    parse,
    unpack,
)

TABLE_STYLE = "绩效目标表"


@dataclass(frozen=True, slots=True, repr=False)
class WordPage:
    """A page ready to be drawn on.

    ``before`` and ``after`` are the paragraphs around the table, ``section`` the last sectPr,
    ``edges`` the headers and footers by part, ``archive`` holds every part that says the same on
    every sheet. ``styles`` are the style ids by style, ``sizes`` theirs in pt, ``body`` the
    height that a page has for its text in pt.
    """

    opening: bytes
    before: Flow
    after: Flow
    section: bytes
    edges: Mapping[str, Flow]
    archive: Archive
    styles: Mapping[Style, str]
    table_style: str
    sizes: Mapping[Style, float]
    body: float
    tables: Tables
    parts: Parts

    def linked(self, old: str, new: str) -> "WordPage":
        """The same page with another relation in place of one."""
        ids = f':id="{old}"'.encode(), f':id="{new}"'.encode()
        return replace(
            self,
            before=self.before.replaced(*ids),
            after=self.after.replaced(*ids),
            section=self.section.replace(*ids),
        )


_RELATIONS = "_rels/.rels"


def compile_page(data: bytes, prefix: str = "") -> WordPage:
    """Make a page ready. Raises Refused when it is unsafe or cannot carry a table.

    ``prefix`` renames its styles, relations and parts, so that it can live in a document beside
    other pages.
    """
    parts = unpack(data)
    try:
        return _compiled(renamed(parts, prefix) if prefix else parts)
    except (ValueError, LookupError) as error:
        why = {
            "why": "不是 Word 文档，或内部结构已损坏",
            "why_en": "it is not a Word document, or damaged",
        }
        raise Refused(NOT_AN_OFFICE_FILE.at(**why)) from error


def _compiled(given: Parts) -> WordPage:
    parts = _with_properties(given)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            refuse_fields(parse(content))
    styles = parse(parts[STYLES])
    root = parse(parts[DOCUMENT])
    flows = {edge.part: flow_of(parse(edge.content), whole=True) for edge in edges(parts)}
    before, after, section = _body(root)
    look = (
        {style: _style_id(styles, style.value, "paragraph") for style in Style},
        _style_id(styles, TABLE_STYLE, "table"),
        {style: _size(styles, style.value) for style in Style},
        _body_height(root),
    )
    return WordPage(
        _opening(root),
        before,
        after,
        section,
        flows,
        _archive(parts, flows),
        *look,
        Tables(*look),
        parts,
    )


def _with_properties(parts: Parts) -> Parts:
    """The same parts with a place for properties of ours, told as the package wants it."""
    if TYPES not in parts:
        raise LookupError(TYPES)
    types, relations = parse(parts[TYPES]), parse(parts[_RELATIONS])
    if not any(one.get("PartName") == f"/{CUSTOM}" for one in types):
        name = types.tag.replace("}Types", "}Override")
        etree.SubElement(types, name, PartName=f"/{CUSTOM}", ContentType=CUSTOM_TYPE)
    if not any(one.get("Type") == CUSTOM_RELATION for one in relations):
        name = relations.tag.replace("}Relationships", "}Relationship")
        known = {one.get("Id") for one in relations}
        own = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        etree.SubElement(relations, name, Id=own, Type=CUSTOM_RELATION, Target=CUSTOM)
    told = {TYPES: types, _RELATIONS: relations}
    return {**parts, **{name: _bytes(tree) for name, tree in told.items()}}


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _archive(parts: Parts, flows: Mapping[str, Flow]) -> Archive:
    ready = {name: flow.fill({}) for name, flow in flows.items() if flow.is_filled}
    same = {
        name: content
        for name, content in parts.items()
        if name not in {DOCUMENT, CORE, CUSTOM, *flows}
    }
    return Archive().with_parts(
        deflate_once(name, content) for name, content in _ordered(same | ready)
    )


def _ordered(parts: Parts) -> list[tuple[str, bytes]]:
    return sorted(parts.items(), key=lambda part: (part[0] != TYPES, part[0]))


def _opening(root: etree._Element) -> bytes:
    """The XML of the document up to the inside of its body."""
    shell = deepcopy(root)
    for child in list(shell):
        shell.remove(child)
    etree.SubElement(shell, w("body")).text = "\ufdd2"
    xml = etree.tostring(shell, encoding="unicode").split("\ufdd2")[0]
    return (DECLARATION + xml).encode()


def _body(root: etree._Element) -> tuple[Flow, Flow, bytes]:
    body = root.find(w("body"))
    children = [c for c in body if not is_dropped(c)] if body is not None else []
    section = b""
    if children and children[-1].tag == w("sectPr"):
        section = xml_of(children.pop()).encode()
    places = [number for number, child in enumerate(children) if _is_table(child)]
    if len(places) != 1:
        raise Refused(defects.NO_TABLE.at(count=len(places)))
    at = places[0]
    flows = [flow_of(child) for child in children]
    return _joined(flows[:at]), _joined(flows[at + 1 :]), section


def _joined(flows: Iterable[Flow]) -> Flow:
    return Flow(tuple(piece for flow in flows for piece in flow.pieces))


def _is_table(child: etree._Element) -> bool:
    return child.tag == w("p") and marks.is_table(marks.split(text_of(child)))


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
