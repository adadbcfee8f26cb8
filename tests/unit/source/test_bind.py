from dataclasses import dataclass
from decimal import Decimal

import pytest

from jxbudget.diagnostic import Defect, Pointer, Span
from jxbudget.model.spec import ProjectSpec, UnitSpec
from jxbudget.model.vocabulary import Vocabulary
from jxbudget.source import bind, defects, read
from jxbudget.source.bind import Bound

FORM = Vocabulary(
    kind="项目",
    fields=frozenset({"项目名称", "主管部门", "立项必要性", "年度目标", "实施单位"}),
    required=("项目名称", "主管部门"),
    sources=("资金总额", "一般公共预算资金", "其他资金"),
    columns=("权重",),
)
LINES = {
    "表式": "表式: 甲表",
    "年度": "年度: 2025",
    "项目名称": "项目名称: 甲",
    "主管部门": "主管部门: 乙",
    "项目资金": "项目资金:\n  收入: {资金总额: 2}\n  支出: {甲: [1, 2]}",
    "绩效指标": "绩效指标:\n  产出:\n    数量:\n      人数: ≥5人",
}


def bound(vocabulary: Vocabulary = FORM, /, **lines: str | None) -> Bound:
    """A sound spec with some of its lines written otherwise, or left out."""
    written = [line for line in (LINES | lines).values() if line is not None]
    source = read("\n".join(written).encode(), "甲.yaml")
    assert source.diagnostics == ()
    return bind(source, vocabulary)


@dataclass(frozen=True)
class Finding:
    code: str
    pointer: Pointer
    span: Span
    message: str
    help: str


def found(**lines: str | None) -> list[Finding]:
    wrong = bound(**lines).diagnostics
    assert {one.path for one in wrong} == {"甲.yaml"}
    return [
        Finding(d.code, d.pointer, d.span or Span(0, 0, 0, 0), d.message(), d.help()) for d in wrong
    ]


TOP = Span(1, 1, 1, 1)


def finding(defect: Defect, pointer: Pointer, span: Span, **facts: object) -> Finding:
    message, told = (text.say("zh", facts) for text in (defect.message, defect.help))
    return Finding(defect.code, pointer, span, message, told)


def unknown(pointer: Pointer, span: Span, advised: str) -> Finding:
    return finding(defects.UNKNOWN_FIELD, pointer, span, key=pointer[-1], advice=advised)


def missing(key: str, pointer: Pointer = (), span: Span = TOP) -> Finding:
    return finding(defects.MISSING_FIELD, pointer, span, key=key)


def blank(key: str, span: Span) -> Finding:
    return finding(defects.BLANK_FIELD, (key,), span, key=key)


def shape(pointer: Pointer, span: Span, expected: str) -> Finding:
    return finding(defects.WRONG_SHAPE, pointer, span, key=pointer[-1], expected=expected)


def no_amount(pointer: Pointer, span: Span, given: str, advised: str) -> Finding:
    return finding(defects.NOT_AN_AMOUNT, pointer, span, given=given, advice=advised)


def test_a_sound_spec_is_bound_without_a_word() -> None:
    one = bound()
    assert (one.diagnostics, one.doubtful) == ((), frozenset())
    assert isinstance(one.spec, ProjectSpec)
    assert (one.spec.name, one.spec.funding.revenue.total) == ("甲", Decimal(2))


def test_the_kind_of_the_form_decides_the_kind_of_the_spec() -> None:
    form = Vocabulary("部门整体", frozenset({"单位名称"}), ("单位名称",), ("资金总额",), ())
    money = "部门整体资金:\n  收入: {资金总额: 2}\n  支出: {基本支出: 1, 项目支出: 1}"
    one = bound(form, 项目名称="单位名称: 甲", 主管部门=None, 项目资金=money)
    assert isinstance(one.spec, UnitSpec)
    assert one.diagnostics == ()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("主管部门: 乙\n立项必要: 丙", "是不是“立项必要性”？"),
        ("主管部门: 乙\n实施单们: 丙", "是不是“实施单位”？"),
        ("主管部门: 乙\nzzzz: 丙", "可以用的有：豁免、实施单位、年度目标、立项必要性。"),
    ],
)
def test_an_unknown_field_is_told_with_the_nearest_or_all_names(line: str, wrong: str) -> None:
    key = line.split("\n")[1].partition(":")[0]
    here = Span(5, 1, 5, 5)
    assert found(主管部门=line)[0] == unknown((key,), here, wrong)


