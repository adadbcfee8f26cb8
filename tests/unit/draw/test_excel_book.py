import pytest

from jxbudget.draw.excel_book import sheet_names


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["甲", "乙"], ["甲", "乙"]),
        (["甲", "甲", "甲"], ["甲", "甲(2)", "甲(3)"]),
        (["a", "A"], ["a", "A(2)"]),
        (["ß", "SS"], ["ß", "SS(2)"]),
        (["甲(2)", "甲", "甲"], ["甲(2)", "甲", "甲(3)"]),
        (["[a]:*?/\\"], ["（a）：＊？／＼"]),
        (["'甲'"], ["甲"]),
        (["", " ", "'"], ["表", "表(2)", "表(3)"]),
        (["History", "HISTORY"], ["History(2)", "HISTORY(3)"]),
        (["项" * 31], ["项" * 31]),
        (["项" * 40, "项" * 41], ["项" * 31, "项" * 28 + "(2)"]),
        (["𠮷" * 31], ["𠮷" * 15]),
        (["项" * 30 + " 目"], ["项" * 30]),
    ],
)
def test_worksheet_names_are_those_that_excel_takes(names: list[str], taken: list[str]) -> None:
    assert sheet_names(names) == taken


def test_many_worksheets_of_one_name_are_numbered() -> None:
    names = sheet_names(["项" * 40] * 12)
    assert names[-1] == "项" * 27 + "(12)"
    assert len({name.casefold() for name in names}) == 12
