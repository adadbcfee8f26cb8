"""The six published forms come back from Word cell by cell, from Excel text by text."""

import pytest

from jxbudget.compile.check import Examined
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Sheet
from jxbudget.paper import Line, Table
from jxbudget.read import docx_paper, xlsx_paper
from jxbudget.workspace.shelf import EXCEL_PAGE, WORD_PAGE


@pytest.fixture(scope="module")
def drawn(published: list[Examined]) -> list[tuple[Sheet, bytes, bytes]]:
    """What was laid out, and the Word and the Excel file."""
    found = []
    for one in published:
        assert one.spec is not None
        assert one.folder is not None
        sheet = lay_out(one.spec, one.folder.form)
        pages = (one.folder.page(name)[1] for name in (WORD_PAGE, EXCEL_PAGE))
        word_page, excel_page = word.compile_page(next(pages)), excel.compile_page(next(pages))
        found.append((sheet, word.draw(sheet, word_page), excel.draw(sheet, excel_page)))
    assert len(found) == 6
    return found


def test_word_gives_back_every_cell(drawn: list[tuple[Sheet, bytes, bytes]]) -> None:
    for sheet, data, _ in drawn:
        paper = docx_paper.read(data)
        tables = [
            [(b.row, b.column, b.rows, b.columns, b.text) for b in one.boxes]
            for one in paper
            if isinstance(one, Table)
        ]
        assert tables == [
            [(c.row, c.column, c.rows, c.columns, c.text) for c in grid.cells]
            for grid in sheet.grids
        ]
        assert sheet.title in [one.text for one in paper if isinstance(one, Line)]


def test_excel_gives_back_every_text(drawn: list[tuple[Sheet, bytes, bytes]]) -> None:
    for sheet, _, data in drawn:
        (table,) = xlsx_paper.read(data)
        assert isinstance(table, Table)
        texts = [box.text for box in table.boxes if box.text]
        laid_out = [cell.text for grid in sheet.grids for cell in grid.cells if cell.text]
        assert [text for text in texts if text in laid_out] == laid_out
