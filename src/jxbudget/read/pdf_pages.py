"""The bytes of a PDF → what it shows: pages, their tables stitched, heads and feet left out."""

import re
from collections.abc import Iterator, Sequence

from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.read.pdf_frame import NEAR
from jxbudget.read.pdf_leaf import leaves
from jxbudget.read.pdf_part import Page, Part, Piece, page
from jxbudget.read.pdf_stitch import fits_under, starts_alike, stitch
from jxbudget.read.pdf_words import Row

_EDGE = 62.0
_FOLIO_EDGE = 100.0
_SAME_PLACE = 3.0
_FOLIO = re.compile(
    r"[-—–－~·\s]*(第?\s*[0-9]{1,3}\s*页?|[0-9]+\s*[/／]\s*[0-9]+|Page\s*[0-9]+(\s*of\s*[0-9]+)?"
    r"|第\s*[0-9]+\s*页?[\s,，/／]*共\s*[0-9]+\s*页)[-—–－~·\s]*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[（(]?\s*(续\s*上?\s*表?|接\s*上\s*[页表])\s*[）)]?[：:]?")


def paper(data: bytes) -> Paper:
    """All that the pages show. Raises RefusedPdf, and what the PDF library raises."""
    pages = [page(leaf, number) for number, leaf in enumerate(leaves(data), 1)]
    return tuple(_printed(one) for one in _assembled(pages))


def _assembled(pages: Sequence[Page]) -> Iterator[Part | Line]:
    """Lines and whole tables in reading order."""
    last: Part | None = None
    start: Part | None = None
    for number, one in enumerate(pages):
        before = pages[number - 1] if number else None
        after = pages[number + 1] if number + 1 < len(pages) else None
        lines = _body(one, before, after)
        head = [line for line in lines if not one.parts or line.bottom <= one.parts[0].top + NEAR]
        first = one.parts[0] if one.parts else None
        if last and start and first and _continues(last, start, first, head, before):
            stitch(last, first)
            lines, parts = [line for line in lines if line not in head], one.parts[1:]
        else:
            parts = one.parts
            if last:
                yield last
            last = None
        items = _by_place(lines, parts)
        for item in items:
            if last:
                yield last
                last = None
            if isinstance(item, Part):
                last = start = item
                continue
            yield Line(item.text, one.place)
    if last:
        yield last


def _continues(
    last: Part, start: Part, first: Part, head: Sequence[Row], before: Page | None
) -> bool:
    """Whether a table goes on: nothing but what the page before had, too, stands over it."""
    if not fits_under(last, first):
        return False
    if not head:
        return True
    known = before is not None and all(_is_again(line, before.lines) for line in head)
    return known and not starts_alike(start, first)


def _body(one: Page, before: Page | None, after: Page | None) -> list[Row]:
    """The lines of a page without its number, its foot, and a head it has from the page before."""
    return [line for line in one.lines if not _is_margin(line, one, before, after)]


def _is_margin(line: Row, one: Page, before: Page | None, after: Page | None) -> bool:
    over = not any(part.top < line.top for part in one.parts)
    past = not any(part.top > line.top for part in one.parts)
    under = one.height - line.top
    if over and _GOES_ON.fullmatch(line.text):
        return True
    at_edge = (over and line.bottom <= _FOLIO_EDGE) or (past and under <= _FOLIO_EDGE)
    if at_edge and _FOLIO.fullmatch(line.text):
        return True
    if line.bottom <= _EDGE:
        return before is not None and _is_again(line, before.lines, loosely=True)
    beside = [other for other in (before, after) if other]
    return under <= _EDGE and any(_is_again(line, other.lines, loosely=True) for other in beside)


def _is_again(line: Row, others: Sequence[Row], *, loosely: bool = False) -> bool:
    """Whether a line was printed at the same place; loosely, with another number in it."""
    return any(
        abs(line.top - other.top) <= _SAME_PLACE
        and (line.text == other.text or (loosely and _coded(line.text) == _coded(other.text)))
        for other in others
    )


def _coded(text: str) -> str:
    return re.sub(r"[0-9]+", "0", text)


def _by_place(lines: Sequence[Row], parts: Sequence[Part]) -> list[Row | Part]:
    items: list[Row | Part] = [*lines, *parts]
    return sorted(items, key=lambda item: item.top)


def _printed(item: Part | Line) -> Table | Line:
    if isinstance(item, Line):
        return item
    sides = _columns(item)
    boxes = (_box(piece, sides) for piece in item.pieces)
    return Table(tuple(sorted(boxes, key=lambda box: (box.row, box.column))), item.place)


def _columns(part: Part) -> list[float]:
    """The distinct boundaries of columns over all pages."""
    found: list[float] = []
    for side in sorted(side for piece in part.pieces for side in (piece.x0, piece.x1)):
        if not found or side - found[-1] > NEAR:
            found.append(side)
    return found


def _box(piece: Piece, sides: Sequence[float]) -> Box:
    first, end = (_number(side, sides) for side in (piece.x0, piece.x1))
    return Box(piece.row, first, piece.text, piece.place, piece.rows, max(end - first, 1))


def _number(side: float, sides: Sequence[float]) -> int:
    return min(range(len(sides)), key=lambda number: abs(sides[number] - side))
