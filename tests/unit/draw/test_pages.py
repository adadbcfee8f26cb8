"""Blank pages: what Word and Excel make of them, and that a table can be drawn on them."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from jxbudget.draw import excel, word
from jxbudget.draw.pages import Margins, excel_page, word_page
from jxbudget.grid import Cell, Grid, Sheet, Style
from jxbudget.package import unpack
from jxbudget.read import excel as read_excel
from jxbudget.read import word as read_word
from jxbudget.workspace.shelf import shipped


def sheet(columns: int) -> Sheet:
    cells = tuple(Cell(0, column, f"第{column}列", Style.LABEL) for column in range(columns))
    grid = Grid((20.0,) * columns, cells)
    return Sheet("标题", "名称", "单位", (grid,), {"标题": "标题", "年度": "2026"})


@pytest.mark.parametrize(
    "folder", sorted(shipped().glob("*/*/")), ids=lambda path: path.parent.name
)
def test_the_shipped_pages_are_these(folder: Path) -> None:
    assert unpack((folder / "page.docx").read_bytes()) == unpack(word_page())
    assert unpack((folder / "page.xlsx").read_bytes()) == unpack(excel_page(6))


def test_a_page_lies_across_with_margins_of_its_own() -> None:
    margins = Margins(top=25, right=15, bottom=18, left=30)
    section = docx.Document(io.BytesIO(word_page(margins, is_landscape=True))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    paper = (section.page_width, section.page_height)
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    told = [round(length / Mm(1)) for length in (*paper, *sides) if length]
    assert told == [297, 210, 25, 15, 18, 30]
    book = openpyxl.load_workbook(io.BytesIO(excel_page(12, margins, is_landscape=True)))
    page = book.worksheets[0]
    assert page.page_setup.orientation == "landscape"
    inches = (page.page_margins.top, page.page_margins.right)
    assert [round(one * 25.4) for one in inches] == [25, 15]
    assert {str(merged) for merged in page.merged_cells.ranges} == {"A1:L1", "A2:L2"}


@pytest.mark.parametrize("columns", [2, 6, 12, 30])
def test_a_table_of_so_many_columns_can_be_drawn(columns: int) -> None:
    table = sheet(columns)
    drawn = word.draw(table, word.compile_page(word_page(is_landscape=columns > 8)))
    assert read_word.read(drawn) == table.grids
    drawn = excel.draw(table, excel.compile_page(excel_page(columns, is_landscape=columns > 8)))
    assert read_excel.read(drawn) == table.grids