def test_a_misspelt_required_field_is_unknown_and_missing() -> None:
    assert found(主管部门="主管部们: 乙") == [
        unknown(("主管部们",), Span(4, 1, 4, 5), "是不是“主管部门”？"),
        missing("主管部门"),
    ]


def test_an_unknown_source_is_told_with_the_nearest() -> None:
    money = "项目资金:\n  收入: {资金总额: 2, 一般预算资金: 2}\n  支出: {甲: [1, 2]}"
    pointer = ("项目资金", "收入", "一般预算资金")
    assert found(项目资金=money) == [
        unknown(pointer, Span(6, 17, 6, 23), "是不是“一般公共预算资金”？")
    ]


def test_an_unknown_side_of_the_money_is_unknown_and_missing() -> None:
    money = "项目资金:\n  收人: {资金总额: 2}\n  支出: {甲: [1, 2]}"
    assert found(项目资金=money) == [
        missing("收入", ("项目资金",), Span(5, 1, 5, 5)),
        unknown(("项目资金", "收人"), Span(6, 3, 6, 5), "是不是“收入”？"),
    ]


def test_an_unknown_column_of_a_line_is_told_with_its_columns() -> None:
    money = "项目资金:\n  收入: {资金总额: 2}\n  支出:\n    甲: {全年: 2, 季度: 1}"
    pointer = ("项目资金", "支出", "甲", "季度")
    assert found(项目资金=money) == [
        unknown(pointer, Span(8, 16, 8, 18), "可以用的有：全年、半年。")
    ]


def test_an_unknown_column_of_an_indicator_is_told_with_the_nearest() -> None:
    tree = "绩效指标:\n  产出:\n    人数: {半年: 1, 全念: 2}"
    pointer = ("绩效指标", "产出", "人数", "全念")
    assert found(绩效指标=tree) == [unknown(pointer, Span(10, 17, 10, 19), "是不是“全年”？")]


@pytest.mark.parametrize("key", ["表式", "年度", "项目名称", "项目资金", "主管部门"])
def test_a_missing_field_is_told_at_the_top(key: str) -> None:
    assert found(**{key: None}) == [missing(key)]


def test_a_missing_total_is_told_at_the_revenue() -> None:
    money = "项目资金:\n  收入: {其他资金: 2}\n  支出: {甲: [1, 2]}"
    pointer = ("项目资金", "收入")
    assert found(项目资金=money) == [missing("资金总额", pointer, Span(6, 3, 6, 5))]


def test_a_missing_year_column_is_told_at_its_line() -> None:
    money = "项目资金:\n  收入: {资金总额: 2}\n  支出:\n    甲: {半年: 1}"
    pointer = ("项目资金", "支出", "甲")
    assert found(项目资金=money) == [missing("全年", pointer, Span(8, 5, 8, 6))]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("项目名称:", blank("项目名称", Span(3, 6, 3, 6))),
        ("项目名称: ''", blank("项目名称", Span(3, 7, 3, 9))),
        ("项目名称: '　'", blank("项目名称", Span(3, 7, 3, 10))),
    ],
)
def test_a_blank_name_is_told_where_it_should_be(line: str, wrong: Finding) -> None:
    assert found(项目名称=line) == [wrong]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("主管部门:", blank("主管部门", Span(4, 6, 4, 6))),
        ("主管部门: '  '", blank("主管部门", Span(4, 7, 4, 11))),
    ],
)
def test_a_blank_required_field_is_told_where_it_should_be(line: str, wrong: Finding) -> None:
    assert found(主管部门=line) == [wrong]


def test_a_blank_year_is_a_blank_field() -> None:
    assert found(年度="年度:") == [blank("年度", Span(2, 4, 2, 4))]


@pytest.mark.parametrize("year", ["25", "2025年", "２０２５", "x"])
def test_a_year_that_is_none_is_told_as_written(year: str) -> None:
    span = Span(2, 5, 2, 5 + len(year))
    wrong = finding(defects.NOT_A_YEAR, ("年度",), span, given=year)
    assert found(年度=f"年度: {year}") == [wrong]


