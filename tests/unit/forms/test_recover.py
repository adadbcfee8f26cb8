"""What a form of anybody's says: in its place, in its place with doubt, or listed."""

from collections.abc import Sequence

import pytest

from jxbudget.diagnostic import Pointer
from jxbudget.forms.recover import Recovered, recover, words
from jxbudget.paper import UNREADABLE, Box, Line, Paper, Table
from jxbudget.workspace.shelf import Shelf

FORMS = [folder.form for folder in Shelf().folders()]
PROJECT, UNIT = "江苏省省级项目预算绩效目标表", "江苏省省级部门整体预算绩效目标表"
HEADING = ("一级指标", "二级指标", "三级指标", "半年（程）指标值", "全年（程）指标值")


def table(*rows: Sequence[str]) -> Table:
    """A table of single cells; an empty text is no cell."""
    boxes = [
        Box(row, column, text, f"{row + 1}行{column + 1}列")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    return Table(tuple(boxes), "表")


def lines(*texts: str) -> list[Line]:
    return [Line(text, f"{number}行") for number, text in enumerate(texts, 1)]


def read(*paper: Table | Line) -> list[Recovered]:
    found = recover(tuple(paper), FORMS)
    assert all(isinstance(one, Recovered) for one in found)
    return [one for one in found if isinstance(one, Recovered)]


def project(*rows: Sequence[str]) -> Recovered:
    """The one project of a table."""
    (one,) = read(*lines(PROJECT, "（2025年度）"), table(("项目名称", "甲项目"), *rows))
    return one


def texts(one: Recovered) -> dict[Pointer, str]:
    return {fact.pointer: fact.text for fact in one.facts}


def doubts(one: Recovered) -> dict[Pointer, object]:
    return {fact.pointer: fact.doubt for fact in one.facts if fact.doubt}


def strays(one: Recovered) -> list[str]:
    return [stray.text for stray in one.strays]


def money(*rows: Sequence[str], label: str = "项目资金（万元）") -> Recovered:
    """A project whose revenue stands under one heading."""
    return project((label, "收入", "资金来源", "全年预算数"), *rows)


def of(source: str) -> Pointer:
    return ("项目资金", "收入", source)


def test_columns_of_money_go_by_their_headings() -> None:
    one = project(
        ("项目资金（万元）", "支出", "项目", "全年预算数", "半年计划执行数"),
        ("", "", "甲工作", "30", "10"),
    )
    spent = ("项目资金", "支出", "甲工作")
    assert texts(one)[*spent, "全年"] == "30"
    assert texts(one)[*spent, "半年"] == "10"
    assert not one.strays


def test_a_column_of_money_that_the_form_does_not_have_is_listed() -> None:
    one = project(
        ("项目资金（万元）", "收入", "上年预算数", "全年预算数"),
        ("", "资金总额", "7", "9"),
        ("", "其他资金", "", "9"),
    )
    assert (texts(one)[of("资金总额")], texts(one)[of("其他资金")]) == ("9", "9")
    assert strays(one) == ["7"]


@pytest.mark.parametrize("text", ["10\n20", "150\n100", "10 20"])
def test_several_amounts_in_a_cell_are_none(text: str) -> None:
    one = money(("", "", "其他资金", text))
    assert of("其他资金") not in texts(one)
    assert strays(one) == [text]


@pytest.mark.parametrize(
    ("text", "told", "doubt"),
    [
        ("1,839.30", "1839.3", None),
        ("1,839.\n30", "1839.3", None),
        ("￥1,839.30", "1839.3", words.YUAN_SIGN),
        ("1,839,300元", "183.93", words.IN_YUAN),
        ("183.93万元", "183.93", None),
    ],
)
def test_an_amount_is_in_its_unit(text: str, told: str, doubt: object) -> None:
    one = money(("", "", "其他资金", text))
    assert texts(one)[of("其他资金")] == told
    assert doubts(one).get(of("其他资金")) == doubt


def test_a_form_may_be_in_yuan() -> None:
    label = money(("", "", "其他资金", "1839300"), label="项目资金（元）")
    (line,) = read(
        *lines(PROJECT, "（2025年度）", "金额单位：元"),
        table(
            ("项目名称", "甲"),
            ("项目资金", "收入", "来源", "金额"),
            ("", "", "其他资金", "1839300"),
        ),
    )
    for one in (label, line):
        assert texts(one)[of("其他资金")] == "183.93"
        assert doubts(one)[of("其他资金")] == words.IN_YUAN


def test_a_row_below_a_lost_label_is_not_of_the_label_above() -> None:
    one = project(
        HEADING,
        ("过程", "组织实施", "制度健全性", "健全", "健全"),
        ("", "", "联谊活动次数", "≥0次", "≥1次"),
        ("", "质量指标", "同意率", "≥0%", "≥80%"),
        ("", "时效指标", "及时率", "≥0%", "≥90%"),
        ("满意度指标", "服务对象满意度", "满意度", "≥0%", "≥95%"),
    )
    lost = ("绩效指标", "过程", "组织实施", "联谊活动次数", "全年")
    assert doubts(one)[lost] == words.OTHER_ROOT
    assert strays(one)[:3] == ["质量指标", "同意率", "≥0%"]
    assert "及时率" in strays(one)
    satisfied = ("绩效指标", "满意度指标", "服务对象满意度", "满意度", "全年")
    assert texts(one)[satisfied] == "≥95%"


def test_a_first_level_label_that_is_not_known_takes_its_rows_along() -> None:
    (one,) = read(
        *lines(UNIT, "（2025年度）"),
        table(
            ("单位名称", "甲中心"),
            HEADING,
            ("履职", "职责甲", "办会次数", "≥0次", "≥2次"),
            ("社会效果指标", "社会效益", "同意率", "≥0%", "≥80%"),
            ("", "可持续", "覆盖率", "≥0%", "≥90%"),
        ),
    )
    assert texts(one)["绩效指标", "履职", "职责甲", "办会次数", "全年"] == "≥2次"
    assert {"同意率", "覆盖率", "≥90%"} <= {*strays(one)}


def test_rows_of_one_name_do_not_mix_in_silence() -> None:
    one = project(
        HEADING,
        ("产出指标", "数量指标", "办会次数", "", "≥5次"),
        ("产出指标", "数量指标", "办会次数", "≥1次", "≥9次"),
    )
    half = ("绩效指标", "产出指标", "数量指标", "办会次数", "半年")
    assert doubts(one)[half] == words.TWICE
    assert strays(one) == ["≥9次"]


def test_a_weight_is_no_target() -> None:
    row = "产出指标\t数量指标\t举办次数\t\t≥1次\t10"
    (one,) = read(
        *lines(PROJECT, "（2025年度）", "项目名称\t甲", "\t".join((*HEADING, "权重")), row)
    )
    path = ("绩效指标", "产出指标", "数量指标", "举办次数")
    assert texts(one)[*path, "全年"] == "≥1次"
    assert doubts(one)[*path, "半年"] == words.ONE_VALUE
    assert strays(one) == ["10"]


def test_a_year_below_a_label_is_that_of_the_label() -> None:
    (one,) = read(*lines(PROJECT, "项目名称", "甲", "开始时间", "2024年", "完成时间", "2026年"))
    assert one.year is None
    assert texts(one)["开始时间",] == "2024年"


def test_a_line_of_something_else_ends_a_short_field() -> None:
    (one,) = read(
        *lines(
            PROJECT,
            "（2025年度）",
            "项目名称",
            "甲",
            "填报单位：省中心",
            "主管部门",
            "省厅",
            "附件2",
        )
    )
    assert texts(one)["项目名称",] == "甲"
    assert texts(one)["主管部门",] == "省厅"
    assert strays(one) == ["填报单位：省中心", "附件2"]


@pytest.mark.parametrize("title", [f"{PROJECT}（2025年度）", f"附件2：2025年{PROJECT}"])
def test_a_title_may_tell_the_year_and_an_annex(title: str) -> None:

    first, second = (table(("项目名称", name)) for name in ("甲", "乙"))
    found = read(*lines(title), first, *lines(title), second)
    assert [(one.year, texts(one)["项目名称",]) for one in found] == [(2025, "甲"), (2025, "乙")]


def test_another_name_begins_another_form() -> None:
    form = [(HEADING, ("产出指标", "数量指标", "次数", "≥1次", f"≥{n}次")) for n in (2, 3)]
    paper: Paper = (
        *lines(PROJECT, "（2025年度）"),
        table(("项目名称", "甲"), *form[0]),
        table(("项目名称", "甲")),
        table(("项目名称", "乙"), *form[1]),
    )
    first, second = read(*paper)
    path = ("绩效指标", "产出指标", "数量指标", "次数", "全年")
    assert (texts(first)[path], texts(second)[path]) == ("≥2次", "≥3次")
    assert (texts(first)["项目名称",], texts(second)["项目名称",]) == ("甲", "乙")


def test_what_is_hidden_or_too_long_is_listed() -> None:
    long = "长" * 301
    rows = (HEADING, ("产出指标", "数量指标", long, "≥1次", "≥2次"))
    (one,) = read(
        *lines(PROJECT, "（2025年度）"),
        table(("项目名称", "甲"), *rows),
        Line("藏起来的", "第9行", is_hidden=True),
    )
    assert {*strays(one)} == {"藏起来的", long, "≥1次", "≥2次"}
    assert all(pointer[0] != "绩效指标" for pointer in texts(one))


@pytest.mark.parametrize("text", [f"吴{UNREADABLE}某", "吴\ue000某"])
def test_a_letter_that_cannot_be_read_is_marked(text: str) -> None:
    one = project(("主管部门", text))
    assert texts(one)["主管部门",] == f"吴{UNREADABLE}某"
    assert doubts(one)["主管部门",] == words.UNREADABLE


def test_rare_ideographs_stay() -> None:
    assert texts(project(("主管部门", "吴\U00031350某")))["主管部门",] == "吴\U00031350某"


def test_a_form_of_units_has_a_project_as_a_field_and_the_other_way_round() -> None:
    one = project(("单位名称", "甲中心"), ("主管部门", "省厅"))
    assert texts(one)["项目名称",] == "甲项目"
    assert texts(one)["主管部门",] == "省厅"


def test_a_column_that_is_not_there_is_doubtful_in_each_row() -> None:
    heading = ("一级指标", "二级指标", "三级指标", "全年（程）指标值")
    one = project(heading, ("产出指标", "数量指标", "次数", "≥2次"))
    half = ("绩效指标", "产出指标", "数量指标", "次数", "半年")
    assert texts(one)[half] == ""
    assert doubts(one)[half] == words.ONE_VALUE


def test_a_sum_is_no_line_and_a_source_stands_once() -> None:
    one = project(
        ("项目资金（万元）", "支出", "项目", "半年计划执行数", "全年预算数"),
        ("", "", "甲工作", "10", "30"),
        ("", "", "合计", "10", "30"),
    )
    assert ("项目资金", "支出", "合计", "全年") not in texts(one)
    assert strays(one) == ["合计", "10", "30"]
    twice = money(("", "", "其他资金", "12.5"), ("", "", "其他资金", "150"))
    assert doubts(twice)[of("其他资金")] == words.TWICE
    assert strays(twice) == ["150"]


def test_a_label_within_a_text_is_marked() -> None:
    one = project(("主管部门", "省厅 项目类型：一次性"), ("中长期目标", "年度目标：完成百例"))
    assert texts(one)["中长期目标",] == "年度目标：完成百例"
    assert doubts(one)["中长期目标",] == words.OTHER_LABEL
    assert doubts(one)["主管部门",] == words.OTHER_LABEL
    assert ("年度目标",) not in texts(one)


def test_what_is_glued_is_marked() -> None:
    row = ("产出指标", "数量指标", "培训场次≥1次", "≥2次质量指标合格率", "≥90%")
    one = project(HEADING, row)
    path = ("绩效指标", "产出指标", "数量指标", "培训场次≥1次", "全年")
    assert doubts(one)[path] == words.JOINED


def test_a_label_as_a_value_is_listed() -> None:
    one = project(("项目类型", "项目级次", "项目级次", "省本级"))
    assert texts(one)["项目级次",] == "省本级"
    assert strays(one) == ["项目级次"]


def test_an_empty_label_of_its_own_is_doubtful() -> None:
    boxes = (
        *(Box(0, column, text, "头") for column, text in enumerate(HEADING)),
        *(Box(1, 0, "效益指标", "甲", rows=2), Box(1, 1, "经济效益指标", "甲")),
        *(Box(1, 2, "增收", "甲"), Box(1, 3, "≥1元", "甲"), Box(1, 4, "≥2元", "甲")),
        *(Box(2, 1, "", "乙"), Box(2, 2, "受益人数", "乙"), Box(2, 3, "≥1人", "乙")),
        Box(2, 4, "≥2人", "乙"),
    )
    (one,) = read(*lines(PROJECT, "（2025年度）"), table(("项目名称", "甲")), Table(boxes, "表"))
    assert {pointer[3] for pointer in doubts(one)} == {"受益人数"}
    assert {*doubts(one).values()} == {words.BLANK_LABEL}
