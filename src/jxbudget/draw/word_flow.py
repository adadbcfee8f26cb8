"""A piece of a Word page as it will be written: ready XML, and marks to fill in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from jxbudget.draw import defects, marks
from jxbudget.draw.marks import Mark
from jxbudget.draw.ooxml import DECLARATION, escaped, w
from jxbudget.package import Refused

_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
_DROPPED = (
    *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak"),
    *("commentRangeStart", "commentRangeEnd", "commentReference"),
)
# Attributes of markup compatibility that name namespaces by their prefix
_NAMING = {"Ignorable", "Requires", "MustUnderstand", "ProcessContent"}
# Noncharacters: XML takes them, no text has them
_TOKEN = re.compile("\ufdd0([0-9]+)\ufdd1")


@dataclass(frozen=True, slots=True)
class Flow:
    """XML with marks in it: pieces in UTF-8 that are ready, and marks to fill."""

    pieces: tuple[bytes | Mark, ...]

    @property
    def is_filled(self) -> bool:
        """Whether it says the same on every sheet."""
        return all(isinstance(piece, bytes) for piece in self.pieces)

    def fill(self, fields: Mapping[str, str]) -> bytes:
        """The XML for one sheet; a line break inside a field stays one."""
        return b"".join(
            [
                piece if isinstance(piece, bytes) else _as_text(piece.fill(fields)).encode()
                for piece in self.pieces
            ]
        )

    def replaced(self, old: bytes, new: bytes) -> "Flow":
        """The same flow with another word in the page's own XML; what is filled in stays."""
        pieces = (p.replace(old, new) if isinstance(p, bytes) else p for p in self.pieces)
        return Flow(tuple(pieces))


def flow_of(element: etree._Element, *, whole: bool = False) -> Flow:
    """An element as pieces. ``whole`` adds the XML declaration of a part."""
    _clean(element)
    if _TOKEN.search(xml_of(element)):
        raise Refused(defects.UNSAFE_FIELD.at(field="U+FDD0"))
    found: list[Mark] = []
    for paragraph in element.iter(w("p")):
        _place_marks(paragraph, found)
    xml = xml_of(element)
    if whole:
        xml = DECLARATION + xml
    pieces = (found[int(p)] if n % 2 else p.encode() for n, p in enumerate(_TOKEN.split(xml)))
    return Flow(tuple(piece for piece in pieces if piece))


def _place_marks(paragraph: etree._Element, found: list[Mark]) -> None:
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
            node.text = f"{node.text}\ufdd0{len(found)}\ufdd1"
            found.append(piece)
        at += length


def _holder(at: int, starts: list[int]) -> int:
    return max(n for n, start in enumerate(starts) if start <= at)


def _spread(piece: str, at: int, texts: list[etree._Element], starts: list[int]) -> None:
    """Plain text goes back to the runs it came from."""
    for offset, letter in enumerate(piece, at):
        node = texts[_holder(offset, starts)]
        node.text = f"{node.text}{letter}"


def is_dropped(element: etree._Element) -> bool:
    """Whether an element is left out of every form."""
    return element.tag in set(map(w, _DROPPED))


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


def refuse_fields(element: etree._Element) -> None:
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


def xml_of(element: etree._Element) -> str:
    """An element with no more namespaces than it uses."""
    named = [
        str(prefix)
        for node in element.iter()
        for key, value in node.attrib.items()
        if str(key).rpartition("}")[2] in _NAMING
        for prefix in str(value).split()
    ]
    etree.cleanup_namespaces(element, keep_ns_prefixes=named)
    return etree.tostring(element, encoding="unicode", with_tail=False)


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph reads, in however many runs."""
    return "".join(t.text or "" for t in _texts(paragraph))


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph itself, not those of a box inside it."""
    found = paragraph.findall(f".//{w('t')}")
    return [t for t in found if next(t.iterancestors(w("p"))) is paragraph]


def _as_text(text: str) -> str:
    return escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
