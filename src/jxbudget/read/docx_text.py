"""A paragraph of a Word document → its text as Word shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from jxbudget.paper import UNREADABLE
from jxbudget.read.docx_walk import RUN, TEXT_BOX, W, count, is_on, switch, value, walk

_SIGNS = MappingProxyType(
    {
        f"{W}tab": "\t",
        f"{W}ptab": "\t",
        f"{W}br": "\n",
        f"{W}cr": "\n",
        f"{W}noBreakHyphen": "-",
    }
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BUILT = frozenset(_MATH[:-1] + one for one in ("f", "sSup", "sSub", "rad", "nary", "m", "eqArr"))
"""Fractions, powers and the like: their letters stand in no line."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_TICKED, _OPEN, _CROSSED = "☑", "□", "☒"
_SYMBOLS = MappingProxyType(
    {
        "wingdings": {0x6F: _OPEN, 0xA8: _OPEN, 0xFE: _TICKED, 0xFD: _CROSSED, 0xFC: "√", 0xFB: "×"}
        | {0x78: _CROSSED, 0x6C: "●", 0x6E: "■"},
        "wingdings 2": {0x52: _TICKED, 0x50: "√", 0x4F: "×", 0x53: _CROSSED, 0x2A: _OPEN}
        | {0xA3: _OPEN, 0x54: _CROSSED},
        "symbol": {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xB7: "·"}
        | {0xB8: "÷", 0xBB: "≈", 0xA5: "∞"},
    }
)
"""What the letters of picture fonts show."""

_PRIVATE = range(0xF000, 0xF100)


@dataclass(frozen=True)
class Shown:
    """What a document as a whole says of its paragraphs.

    ``hidden`` are the styles of hidden text, ``labels`` the automatic numbers of paragraphs,
    ``comments`` the comments by their ids.
    """

    hidden: frozenset[str]
    labels: dict[etree._Element, str]
    comments: dict[str, str]

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether the text of a run is hidden, by itself or by its style."""
        own = switch(run, "rPr", "vanish")
        return value(run, "rPr", "rStyle") in self.hidden if own is None else own


@dataclass
class Said:
    """What a paragraph says: its text, the comments on it, the text boxes that hang on it.

    ``goes_on`` where its end was deleted, so that the next one continues it.
    """

    text: str
    notes: list[str]
    boxes: list[etree._Element]
    goes_on: bool = False


def said(paragraph: etree._Element, shown: Shown) -> Said:
    """The text with its automatic number, without field codes and whatever is hidden."""
    if value(paragraph, "pPr", "pStyle") in shown.hidden:
        return Said("", [], [])
    nodes = list(walk(paragraph, shown.is_hidden))
    pieces = "".join(_pieces(nodes)).replace(_SOFT_HYPHEN, "")
    return Said(
        shown.labels.get(paragraph, "") + pieces,
        notes(nodes),
        [node for node in nodes if node.tag == TEXT_BOX],
        paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None,
    )


def notes(nodes: list[etree._Element]) -> list[str]:
    """The ids of comments that begin or are anchored among nodes."""
    marks = (f"{W}commentRangeStart", f"{W}commentReference")
    return [str(node.get(f"{W}id")) for node in nodes if node.tag in marks]


def _pieces(nodes: list[etree._Element]) -> Iterator[str]:
    codes: list[bool] = []  # of the fields that are open: whether we are still in the code
    for node in nodes:
        if node.tag == f"{W}fldChar":
            yield from _field(node, codes)
        elif True not in codes:
            yield _piece(node)


def _field(mark: etree._Element, codes: list[bool]) -> Iterator[str]:
    match mark.get(f"{W}fldCharType"):
        case "begin":
            if True not in codes:
                yield _chosen(mark)
            codes.append(True)
        case "separate" if codes:
            codes[-1] = False
        case "end" if codes:
            codes.pop()


def _chosen(mark: etree._Element) -> str:
    """What a form field shows that has no text of its own: a tick, or an entry of a list."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = switch(box, "checked")
        return _TICKED if (is_on(box, "default") if ticked is None else ticked) else _OPEN
    entries = mark.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    default = value(mark, "ffData", "ddList", "default")
    number = count(value(mark, "ffData", "ddList", "result") or default, 0, len(entries))
    return entries[number].get(f"{W}val", "") if number < len(entries) else ""


def _piece(node: etree._Element) -> str:
    if node.tag == f"{W}t":
        return _typed(node)
    if node.tag in _BUILT:
        return UNREADABLE
    if node.tag == _MATH:
        return node.text or ""
    if node.tag == f"{W}sym":
        return _symbol(node)
    parent = node.getparent()
    return _SIGNS.get(str(node.tag), "") if parent is not None and parent.tag == RUN else ""


def _typed(node: etree._Element) -> str:
    text = (node.text or "").translate({9: " ", 10: " ", 13: " "})
    return text if node.get(_SPACE) == "preserve" else text.strip(" ")


def _symbol(node: etree._Element) -> str:
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    font = node.get(f"{W}font", "").casefold()
    known = _SYMBOLS.get(font, {}).get(code & 0xFF if code in _PRIVATE else code)
    if known or code in _PRIVATE:
        return known or UNREADABLE
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
