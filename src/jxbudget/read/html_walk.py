"""A walk over what a browser shows of a page: letters, ends of lines, tables as a whole."""

import re
from collections.abc import Iterator
from enum import Enum

from lxml import etree

TABLE = "table"
_FETCHED = ("svg", "iframe", "object", "audio", "video", "canvas")
_ASIDE = ("head", "title", "script", "style", "template", "noscript", "colgroup", "datalist")
_UNSEEN = frozenset((*_FETCHED, *_ASIDE, "rt", "rp"))
_PROSE = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "center", "hr")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd", "tr", "td", "th", "caption", "figure", "figcaption")
_PARTS = ("body", "section", "article", "header", "footer", "main", "nav", "aside", "address")
_FORMS = ("form", "fieldset", "legend", "details", "summary")
_BLOCKS = frozenset((*_PROSE, *_LISTS, *_PARTS, *_FORMS))
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_TYPED = frozenset(("", "text", "number", "date", "month", "tel", "email", "url"))


class End(Enum):
    """What ends a line: a break that somebody set, or the edge of a block."""

    BREAK = "br"
    BLOCK = "block"


def walk(root: etree._Element) -> Iterator[str | End | etree._Element]:
    """What is seen inside of an element, in order; tables are not entered."""
    waiting = _inside(root)
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | End):
            yield one
        elif is_hidden(one):
            continue
        elif one.tag == TABLE:
            yield one
        elif one.tag == "br":
            yield End.BREAK
        elif one.tag in {"input", "select"}:
            yield _chosen(one)
        else:
            edge: list[str | End | etree._Element] = [End.BLOCK] if one.tag in _BLOCKS else []
            waiting += (*edge, *_inside(one), *edge)


def _inside(node: etree._Element) -> list[str | End | etree._Element]:
    """The texts and elements in a node, the last first."""
    found: list[str | End | etree._Element] = [node.text or ""]
    for child in node:
        found += (child, child.tail or "")
    return found[::-1]


def is_hidden(node: etree._Element) -> bool:
    """Whether an element is never shown, or says of itself that it is not."""
    if not isinstance(node.tag, str) or node.tag in _UNSEEN or node.get("hidden") is not None:
        return True
    return _HIDDEN.search(node.get("style") or "") is not None


def _chosen(field: etree._Element) -> str:
    """What stands in a field of a form."""
    if field.tag == "input":
        return (field.get("value") or "") if (field.get("type") or "").lower() in _TYPED else ""
    options = list(field.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None] or options[:1]
    return "".join(str(text) for one in chosen for text in one.itertext())
