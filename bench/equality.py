"""Whether two files hold the same form: table, texts, merges and kinds of cells."""

import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from jxbudget.package import parse
from jxbudget.read import word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Different(Exception):  # noqa: N818 - it ends the run: a fast writer that differs is wrong
    """Where two files differ."""


def prove_word(what: str, ours: bytes, theirs: bytes) -> None:
    """Two documents: the same tables, cell by cell, and the same paragraphs around them."""
    _prove(what, _document(ours), _document(theirs))


def prove_excel(what: str, ours: bytes, theirs: bytes) -> None:
    """Two workbooks: the same cells and types, merges, and rows repeated on each page."""
    _prove(what, _workbook(ours), _workbook(theirs))


def _prove(what: str, ours: Iterator[object], theirs: Iterator[object]) -> None:
    for mine, other in zip_longest(ours, theirs):
        if mine != other:
            raise Different(f"{what}: ours {mine}, theirs {other}")


def _document(data: bytes) -> Iterator[object]:
    """The words outside tables, then for each table its columns and every cell of it."""
    with ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n == "word/document.xml" or "footer" in n]
        for name in sorted(names):
            for paragraph in parse(archive.read(name)).iter(f"{_W}p"):
                text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
                if text and next(paragraph.iterancestors(f"{_W}tc"), None) is None:
                    yield name, text
    for grid in word.read(data):
        yield grid.widths, grid.head_rows
        yield from grid.cells


def _workbook(data: bytes) -> Iterator[object]:
    sheet: Any = load_workbook(io.BytesIO(data)).worksheets[0]
    for row in sheet.iter_rows():
        yield from (_cell(cell) for cell in row)
    yield from sorted(str(merge) for merge in sheet.merged_cells.ranges)
    yield sheet.print_title_rows, sheet.oddFooter.center.text


def _cell(cell: Any) -> tuple[object, ...]:
    """A cell with its value; what does not show in a blank cell is left out."""
    if cell.value is None:
        return cell.coordinate, None
    alignment, font = cell.alignment, cell.font
    looks = alignment.horizontal, alignment.vertical, alignment.wrap_text, font.name, font.sz
    is_text = bool(cell.quotePrefix)
    return cell.coordinate, cell.value, cell.data_type, cell.number_format, is_text, *looks
