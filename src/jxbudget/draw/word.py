"""Sheet → .docx. A table is written in one pass, in the named styles of its page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from jxbudget.draw.ooxml import CORE, CUSTOM, DOCUMENT, TYPES, core_properties, custom_properties
from jxbudget.draw.word_merge import Edge, edges, merged
from jxbudget.draw.word_page import WordPage, compile_page
from jxbudget.grid import Sheet
from jxbudget.package import Archive, deflate, store

__all__ = ["WordPage", "compile_page", "draw", "draw_all"]

# Two tables that touch become one, and its heading rows would no longer repeat.
_THIN = b'<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>'
_THIN += b'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
_BETWEEN = b"<w:p><w:pPr>%b</w:pPr></w:p>" % _THIN
_PICTURE = re.compile(rb'(<[a-z0-9]+:docPr [^>]*?\bid=")[0-9]+')


def draw(sheet: Sheet, page: WordPage) -> bytes:
    """One form as a .docx: the same sheet and page give the same bytes."""
    document = (page.opening, *_body(sheet, page), page.section)
    flowing = {
        name: flow.fill(sheet.fields) for name, flow in page.edges.items() if not flow.is_filled
    }
    return _packed(page.archive, document, sheet, flowing)


def draw_all(forms: Sequence[tuple[Sheet, WordPage]], title: str) -> bytes:
    """All forms one after another in one .docx, each a section with its own page set-up.

    Pages other than the first must have been compiled with a prefix of their own.
    """
    copies: list[Edge] = []
    body: list[bytes] = []
    numbers = count(1)
    for number, (sheet, page) in enumerate(forms, 1):
        own = page
        for edge in edges(page.parts):
            copies.append(edge.copied(number, page.edges[edge.part].fill(sheet.fields)))
            own = own.linked(edge.id, copies[-1].id)
        before, *tables, after = _body(sheet, own)
        section = own.section
        if number < len(forms):
            section = b"<w:p><w:pPr>%b%b</w:pPr></w:p>" % (_THIN, section)
        body += (_numbered(before, numbers), *tables, _numbered(after, numbers), section)
    pages = {id(page): page for _, page in forms}
    parts = merged([page.parts for page in pages.values()], copies)
    archive = Archive().with_parts(
        deflate(name, parts[name])
        for name in sorted(parts, key=lambda name: (name != TYPES, name))
        if name not in {DOCUMENT, CORE, CUSTOM}
    )
    first, host = forms[0]
    whole = first._replace(title=title, name=title, properties={})
    return _packed(archive, (host.opening, *body), whole, {})


def _numbered(paragraphs: bytes, numbers: Iterator[int]) -> bytes:
    """Every picture of a document has a number of its own."""
    return _PICTURE.sub(lambda found: b"%b%d" % (found[1], next(numbers)), paragraphs)


def _packed(
    archive: Archive, document: Iterable[bytes], sheet: Sheet, flowing: Mapping[str, bytes]
) -> bytes:
    core = core_properties(sheet.title, sheet.name, sheet.creator).encode()
    parts = {DOCUMENT: b"".join((*document, b"</w:body></w:document>")), **flowing}
    changing = [deflate(name, content) for name, content in parts.items()]
    custom = custom_properties(sheet.properties).encode()
    return archive.with_parts([*changing, store(CORE, core), store(CUSTOM, custom)]).closed()


def _body(sheet: Sheet, page: WordPage) -> list[bytes]:
    """The inside of the document up to its last section, in pieces."""
    pieces = [page.before.fill(sheet.fields)]
    for grid in sheet.grids:
        pieces += (*page.tables.draw(grid), _BETWEEN)
    return [*pieces, page.after.fill(sheet.fields)]
