"""Pages side by side in one document: styles, relations and parts under names of their own."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from jxbudget.draw.ooxml import DOCUMENT, DOCUMENT_RELATIONS, STYLES, TYPES, R, w
from jxbudget.package import Parts, parse

_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_MEDIA = re.compile(r"word/media/[^/]+")


@dataclass(frozen=True, slots=True)
class Edge:
    """A header or footer of a section: its relation id and type, its part and what that needs."""

    id: str
    type: str
    part: str
    content: bytes
    relations: bytes | None

    def copied(self, number: int, content: bytes) -> "Edge":
        """The same edge for the form ``number`` of a combined document."""
        folder, _, file = self.part.rpartition("/")
        part = f"{folder}/f{number}{file}"
        return Edge(f"f{number}{self.id}", self.type, part, content, self.relations)


def edges(parts: Parts) -> list[Edge]:
    """The headers and footers of a page."""
    found = []
    for relation in parse(parts[DOCUMENT_RELATIONS]):
        part, type_ = _target(relation), str(relation.get("Type"))
        if type_.endswith(("/header", "/footer")) and part in parts:
            needs = parts.get(_relations_of(part))
            found.append(Edge(str(relation.get("Id")), type_, part, parts[part], needs))
    return found


def _target(relation: etree._Element) -> str:
    """The part that a relation of the document names."""
    target = str(relation.get("Target"))
    return target[1:] if target.startswith("/") else posixpath.normpath(f"word/{target}")


def _relations_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def renamed(parts: Parts, prefix: str) -> Parts:
    """The parts of a page with styles, relations and media under names that no other page has."""
    moved = {
        name: name.replace("media/", f"media/{prefix}") for name in parts if _MEDIA.fullmatch(name)
    }
    changed: Parts = {}
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            changed[moved.get(name, name)] = content
            continue
        tree = parse(content)
        _rename_styles(tree, prefix, is_list=name == STYLES)
        for relation in tree if name.endswith(".rels") else ():
            target = f"word/{relation.get('Target')}"
            relation.set("Target", moved.get(target, target).removeprefix("word/"))
            if name == DOCUMENT_RELATIONS:
                relation.set("Id", prefix + str(relation.get("Id")))
        if name == DOCUMENT:
            _rename_relations(tree, prefix)
        changed[name] = _bytes(tree)
    return changed


def merged(pages: list[Parts], copies: Iterable[Edge]) -> Parts:
    """The first page's parts with what the others bring, and one copy of each edge per form."""
    host, *guests = pages
    styles, relations, types = (parse(host[n]) for n in (STYLES, DOCUMENT_RELATIONS, TYPES))
    own = {edge.part for edge in edges(host)}
    gone = own | {_relations_of(part) for part in own}
    parts = {name: content for name, content in host.items() if name not in gone}
    for relation in [relation for relation in relations if _target(relation) in own]:
        relations.remove(relation)
    for node in [n for n in types if str(n.get("PartName", "")).removeprefix("/") in own]:
        types.remove(node)
    for number, guest in enumerate(guests, 2):
        _add_styles(styles, parse(guest[STYLES]), number)
        parts |= {name: content for name, content in guest.items() if _MEDIA.fullmatch(name)}
        for relation in parse(guest[DOCUMENT_RELATIONS]):
            if str(relation.get("Target")).startswith("media/"):
                relations.append(relation)
        _add_extensions(types, parse(guest[TYPES]))
    for edge in copies:
        parts[edge.part] = edge.content
        if edge.relations is not None:
            parts[_relations_of(edge.part)] = edge.relations
        _add(relations, "Relationship", Id=edge.id, Type=edge.type, Target=f"/{edge.part}")
        _add(types, "Override", PartName=f"/{edge.part}", ContentType=_content_type(edge))
    return parts | {
        STYLES: _bytes(styles),
        DOCUMENT_RELATIONS: _bytes(relations),
        TYPES: _bytes(types),
    }


def _content_type(edge: Edge) -> str:
    kind = edge.type.rpartition("/")[2]
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def _add(tree: etree._Element, name: str, **attributes: str) -> None:
    etree.SubElement(tree, f"{{{etree.QName(tree).namespace}}}{name}", attributes)


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rename_styles(tree: etree._Element, prefix: str, *, is_list: bool) -> None:
    for node in tree.iter(*map(w, _STYLE_USES)):
        node.set(w("val"), prefix + str(node.get(w("val"))))
    if is_list:
        for style in tree.iter(w("style")):
            style.set(w("styleId"), prefix + str(style.get(w("styleId"))))


def _rename_relations(tree: etree._Element, prefix: str) -> None:
    for node in tree.iter():
        for key, value in list(node.attrib.items()):
            if str(key).startswith(f"{{{R}}}"):
                node.set(key, prefix + str(value))


def _add_styles(styles: etree._Element, others: etree._Element, number: int) -> None:
    for style in others.findall(w("style")):
        style.attrib.pop(w("default"), "")
        name = style.find(w("name"))
        if name is not None:
            name.set(w("val"), f"{name.get(w('val'))} {number}")
        styles.append(style)


def _add_extensions(types: etree._Element, others: etree._Element) -> None:
    known = {node.get("Extension") for node in types}
    for node in others:
        if node.get("Extension") and node.get("Extension") not in known:
            types.append(node)
