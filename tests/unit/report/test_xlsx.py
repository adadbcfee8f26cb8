import io
from typing import Any

import openpyxl
import pytest

from jxbudget.diagnostic import Language, Severity, Text, error
from jxbudget.package import unpack
from jxbudget.report import FORMATS, Report
from jxbudget.report.xlsx import ROWS

DEFECT = error("JX999", "x", Text("题", "Title"), Text("{x}", "{x}"), Text("改", "Mend"))


def written(report: Report, language: Language = "zh") -> bytes:
    data = FORMATS["xlsx"].write(report, language)
    assert isinstance(data, bytes)
    return data


def book(report: Report, language: Language = "zh") -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(report, language)))


def rows(sheet: Any) -> list[tuple[object, ...]]:
    return [*sheet.iter_rows(values_only=True)]


def test_every_finding_is_a_row_the_worst_first(sample: Report) -> None:
    assert rows(book(sample)["检查结果"]) == [
        ("级别", "编号", "文件", "行", "栏目", "问题", "建议", "原文"),
        (
            *("错误", "JX003", "specs/2025/旧.yaml", None, None),
            *("文件不是 UTF-8 编码。", "另存为 UTF-8。", None),
        ),
        (
            *("错误", "JX201", "specs/2025/献血.yaml", 2, "项目资金 / 收入 / 资金总额"),
            "资金总额是 333.9，各项来源相加是 333.93，相差 0.03。",
            *("核对资金总额与各项来源。", "333.9"),
        ),
        (
            *("警告", "JX501", "specs/2025/献血.yaml", 3, "志愿者"),
            *("“志愿者”这里是 ≥１００人，另一张表是 ≥90人。", "核对两张表。", "≥１００人"),
        ),
        (
            *("提示", "JX410", "specs/2025/献血.yaml", 3, "志愿者"),
            *("“≥１００人”里有全角数字。", "改成半角。", "≥１００人"),
        ),
    ]


def test_waivers_and_totals_have_sheets_of_their_own(sample: Report) -> None:
    sheets = book(sample)
    assert rows(sheets["豁免"])[1:] == [
        (
            *("JX501", "specs/2025/运维 专项.yaml", 3, "完成率"),
            *("“完成率”这里是 100%，另一张表是 95%。", "两张表口径不同", "2026-12-31"),
        ),
    ]
    assert rows(sheets["汇总"]) == [
        ("文件", "错误", "警告", "提示", "豁免"),
        ("specs/2025/c.yaml", 0, 0, 0, 0),
        ("specs/2025/旧.yaml", 1, 0, 0, 0),
        ("specs/2025/献血.yaml", 1, 1, 1, 0),
        ("specs/2025/运维 专项.yaml", 0, 0, 0, 1),
        ("合计", 2, 1, 1, 1),
    ]


def test_files_that_were_only_read_are_not_listed_where_the_checked_ones_are_named() -> None:
    texts = {"a.yaml": "", "templates/form.yaml": ""}
    named = Report((), texts, 1, checked=("a.yaml",))
    assert rows(book(named)["汇总"])[1:] == [("a.yaml", 0, 0, 0, 0), ("合计", 0, 0, 0, 0)]
    assert Report((), texts, 1).paths == ("a.yaml", "templates/form.yaml")


def test_where_nothing_was_found_that_is_said() -> None:
    sheets = book(Report((), {"a.yaml": ""}, 1))
    assert sheets.sheetnames == ["检查结果", "汇总"]
    assert rows(sheets["检查结果"])[1] == (
        None,
        None,
        None,
        None,
        None,
        "没有发现问题。",
        None,
        None,
    )


def test_the_workbook_is_ready_to_be_filtered_and_printed(sample: Report) -> None:
    for sheet in book(sample):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        for cell in sheet[2]:
            assert (cell.font.name, cell.font.charset) == ("宋体", 134)
            assert cell.alignment.wrap_text


def test_colours_tell_how_bad_it_is(sample: Report) -> None:
    column = book(sample)["检查结果"]["A"]
    assert [cell.fill.fgColor.rgb for cell in column] == [
        "FFD9D9D9",
        "FFF8CBAD",
        "FFF8CBAD",
        "FFFFE699",
        "FFDDEBF7",
    ]


def test_the_same_report_gives_the_same_bytes(
    sample: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(sample)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert written(sample) == first
    assert b"dcterms" not in unpack(first)["docProps/core.xml"]


def test_a_text_is_a_text_whatever_it_begins_with() -> None:
    found = tuple(DEFECT.at(x=x)._replace(excerpt=x) for x in ("=100%", "+1", "_x0041_", "a\nb"))
    report = Report(found, {}, 1)
    texts = [row[7] for row in rows(book(report)["检查结果"])]
    assert texts[1:] == ["=100%", "+1", "_x005F_x0041_", "a b"]
    assert all(
        b"<f" not in part for part in unpack(written(report)).values() if b"sheetData" in part
    )


def test_a_sheet_ends_with_how_many_rows_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ROWS < 1_048_576
    monkeypatch.setattr("jxbudget.report.xlsx.ROWS", 3)
    found = tuple(DEFECT.at(x="x")._replace(level=Severity.NOTE) for _ in range(5))
    told = rows(book(Report(found, {}, 1))["检查结果"])
    assert (len(told), told[-1][5]) == (5, "还有 2 处没有列出。")
