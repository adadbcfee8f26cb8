"""A .docx → the tables in it, merged cells and all."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from jxbudget.grid import Cell, Grid, Style, style_named
from jxbudget.package import parse, unpack

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MM = 25.4 / 1440


def read(data: bytes) -> tuple[Grid, ...]:
    """The tables of a document from top to bottom; widths in mm to one decimal.

    A cell whose style is none of ours is read as plain content. Raises Refused for a file that
    is unsafe or not a document, ValueError for a table that is not a grid.
    """
    parts = unpack(data)
    styles = _styles(parse(parts["word/styles.xml"]))
    body = parse(parts["word/document.xml"]).find(f"{_W}body")
    tables = [] if body is None else body.findall(f"{_W}tbl")
    return tuple(_table(table, styles) for table in tables)


def _styles(styles: etree._Element) -> dict[str, Style]:
    """Style id → our style, by the name that Word shows."""
    found: dict[str, Style] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = "" if name is None else str(name.get(f"{_W}val"))
        ours = style_named(label)
        if ours:
            found[str(style.get(f"{_W}styleId"))] = ours
    return found


@dataclass(slots=True)
class _Open:
    """A cell that may go on in the rows below."""

    row: int
    column: int
    columns: int
    text: str
    style: Style
    rows: int = field(default=1)

    def closed(self) -> Cell:
        number = _number(self.text) if self.style is Style.AMOUNT else None
        style = Style.VALUE if self.style is Style.AMOUNT and number is None else self.style
        return Cell(self.row, self.column, self.text, style, self.rows, self.columns, number)


def _table(table: etree._Element, styles: dict[str, Style]) -> Grid:
    widths = [_twips(column, "w") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    cells: list[_Open] = []
    above: dict[int, _Open] = {}
    rows = table.findall(f"{_W}tr")
    for number, row in enumerate(rows):
        column = 0
        for tc in row.iterfind(f"{_W}tc"):
            columns = int(_value(tc, "gridSpan") or 1)
            merge = tc.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            if goes_on and column in above:
                above[column].rows += 1
            else:
                above[column] = _Open(number, column, columns, _text(tc), _style(tc, styles))
                cells.append(above[column])
            column += columns
    heads = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows]
    head_rows = heads.index(False) if False in heads else len(heads)
    mm = tuple(round(width * _MM, 1) for width in widths)
    return Grid(mm, tuple(cell.closed() for cell in cells), head_rows)


def _twips(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_W}{name}", "0"))


def _value(tc: etree._Element, name: str) -> str | None:
    found = tc.find(f"{_W}tcPr/{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _style(tc: etree._Element, styles: dict[str, Style]) -> Style:
    used = tc.find(f"{_W}p/{_W}pPr/{_W}pStyle")
    return styles.get("" if used is None else str(used.get(f"{_W}val")), Style.VALUE)


def _text(tc: etree._Element) -> str:
    return "\n".join(_words(paragraph) for paragraph in tc.iterfind(f"{_W}p"))


def _words(paragraph: etree._Element) -> str:
    words = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " "}
    return "".join(
        words.get(node.tag, node.text or "")
        for node in paragraph.iter(f"{_W}t", *words)
        if next(node.iterancestors(f"{_W}p")) is paragraph
    )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
