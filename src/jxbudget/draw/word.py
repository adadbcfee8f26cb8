"""Sheet → .docx. A table is written in one pass, in the named styles of its page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count

from jxbudget.draw import measure
from jxbudget.draw.ooxml import CORE, DOCUMENT, TYPES, core_properties, escaped, quoted
from jxbudget.draw.word_merge import Edge, edges, merged
from jxbudget.draw.word_page import WordPage, compile_page
from jxbudget.grid import Cell, Grid, Sheet, Style
from jxbudget.package import Packed, deflate, pack

__all__ = ["WordPage", "compile_page", "draw", "draw_all"]

TWIP = 1440 / 25.4
"""Twips in a mm."""

PADDING = 11.0
"""Points that the margins of a cell take from its width."""

# Two tables that touch become one, and its heading rows would no longer repeat.
_THIN = '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>'
_THIN += '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
# Every picture of a document has a number of its own
_PICTURE = re.compile(r'(<[a-z0-9]+:docPr [^>]*?\bid=")[0-9]+')
_BETWEEN = f"<w:p><w:pPr>{_THIN}</w:pPr></w:p>"


def draw(sheet: Sheet, page: WordPage) -> bytes:
    """One form as a .docx: the same sheet and page give the same bytes."""
    flowing = {name: flow.fill(sheet.fields) for name, flow in page.flowing.items()}
    return _packed(page, page.static, flowing, _body(sheet, page) + page.section, sheet)


def draw_all(forms: Sequence[tuple[Sheet, WordPage]], title: str) -> bytes:
    """All forms one after another in one .docx, each a section with its own page set-up.

    Pages other than the first must have been compiled with a prefix of their own.
    """
    copies: list[Edge] = []
    bodies: list[str] = []
    for number, (sheet, page) in enumerate(forms, 1):
        own = page
        for edge in edges(page.parts):
            content = page.flowing[edge.part].fill(sheet.fields).encode()
            copies.append(edge.copied(number, content))
            own = own.linked(edge.id, copies[-1].id)
        section = own.section
        if number < len(forms):
            section = f"<w:p><w:pPr>{_THIN}{section}</w:pPr></w:p>"
        bodies.append(_body(sheet, own) + section)
    numbers = count(1)
    whole_body = _PICTURE.sub(lambda found: f"{found[1]}{next(numbers)}", "".join(bodies))
    pages = {id(page): page for _, page in forms}
    parts = merged([page.parts for page in pages.values()], copies)
    static = tuple(
        deflate(name, parts[name])
        for name in sorted(parts, key=lambda name: (name != TYPES, name))
        if name not in {DOCUMENT, CORE}
    )
    first, host = forms[0]
    whole = replace(first, title=title, name=title)
    return _packed(host, static, {}, whole_body, whole)


def _packed(
    page: WordPage, static: Sequence[Packed], flowing: Mapping[str, str], body: str, sheet: Sheet
) -> bytes:
    core = core_properties(sheet.title, sheet.name, sheet.creator)
    texts = {DOCUMENT: f"{page.opening}{body}</w:body></w:document>", CORE: core, **flowing}
    return pack((*static, *(deflate(name, text.encode()) for name, text in texts.items())))


def _body(sheet: Sheet, page: WordPage) -> str:
    tables = _BETWEEN.join("".join(_table(grid, page)) for grid in sheet.grids)
    before, after = page.before.fill(sheet.fields), page.after.fill(sheet.fields)
    return f"{before}{tables}{_BETWEEN}{after}"


def _table(grid: Grid, page: WordPage) -> Iterator[str]:
    twips = [round(width * TWIP) for width in grid.widths]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{quoted(page.table_style)}"/>'
        f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in twips)
    yield "</w:tblGrid>"
    columns = _Columns(twips, page)
    for row, cells in enumerate(_rows(grid)):
        yield _row_opening(head=row < grid.head_rows, whole=_height(grid, cells, page) <= page.body)
        yield from (columns.cell(cell, row) for cell in cells)
        yield "</w:tr>"
    yield "</w:tbl>"


def _rows(grid: Grid) -> list[list[Cell]]:
    """The cells of each row from left to right, those that began above it included."""
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            rows[row].append(cell)
    for cells in rows:
        cells.sort(key=lambda cell: cell.column)
    return rows


@lru_cache(maxsize=4)
def _row_opening(*, head: bool, whole: bool) -> str:
    return (
        f"<w:tr><w:trPr>{'<w:cantSplit/>' if whole else ''}"
        f"{'<w:tblHeader/>' if head else ''}</w:trPr>"
    )


def _height(grid: Grid, cells: Sequence[Cell], page: WordPage) -> float:
    """The height of a row in pt at most, by the cells that stand in it alone."""
    return max(
        (
            measure.lines(cell.text, grid.width(cell) * measure.MM - PADDING, size, indent=2)
            * size
            * measure.LINE
            for cell in cells
            if cell.rows == 1
            for size in (page.sizes[cell.style],)
        ),
        default=0,
    )


class _Columns:
    """Draws the cells of one table; what cells of one kind share is written once."""

    def __init__(self, twips: Sequence[int], page: WordPage) -> None:
        self._twips = twips
        self._styles = page.styles
        self._openings: dict[tuple[int, int, Style, str], str] = {}

    def cell(self, cell: Cell, row: int) -> str:
        """A cell, or its continuation in a row below its first."""
        merge = "" if cell.rows == 1 else "restart" if row == cell.row else "continue"
        kind = (cell.column, cell.columns, cell.style, merge)
        opening = self._openings.get(kind)
        if opening is None:
            opening = self._openings[kind] = self._opening(*kind)
        if merge == "continue" or not cell.text:
            return f"<w:tc>{opening}</w:p></w:tc>"
        start, end = '<w:r><w:t xml:space="preserve">', "</w:t></w:r></w:p>"
        if "\n" not in cell.text:
            return f"<w:tc>{opening}{start}{escaped(cell.text)}{end}</w:tc>"
        paragraph = opening[opening.index("<w:p>") :]
        first, *others = (f"{start}{escaped(line)}{end}" for line in cell.text.split("\n"))
        return f"<w:tc>{opening}{first}{''.join(paragraph + line for line in others)}</w:tc>"

    def _opening(self, column: int, columns: int, style: Style, merge: str) -> str:
        width = sum(self._twips[column : column + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
        return (
            f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}<w:vAlign w:val="center"/>'
            f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{quoted(self._styles[style])}"/></w:pPr>'
        )