def test_a_year_of_another_shape_is_not_told_in_words_of_python() -> None:
    (wrong,) = found(年度="年度: [2025]")
    assert (wrong.code, wrong.span, "['2025']" in wrong.message) == (
        "JX106",
        Span(2, 1, 2, 3),
        False,
    )


TEXT, ENTRIES = "一段文字", "下一级栏目（名称: 内容）"
TREE = "一级指标、二级指标……逐级写的指标"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("项目名称: [甲]", shape(("项目名称",), Span(3, 1, 3, 5), TEXT)),
        ("项目名称: {甲: 乙}", shape(("项目名称",), Span(3, 1, 3, 5), TEXT)),
        ("项目名称: 甲\n年度目标: [甲]", shape(("年度目标",), Span(4, 1, 4, 5), TEXT)),
        ("项目名称: 甲\n立项必要性:\n  乙: 丙", shape(("立项必要性",), Span(4, 1, 4, 6), TEXT)),
    ],
)
def test_a_text_of_another_shape_is_told_at_its_name(line: str, wrong: Finding) -> None:
    assert found(项目名称=line) == [wrong]


@pytest.mark.parametrize(
    ("money", "wrong"),
    [
        (" 200", shape(("项目资金",), Span(5, 7, 5, 10), ENTRIES)),
        ("", shape(("项目资金",), Span(5, 6, 5, 6), ENTRIES)),
        (" [1, 2]", shape(("项目资金",), Span(5, 1, 5, 5), ENTRIES)),
        (
            "\n  收入: 2\n  支出: {甲: 2}",
            shape(("项目资金", "收入"), Span(6, 7, 6, 8), ENTRIES),
        ),
        (
            "\n  收入: {资金总额: 2}\n  支出: 2",
            shape(("项目资金", "支出"), Span(7, 7, 7, 8), ENTRIES),
        ),
    ],
)
def test_money_of_another_shape_is_told_where_it_stands(money: str, wrong: Finding) -> None:
    assert found(项目资金=f"项目资金:{money}") == [wrong]


@pytest.mark.parametrize(("tree", "span"), [("无", Span(8, 7, 8, 8)), ("[人数]", Span(8, 1, 8, 5))])
def test_indicators_that_are_no_tree_are_told(tree: str, span: Span) -> None:
    assert found(绩效指标=f"绩效指标: {tree}") == [shape(("绩效指标",), span, TREE)]


PLAIN = "写一个数，单位万元，最多六位小数，不写千分位；没有就写 0。"


def meant(number: str) -> str:
    return f"写成 {number}，单位万元不必写。"


@pytest.mark.parametrize(
    ("amount", "advised"),
    [
        ("1,234.5", meant("1234.5")),
        ("１２", meant("12")),
        ("２０.５万元", meant("20.5")),
        ("2万元", meant("2")),
        ("2万", meant("2")),
        ("¥2", meant("2")),
        ("007", meant("7")),
        ("2元", PLAIN),
        ("1e3", PLAIN),
        ("NaN", PLAIN),
        ("Infinity", PLAIN),
        ("1_000", PLAIN),
        ("+2", PLAIN),
        (".5", PLAIN),
        ("0x1F", PLAIN),
        ("1.1234567", PLAIN),
        ("1234567890", PLAIN),
        ("abc", PLAIN),
        ("二百", PLAIN),
        ("45 90", PLAIN),
    ],
)
def test_an_amount_that_is_none_is_told_with_the_number_that_was_meant(
    amount: str, advised: str
) -> None:
    money = f"项目资金:\n  收入:\n    资金总额: {amount}\n  支出: {{甲: [1, 2]}}"
    pointer = ("项目资金", "收入", "资金总额")
    span = Span(7, 11, 7, 11 + len(amount))
    assert found(项目资金=money) == [no_amount(pointer, span, amount, advised)]


@pytest.mark.parametrize(
    ("amount", "shown", "columns"),
    [
        ("~", "（空）", (11, 12)),
        ("''", "（空）", (11, 13)),
        ("[1]", "（不是数字）", (5, 9)),
        ("{甲: 1}", "（不是数字）", (5, 9)),
    ],
)
def test_an_amount_that_was_not_written_is_told_as_such(
    amount: str, shown: str, columns: tuple[int, int]
) -> None:
    money = f"项目资金:\n  收入:\n    资金总额: {amount}\n  支出: {{甲: [1, 2]}}"
    pointer = ("项目资金", "收入", "资金总额")
    span = Span(7, columns[0], 7, columns[1])
    assert found(项目资金=money) == [no_amount(pointer, span, shown, PLAIN)]


