import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jxbudget.draw import defects
from jxbudget.draw.excel import compile_page, draw, draw_all
from jxbudget.draw.excel_book import LONGEST
from jxbudget.draw.excel_table import TALLEST
from jxbudget.grid import Cell, Grid, Sheet, Style
from jxbudget.package import Refused, unpack

TEMPLATES = Path(__file__).parents[3] / "templates"
PAGE = compile_page(next(TEMPLATES.glob("*项目*/*/page.xlsx")).read_bytes())
SHEET_XML = "xl/worksheets/sheet1.xml"


def sheet(*cells: Cell, name: str = "甲") -> Sheet:
    grid = Grid((40.0, 40.0), cells)
    return Sheet("绩效目标表", name, "管理中心", (grid,), {"标题": "绩效目标表", "年度": "2025"})


def row(number: int, left: str, right: str) -> tuple[Cell, Cell]:
    return Cell(number, 0, left, Style.LABEL), Cell(number, 1, right, Style.VALUE)


def values(data: bytes) -> list[list[object]]:
    workbook = load_workbook(io.BytesIO(data))
    return [list(cells) for cells in workbook.worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize(
    "text",
    [
        "=100%",
        "=20%",
        "=健全",
        "+1",
        "-1",
        "@x",
        "320106199001011234",
        "0010",
        "2025-01-01",
        "TRUE",
    ],
)
def test_what_looks_like_a_formula_or_a_number_stays_text(text: str) -> None:
    data = draw(sheet(*row(0, "指标", text)), PAGE)
    workbook = load_workbook(io.BytesIO(data))
    cell = workbook.worksheets[0]["B3"]
    assert (cell.value, cell.number_format, cell.quotePrefix) == (text, "@", True)
    assert b"<f" not in unpack(data)[SHEET_XML].replace(b"<footer", b"")
    assert b't="s"' in unpack(data)[SHEET_XML]


@pytest.mark.parametrize("text", ["a < b & c > \"d\" 'e'", "_x0041_", "一\n二", " 前后 ", "𠮷"])
def test_any_text_comes_back_from_the_workbook(text: str) -> None:
    assert values(draw(sheet(*row(0, "栏目", text)), PAGE))[-1] == ["栏目", text]


def test_an_amount_is_a_number_of_all_its_digits() -> None:
    amount = Cell(0, 1, "628.81", Style.AMOUNT, number=Decimal("628.81"))
    data = draw(sheet(Cell(0, 0, "资金总额", Style.LABEL), amount), PAGE)
    assert b"<v>628.81</v>" in unpack(data)[SHEET_XML]


def test_a_page_prints_its_title_above_the_table() -> None:
    printed = [
        [value for value in cells if value]
        for cells in values(draw(sheet(*row(0, "甲", "乙")), PAGE))
    ]
    assert printed == [["绩效目标表"], ["2025年度"], ["甲", "乙"]]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    one = sheet(*row(0, "甲", "乙"))
    assert draw(one, PAGE) == draw(one, PAGE)


def test_a_text_longer_than_a_cell_is_refused() -> None:
    assert values(draw(sheet(*row(0, "甲", "项" * LONGEST)), PAGE))[-2:]
    with pytest.raises(Refused) as refused:
        draw(sheet(*row(0, "甲", "项" * (LONGEST + 1))), PAGE)
    wrong = defects.TEXT_TOO_LONG.at(count=LONGEST + 1, limit=LONGEST)
    assert refused.value.diagnostic == wrong


def test_a_text_beyond_the_plane_counts_twice_as_excel_counts() -> None:
    with pytest.raises(Refused):
        draw(sheet(*row(0, "甲", "𠮷" * (LONGEST // 2 + 1))), PAGE)


def test_a_row_taller_than_excel_allows_becomes_several_merged() -> None:
    data = draw(sheet(*row(0, "甲", "项" * 2000)), PAGE)
    worksheet = load_workbook(io.BytesIO(data)).worksheets[0]
    heights = [float(d.height or 0) for n, d in sorted(worksheet.row_dimensions.items()) if n > 2]
    assert len(heights) > 1
    assert max(heights) <= TALLEST
    merged = {str(merge) for merge in worksheet.merged_cells.ranges}
    last = 2 + len(heights)
    assert {f"A3:A{last}", f"B3:B{last}"} <= merged


def test_several_forms_are_worksheets_in_their_order() -> None:
    forms = [sheet(*row(0, name, "x"), name=name) for name in ("乙", "甲", "乙")]
    data = draw_all([(form, PAGE) for form in forms], "合并")
    workbook = load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == ["乙", "甲", "乙(2)"]
    assert [one["A3"].value for one in workbook.worksheets] == ["乙", "甲", "乙"]


def test_tables_of_a_worksheet_have_the_same_columns() -> None:
    narrow = Grid((40.0,), (Cell(0, 0, "甲", Style.LABEL),))
    wide = Grid((40.0, 40.0), row(0, "甲", "乙"))
    for grids in ((narrow, wide), (wide, narrow)):
        with pytest.raises(ValueError, match="same columns"):
            draw(Sheet("标题", "名称", "单位", grids, {"标题": "标题", "年度": "2025"}), PAGE)


def test_two_tables_stand_one_below_the_other_and_a_tall_row_of_the_first_moves_the_second() -> (
    None
):
    first = Grid((40.0, 40.0), row(0, "甲", "项" * 2000))
    second = Grid((40.0, 40.0), row(0, "丙", "丁"))
    both = Sheet("标题", "名称", "单位", (first, second), {"标题": "标题", "年度": "2025"})
    printed = [[v for v in cells if v] for cells in values(draw(both, PAGE))]
    assert [cells for cells in printed if cells][2:] == [["甲", "项" * 2000], ["丙", "丁"]]
