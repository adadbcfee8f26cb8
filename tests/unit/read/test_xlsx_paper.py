"""Workbooks as others make them: what their sheets show."""

import io
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from jxbudget.paper import Line, Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_paper import read


def book(fill: Callable[[Any], object]) -> bytes:
    made = Workbook()
    fill(made.active)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def shown(fill: Callable[[Any], object]) -> dict[tuple[int, int], str]:
    table, *hidden = read(book(fill))
    assert isinstance(table, Table)
    assert all(isinstance(one, Line) and one.is_hidden for one in hidden)
    return {(box.row, box.column): box.text for box in table.boxes}


@pytest.mark.parametrize(
    ("value", "form", "told"),
    [
        ("=100%", "General", "=100%"),
        ("=健全", "General", "=健全"),
        ("≥95%", "General", "≥95%"),
        (333.93, "General", "333.93"),
        (790.49, "0.00", "790.49"),
        (1e-05, "General", "0.00001"),
        (150, "General", "150"),
        (0.45, "0%", "45%"),
        (0.4567, "0.00%", "45.67%"),
        (0.4567, "0%", "45.67%"),
        (True, "General", "TRUE"),
        (date(2025, 6, 30), "yyyy-mm-dd", "2025-06-30"),
        (datetime(2025, 6, 30), 'yyyy"年"m"月"d"日"', "2025年6月30日"),  # noqa: DTZ001
        (date(2025, 6, 1), 'yyyy"年"m"月"', "2025年6月"),
        ("第一段\n第二段 ", "General", "第一段\n第二段"),
        ("123456789012345678", "@", "123456789012345678"),
    ],
)
def test_a_cell_is_what_it_shows(value: object, form: str, told: str) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"].value = value
        sheet["A1"].number_format = form

    assert shown(fill) == {(0, 0): told}


def test_a_real_formula_without_a_value_is_its_text() -> None:
    assert shown(lambda sheet: sheet.append(["=SUM(B1:C1)", 1, 2])) == {
        (0, 0): "=SUM(B1:C1)",
        (0, 1): "1",
        (0, 2): "2",
    }


def test_merged_cells_have_their_spans() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "甲"
        sheet["C3"] = "乙"
        sheet.merge_cells("A1:B2")
        sheet.merge_cells("D1:D3")

    (table,) = read(book(fill))
    assert isinstance(table, Table)
    assert [(b.row, b.column, b.text, b.rows, b.columns, b.place) for b in table.boxes] == [
        (0, 0, "甲", 2, 2, "Sheet!A1"),
        (0, 3, "", 3, 1, "Sheet!D1"),
        (2, 2, "乙", 1, 1, "Sheet!C3"),
    ]


def test_what_is_hidden_stands_aside() -> None:
    def fill(sheet: Any) -> None:
        for row in (("甲", "乙", "丙"), ("丁", "戊", "己"), ("庚", "辛", "壬")):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = sheet.parent.create_sheet("隐藏")
        other["A1"] = "看不见"
        other.sheet_state = "hidden"

    assert shown(fill) == {(0, 0): "甲", (0, 1): "丙", (1, 0): "庚", (1, 1): "壬"}
    hidden = [one for one in read(book(fill)) if isinstance(one, Line)]
    assert "".join(one.text for one in hidden) == "乙丁戊己辛"
    assert [one.place for one in hidden[:2]] == ["Sheet!B1", "Sheet!A2"]


def test_comments_and_sheets() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "甲"
        sheet["A1"].comment = Comment("核对\n一下", "王")
        sheet.parent.create_sheet("第二张")["B2"] = "乙"

    first, second = read(book(fill))
    assert isinstance(first, Table)
    assert first.boxes[0].notes == ("王：核对\n一下",)
    assert isinstance(second, Table)
    assert second.boxes[0].place == "第二张!B2"


def test_an_empty_book_shows_nothing() -> None:
    assert read(book(lambda _: None)) == ()


@pytest.mark.parametrize("data", [b"", b"PK", b"hello", bytes(600)])
def test_what_is_no_book_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_no_damage_ends_in_anything_else() -> None:
    whole = book(lambda sheet: sheet.append(["甲", 1, "=100%"]))
    for seed in range(150):
        rng = random.Random(seed)  # noqa: S311 - chance that guards nothing
        data = bytearray(whole)
        for _ in range(rng.choice((1, 4, 20))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        with suppress(Unreadable):
            read(bytes(data))
