"""read(draw(grid)) == grid, for Word and for Excel; drawing twice gives the same bytes."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jxbudget.compile.check import Examined
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Cell, Grid, Sheet, Style, stack
from jxbudget.model.amount import print_amount
from jxbudget.read import excel as read_excel
from jxbudget.read import word as read_word

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffe\uffff"
)
TEXTS = st.one_of(
    st.text(st.one_of(LETTERS, st.just("\n")), max_size=40),
    st.sampled_from(
        ["=100%", "=健全", "+1", "-1", "@x", "'", "_x0041_", "&amp;<b>", "1e5", "#N/A", "TRUE", " "]
    ),
    st.text(st.sampled_from("开展缅怀纪念活动，致敬捐献者。"), min_size=300, max_size=900),
)
AMOUNTS = st.decimals(0, 999_999_999, places=6).map(lambda d: Decimal(print_amount(d)))
# a grid of long texts is long to print; that says nothing of the law
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
RUNS = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Any grid: a tiling of up to eight rows and six columns."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                free = next((c for c in range(column, width) if (row, c) in taken), width)
                cell = _cell(draw, (row, column), min(3, height - row), free - column)
                cells.append(cell)
                taken |= {
                    (r, c)
                    for r in range(row, row + cell.rows)
                    for c in range(column, column + cell.columns)
                }
    assume({cell.row for cell in cells} == set(range(height)))
    widths = tuple(draw(st.integers(16, 160)) / 2 for _ in range(width))
    borders = [n for n in range(height) if not any(c.row < n < c.row + c.rows for c in cells)]
    return Grid(widths, tuple(cells), draw(st.sampled_from(borders)))


def _cell(draw: st.DrawFn, place: tuple[int, int], most_rows: int, most_columns: int) -> Cell:
    rows, columns = draw(st.integers(1, most_rows)), draw(st.integers(1, most_columns))
    style = draw(st.sampled_from(Style))
    if style is Style.AMOUNT:
        number = draw(AMOUNTS)
        return Cell(*place, print_amount(number), style, rows, columns, number)
    return Cell(*place, draw(TEXTS), style, rows, columns)


def sheet_of(*tables: Grid) -> Sheet:
    return Sheet("标题", "名称", "单位", tables, {"标题": "标题", "年度": "2025"})


@RUNS
@given(grid=grids())
def test_word_gives_back_every_grid(grid: Grid, word_page: word.WordPage) -> None:
    assert read_word.read(word.draw(sheet_of(grid), word_page)) == (grid,)


@RUNS
@given(grid=grids())
def test_excel_gives_back_every_grid(grid: Grid, excel_page: excel.ExcelPage) -> None:
    assert read_excel.read(excel.draw(sheet_of(grid), excel_page)) == (grid,)


def test_the_published_forms_come_back_from_word_and_excel(
    published: list[Examined], word_page: word.WordPage, excel_page: excel.ExcelPage
) -> None:
    for one in published:
        assert one.spec is not None
        assert one.folder is not None
        sheet = lay_out(one.spec, one.folder.form)
        assert read_word.read(word.draw(sheet, word_page)) == sheet.grids
        (grid,) = read_excel.read(excel.draw(sheet, excel_page))
        assert grid.cells == stack(sheet.grids).cells
        assert grid.widths == stack(sheet.grids).widths


@RUNS
@given(grid=grids())
def test_drawing_twice_gives_the_same_bytes(
    grid: Grid, word_page: word.WordPage, excel_page: excel.ExcelPage
) -> None:
    sheet = sheet_of(grid)
    assert word.draw(sheet, word_page) == word.draw(sheet, word_page)
    assert excel.draw(sheet, excel_page) == excel.draw(sheet, excel_page)
