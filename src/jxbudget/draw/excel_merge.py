"""The styles of several pages in one workbook: one table of formats, each page at an offset."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from jxbudget.draw.ooxml import s
from jxbudget.package import parse

_TABLES = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}
_FIRST_OWN_NUMBER_FORMAT = 164


def merged(styles: Sequence[bytes]) -> tuple[bytes, list[int]]:
    """One ``styles.xml`` from many, and by how much each page's cell formats moved.

    Pages with the same styles share them; those of another page get a number behind their name.
    """
    host = parse(styles[0])
    offsets: dict[bytes, int] = {styles[0]: 0}
    for other in styles:
        if other not in offsets:
            offsets[other] = _length(host, "cellXfs")
            _add(host, parse(other), len(offsets))
    return etree.tostring(host, xml_declaration=True, encoding="UTF-8", standalone=True), [
        offsets[own] for own in styles
    ]


def _table(styles: etree._Element, name: str) -> etree._Element:
    found = styles.find(s(name))
    return etree.Element(s(name)) if found is None else found


def _length(styles: etree._Element, name: str) -> int:
    return len(_table(styles, name))


def _add(host: etree._Element, other: etree._Element, number: int) -> None:
    moves = {uses: _length(host, name) for name, uses in _TABLES.items()}
    for name in _TABLES:
        _extend(host, name, list(_table(other, name)))
    numbers = _add_number_formats(host, other)
    named = _length(host, "cellStyleXfs")
    for name in ("cellStyleXfs", "cellXfs"):
        formats = [deepcopy(format_) for format_ in _table(other, name)]
        for format_ in formats:
            for uses, move in moves.items():
                format_.set(uses, str(int(format_.get(uses, "0")) + move))
            code = str(format_.get("numFmtId", "0"))
            format_.set("numFmtId", numbers.get(code, code))
            if name == "cellXfs":
                format_.set("xfId", str(int(format_.get("xfId", "0")) + named))
        _extend(host, name, formats)
    styles = [deepcopy(style) for style in _table(other, "cellStyles")]
    for style in styles:
        style.set("name", f"{style.get('name')} {number}")
        style.set("xfId", str(int(style.get("xfId", "0")) + named))
        style.attrib.pop("builtinId", "")
    _extend(host, "cellStyles", styles)


def _extend(host: etree._Element, name: str, entries: list[etree._Element]) -> None:
    table = _table(host, name)
    table.extend(entries)
    table.set("count", str(len(table)))


def _add_number_formats(host: etree._Element, other: etree._Element) -> dict[str, str]:
    """Number formats of the other's own, under free codes: old code → new code."""
    table = host.find(s("numFmts"))
    own = list(_table(other, "numFmts"))
    if table is None:
        table = etree.Element(s("numFmts"))
        if own:
            host.insert(0, table)
    codes = [int(str(entry.get("numFmtId"))) for entry in table]
    free = max([*codes, _FIRST_OWN_NUMBER_FORMAT - 1]) + 1
    moved: dict[str, str] = {}
    for code, entry in enumerate(own, free):
        moved[str(entry.get("numFmtId"))] = str(code)
        entry.set("numFmtId", str(code))
        table.append(entry)
    if own:
        table.set("count", str(len(table)))
    return moved
