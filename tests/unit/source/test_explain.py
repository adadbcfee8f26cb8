import pytest

from jxbudget.diagnostic import Span
from jxbudget.source.tree import read

Finding = tuple[str, Span, dict[str, object]]


def told(text: str) -> list[Finding]:
    wrong = read(text.encode(), "甲.yaml").diagnostics
    return [(one.code, one.span or Span(0, 0, 0, 0), dict(one.facts)) for one in wrong]


@pytest.mark.parametrize(
    "value",
    [
        ">95%",
        ">=95%",
        ">=5次",
        "> 95%",
        ">5",
        ">-5",
        "|x",
        "%5",
        "@x",
        "*5人",
        "**",
        "`x`",
    ],
)
def test_a_value_that_starts_with_a_sign_of_yaml_needs_quotes(value: str) -> None:
    facts = {"sign": value[0], "value": value}
    here = Span(2, 5, 2, 5 + len(value))
    assert told(f"年度: 2025\n人数: {value}\n名称: 甲\n") == [("JX007", here, facts)]


@pytest.mark.parametrize(
    ("value", "column", "wrong"),
    [
        ("[>5, >10]", 6, ">5"),
        ("[≥5人, >=10人]", 11, ">=10人"),
        ("[>=80%, >=95%]", 6, ">=80%"),
        ("{半年: >5, 全年: 6}", 10, ">5"),
    ],
)
def test_a_value_inside_a_pair_needs_quotes_too(value: str, column: int, wrong: str) -> None:
    here = Span(1, column, 1, column + len(wrong))
    assert told(f"人数: {value}\n") == [("JX007", here, {"sign": ">", "value": wrong})]


@pytest.mark.parametrize("value", ["'>=95%'", '">=95%"', "≥95%", "<=95%", "=95%", "95%", "-5"])
def test_a_quoted_or_harmless_value_is_read(value: str) -> None:
    assert told(f"人数: {value}\n") == []


@pytest.mark.parametrize(
    "text", ["甲：值\n乙：值\n", "丙:\n  甲：值\n  乙：值\n", "丙: {甲：值, 乙：值}\n"]
)
def test_every_full_width_colon_in_a_row_is_told(text: str) -> None:
    assert [(code, facts) for code, _, facts in told(text)] == [
        ("JX008", {"key": "甲"}),
        ("JX008", {"key": "乙"}),
    ]


@pytest.mark.parametrize(
    ("text", "column", "end"),
    [("甲: 完成 #3 号楼\n", 7, 12), ("甲: ≥5个 #注\n", 8, 10), ("甲: #5\n", 4, 6)],
)
def test_text_that_a_hash_would_cut_off_is_an_error(text: str, column: int, end: int) -> None:
    assert told(text) == [("JX020", Span(1, column, 1, end), {})]


@pytest.mark.parametrize("text", ["甲: 5  # 注\n", "甲: '5 #3'\n", "甲: 5#3\n", "#注\n甲: 5\n"])
def test_a_comment_and_a_hash_inside_a_word_are_fine(text: str) -> None:
    assert told(text) == []


def test_a_paragraph_that_is_not_indented_is_told_on_its_own_line() -> None:
    text = "甲: |-\n第一段\n乙: |-\n  第二段\n"
    assert told(text) == [("JX021", Span(2, 1, 2, 4), {})]


@pytest.mark.parametrize(
    ("text", "column", "end", "key"),
    [
        ("收入: {资金总额: 1,333.93}\n", 14, 20, "333.93"),
        ("收入: {资金总额: 1,012.66, 其他资金: 1,012.66}\n", 14, 20, "012.66"),
    ],
)
def test_a_thousands_comma_inside_braces_is_told_as_one(
    text: str, column: int, end: int, key: str
) -> None:
    assert told(text)[0] == ("JX112", Span(1, column, 1, end), {"key": key})
    assert {code for code, _, _ in told(text)} == {"JX112"}


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("年度: 2025\n项目名称：值\n主管部门: 乙\n", 2, 5, "项目名称"),
        ("年度: 2025\n项目名称：值\n", 2, 5, "项目名称"),
        ("甲:\n  丁: 戊\n  乙：丙\n", 3, 4, "乙"),
        ("项目名称：值\n", 1, 5, "项目名称"),
        ("项目名称：值\n年度: 2025\n", 1, 5, "项目名称"),
        ("甲:\n  乙：\n    丙: 丁\n", 2, 4, "乙"),
        ("甲:\n  乙：丙\n  丁: 戊\n", 2, 4, "乙"),
    ],
)
def test_a_full_width_colon_is_shown_where_it_stands(
    text: str, line: int, column: int, key: str
) -> None:
    here = Span(line, column, line, column + 1)
    assert told(text) == [("JX008", here, {"key": key})]


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("年度: 2025\n项目名称:值\n主管部门: 乙\n", 2, 5, "项目名称"),
        ("年度: 2025\n项目名称:值\n", 2, 5, "项目名称"),
        ("项目名称:值\n", 1, 5, "项目名称"),
        ("甲:\n  乙:丙\n  丁: 戊\n", 2, 4, "乙"),
    ],
)
def test_a_colon_without_a_space_is_shown_where_it_stands(
    text: str, line: int, column: int, key: str
) -> None:
    here = Span(line, column, line, column + 1)
    assert told(text) == [("JX009", here, {"key": key})]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('甲: "值\n乙: 丙\n', 1, 4),
        ("甲: '值\n乙: 丙\n", 1, 4),
        ("年度: 2025\n甲: '值\n", 2, 4),
        ("甲: [1, 2\n乙: 丙\n", 1, 4),
        ("甲: {丁: 1\n乙: 丙\n", 1, 4),
        ("甲: [1, 2}\n", 1, 4),
        ("甲: [1, 2", 1, 4),
    ],
)
def test_an_unclosed_quote_or_bracket_is_shown_where_it_opens(
    text: str, line: int, column: int
) -> None:
    assert told(text) == [("JX010", Span(line, column, line, column + 1), {})]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("甲: 乙: 丙\n", 1, 5),
        ("甲: - 5\n", 1, 4),
        ("甲:\n   乙: 1\n  丙: 2\n", 3, 3),
        ('甲: "值"人\n', 1, 7),
        ("甲: '项目'''人\n", 1, 10),
        ('甲: "C:\\数据"\n', 1, 7),
    ],
)
def test_any_other_slip_is_shown_where_reading_ends(text: str, line: int, column: int) -> None:
    assert told(text) == [("JX006", Span(line, column, line, column + 1), {})]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("年度: 2025\n<<<<<<< HEAD\n名称: 甲\n=======\n名称: 乙\n>>>>>>> 修改\n", 2, 6),
        ("<<<<<<< a\n=======\n名称: 乙\n>>>>>>> b\n年度: 2025\n", 1, 4),
        ("正文: |-\n  一\n<<<<<<< a\n  二\n||||||| c\n  零\n=======\n  三\n>>>>>>> b\n", 3, 9),
    ],
)
def test_a_conflict_of_a_merge_is_told_as_one(text: str, first: int, last: int) -> None:
    here = Span(first, 1, first, len(text.splitlines()[first - 1]) + 1)
    assert told(text) == [("JX023", here, {"first": first, "last": last})]


def test_marks_that_make_no_conflict_are_a_text_that_cannot_be_read() -> None:
    assert [code for code, *_ in told("<<<<<<< a\n名称: 甲\n年度: 1\n")] == ["JX006"]
    assert told("年度: 2025\n名称: <<<<<<<\n") == []
