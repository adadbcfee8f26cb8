"""A walk over what Word shows of a document: wrappers are entered, deleted and hidden text not."""

from collections.abc import Callable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
TEXT_BOX = f"{W}txbxContent"
RUN = f"{W}r"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICES = f"{_MC}AlternateContent"
_WHOLE = frozenset((P, TABLE, ROW, CELL, TEXT_BOX))
"""What is handed out and not entered."""

_PROPERTIES = ("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr")
_OTHERS = ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "rubyPr", "sectPr")
_UNSEEN = frozenset(f"{W}{name}" for name in _PROPERTIES + _OTHERS)


def walk(
    root: etree._Element, hidden: Callable[[etree._Element], bool]
) -> Iterator[etree._Element]:
    """Every node below that is seen, in order; paragraphs, rows, cells and boxes as a whole.

    ``hidden`` tells which runs are not seen.
    """
    stack = list(reversed(root))
    while stack:
        node = stack.pop()
        if node.tag in _UNSEEN or (node.tag == RUN and hidden(node)):
            continue
        yield node
        if node.tag not in _WHOLE:
            stack.extend(reversed(_inner(node)))


def _inner(node: etree._Element) -> list[etree._Element]:
    if node.tag == _CHOICES:
        return _choice(node)
    if node.tag == f"{W}sdt" and is_on(node, "sdtPr", "showingPlcHdr"):
        return []
    return list(node)


def _choice(node: etree._Element) -> list[etree._Element]:
    """One way to show the same: the first with text in it."""
    for way in node:
        if next(way.iter(TEXT_BOX, f"{W}t"), None) is not None:
            return list(way)
    return []


def is_on(node: etree._Element, *path: str) -> bool:
    """Whether a switch below a node is set: it is there, and it is not off."""
    return bool(switch(node, *path))


def switch(node: etree._Element, *path: str) -> bool | None:
    """How a switch below a node is set; None without one."""
    found = node.find("/".join(f"{W}{name}" for name in path))
    if found is None:
        return None
    return found.get(f"{W}val", "true") not in {"0", "false", "off", "none"}


def value(node: etree._Element, *path: str) -> str | None:
    """The value of a property below a node."""
    found = node.find("/".join(f"{W}{name}" for name in path))
    return None if found is None else found.get(f"{W}val")


def count(text: str | None, default: int, most: int) -> int:
    """A number in an attribute, if it is one, not less than zero and not more than ``most``."""
    try:
        return min(max(int(text or ""), 0), most)
    except ValueError:
        return default