@pytest.mark.parametrize(
    ("line", "step", "columns", "given"),
    [
        ("[x, 2]", 0, (9, 10), "x"),
        ("[1, 2元]", 1, (12, 14), "2元"),
        ("{半年: 1, 全年: x}", "全年", (20, 21), "x"),
        ("{半年: x, 全年: 2}", "半年", (13, 14), "x"),
    ],
)
def test_an_amount_of_a_pair_is_told_where_it_stands(
    line: str, step: str | int, columns: tuple[int, int], given: str
) -> None:
    money = f"项目资金:\n  收入: {{资金总额: 2}}\n  支出:\n    甲: {line}"
    span = Span(8, columns[0], 8, columns[1])
    pointer = ("项目资金", "支出", "甲", step)
    wrong = no_amount(pointer, span, given, PLAIN)
    assert found(项目资金=money) == [wrong]


@pytest.mark.parametrize("line", ["[1]", "[1, 2, 3]", "[[1], 2]", "[~, 2]", "[1,000, 2]"])
def test_a_line_that_is_no_pair_is_told_at_its_name(line: str) -> None:
    money = f"项目资金:\n  收入: {{资金总额: 2}}\n  支出:\n    甲: {line}"
    pointer = ("项目资金", "支出", "甲")
    wrong = finding(defects.AMOUNT_PAIR, pointer, Span(8, 5, 8, 6), key="甲")
    assert found(项目资金=money) == [wrong]


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("[1]", Span(11, 7, 11, 9)),
        ("[1, 2, 3]", Span(11, 7, 11, 9)),
        ("[[1], 2]", Span(11, 7, 11, 9)),
        ("[{甲: 1}, 2]", Span(11, 7, 11, 9)),
        ("[≥1,000人, ≥2,000人]", Span(11, 7, 11, 9)),
        ("[]", Span(11, 11, 11, 13)),
    ],
)
def test_an_indicator_that_is_no_pair_is_told_at_its_name(value: str, span: Span) -> None:
    tree = f"绩效指标:\n  产出:\n    数量:\n      人数: {value}"
    pointer = ("绩效指标", "产出", "数量", "人数")
    assert found(绩效指标=tree) == [finding(defects.INDICATOR_PAIR, pointer, span, key="人数")]


def test_a_column_of_the_form_is_read_with_its_value() -> None:
    one = bound(绩效指标="绩效指标:\n  产出:\n    人数: {半年: 1, 全年: 2, 权重: 5}")
    assert one.spec is not None
    assert (one.diagnostics, str(one.spec.indicators[0].value("权重"))) == ((), "5")


def test_a_field_with_errors_is_left_out_and_the_rest_is_bound() -> None:
    one = bound(主管部门="主管部门: [乙]")
    assert one.spec is not None
    assert one.doubtful == frozenset({"主管部门"})
    assert (one.spec.name, one.spec.text("主管部门")) == ("甲", "")


@pytest.mark.parametrize("key", ["年度", "项目名称"])
def test_without_year_or_name_there_is_no_spec(key: str) -> None:
    assert bound(**{key: f"{key}: [甲]"}).spec is None


def test_money_that_cannot_be_read_is_doubtful_and_the_rest_is_there() -> None:
    one = bound(项目资金="项目资金: [甲]")
    assert one.spec is not None
    assert (one.spec.name, one.spec.funding.revenue.total, one.doubtful) == (
        "甲",
        Decimal(0),
        frozenset({"项目资金"}),
    )


def test_everything_wrong_is_told_at_once() -> None:
    money = "项目资金:\n  收入: {资金总额: x, 其它资金: 1}\n  支出: {甲: [1, 2, 3]}"
    wrong = found(年度="年度: x", 主管部门="主管部们: 乙", 项目资金=money)
    assert sorted((one.code, one.span[:2]) for one in wrong) == [
        ("JX101", (4, 1)),
        ("JX101", (6, 17)),
        ("JX102", (1, 1)),
        ("JX105", (6, 14)),
        ("JX106", (2, 5)),
        ("JX108", (7, 8)),
    ]
