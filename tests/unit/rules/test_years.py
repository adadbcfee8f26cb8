"""One year against the one before: what is told, and what is nothing to tell."""

from collections.abc import Callable

import pytest

from jxbudget.compile.run import check_texts
from jxbudget.rules import outcomes
from jxbudget.rules.kit import Outcome
from jxbudget.rules.specimen import patched
from jxbudget.workspace.shelf import Shelf

Codes = Callable[[str], list[str]]


@pytest.fixture
def codes(shelf: Shelf) -> Codes:
    """The codes of what is found across years, each with its file."""

    def found(patch: str) -> list[str]:
        told = check_texts(patched(patch), shelf).diagnostics
        return [
            f"{one.code} {one.path.split('/')[-1].removesuffix('.yaml')}"
            for one in told
            if one.code.startswith("JX7")
        ]

    return found


ROWS = """\
上年项目: {绩效指标: {产出指标: {质量指标: {%s}}}}
项目: {绩效指标: {产出指标: {质量指标: {%s}}}}"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("记录完整率: ≥95%", "记录完整率: ≥90%", ["JX701 项目"]),
        ("记录完整率: ≥95%", "记录完整率: ≥95.00%", []),
        ("记录完整率: 不低于95%", "记录完整率: ≥98%", []),
        ("差错率: ≤1%", "差错率: ≤2%", ["JX701 项目"]),
        ("差错率: ≤2%", "差错率: <1%", []),
        ("样品: ≥1万份", "样品: ≥9999份", ["JX701 项目"]),
        ("样品: =100份", "样品: =90份", []),
        ("样品: 100份", "样品: 90份", []),
        ("样品: ≥约100份", "样品: ≥约90份", []),
        ("样品: ≥100份", "样品: 充足", []),
        ("样品: ≥100份", "样品: ≤90份", []),
        ("样品: ≥100份", "样品: ≥90盒", ["JX703 项目"]),
        ("航线长度: ≥10公里", "航线长度: ≥10千米", []),
        ("培训学员: ≥10人", "培训学员: ≥10名", []),
        ("样品: ≥100份", "样品: ≥100", []),
        ("样品保存完好率: ≥95%", "样品完好保存率: ≥95%", []),
        ("鸟类监测点数量: ≥90个", "鱼类监测点数量: ≥60个", []),
        ("样品保存完好率: ≥95%", "", ["JX702 项目"]),
        ("一期验收合格率: ≥95%", "二期验收合格率: ≥95%", ["JX702 项目"]),
        ("", "样品: ≥100份", []),
        ("样品: ''", "", []),
    ],
)
def test_a_row_beside_that_of_the_year_before(
    old: str, new: str, told: list[str], codes: Codes
) -> None:
    assert codes(ROWS % (old, new)) == told


def test_rows_of_one_name_are_told_apart_by_their_groups(codes: Codes) -> None:
    both = "{数量指标: {甲类样品: %s}, 质量指标: {甲类样品: %s}}"
    old, new = both % ("≥90份", "≥10%"), both % ("≥95份", "≥20%")
    rows = "上年项目: {绩效指标: {产出指标: %s}}\n项目: {绩效指标: {产出指标: %s}}"
    assert codes(rows % (old, new)) == []


def test_a_year_between_leaves_nothing_to_compare(codes: Codes) -> None:
    lowered = "{绩效指标: {产出指标: {质量指标: {监测数据合格率: ≥50%}}}}"
    assert codes(f"上年项目: {{}}\n下年项目: {lowered}") == []
    assert codes(f"项目: {{}}\n下年项目: {lowered}") == ["JX701 下年项目"]


@pytest.mark.parametrize(
    ("total", "told"),
    [("130", []), ("130.01", ["JX704 项目"]), ("70", []), ("69.99", ["JX704 项目"])],
)
def test_money_may_change_by_the_threshold(total: str, told: list[str], codes: Codes) -> None:
    assert codes(f"上年项目: {{}}\n项目: {{项目资金: {{收入: {{资金总额: {total}}}}}}}") == told


def test_a_project_that_had_no_money_has_no_percentage(codes: Codes) -> None:
    assert codes("上年项目: {项目资金: {收入: {资金总额: 0}}}\n项目: {}") == []


TEXT = "%s年布设湿地样点，开展水质和鸟类监测。"


def test_the_year_in_a_text_does_not_make_it_another(codes: Codes) -> None:
    names = {"上年项目": 2025, "项目": 2026, "下年项目": 2027}
    years = {name: f"{name}: {{年度目标: {TEXT % year}}}" for name, year in names.items()}
    assert codes("\n".join(years.values())) == ["JX705 下年项目"]
    assert codes(f"{years['上年项目']}\n{years['项目']}") == []
    assert codes(f"{years['上年项目']}\n项目: {{}}\n{years['下年项目']}") == []


def test_why_a_project_is_needed_may_stay_the_same(codes: Codes) -> None:
    same = "{立项必要性: 湿地变化快需要监测, 中长期目标: 建成监测网络形成连续数据}"
    assert codes(f"上年项目: {same}\n项目: {same}\n下年项目: {same}") == []


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("湿地监测专项经费", ["JX706 项目"]),
        ("湿地监测工作经费", ["JX706 项目"]),
        ("2025年度湿地监测经费", []),
        ("湿地监测经费（2025年）", []),
        ("湿地监测经费（二期）", []),
        ("南湖湿地监测经费", []),
        ("湿地修复经费", []),
        ("森林防火经费", []),
    ],
)
def test_a_new_name_for_an_old_project(old: str, told: list[str], codes: Codes) -> None:
    assert codes(f"上年项目: {{项目名称: {old}}}\n项目: {{}}") == told


def test_a_near_name_with_other_rows_is_another_project(codes: Codes) -> None:
    rows = "{产出指标: {数量指标: {购置船艇: ≥2艘}}, 效益指标: {}, 满意度指标: {}}"
    old = f"{{项目名称: 湿地监测专项, -绩效指标: , 绩效指标: {rows}}}"
    assert codes(f"上年项目: {old}\n项目: {{}}") == []


def test_a_project_that_goes_on_beside_one_of_a_near_name_is_not_renamed(codes: Codes) -> None:
    assert codes("上年项目: {}\n项目: {}\n另一项目: {项目名称: 湿地监测专项}") == []


TIMES = "上年项目: {开始时间: 2025年, 完成时间: %s}\n项目: {开始时间: %s, 完成时间: %s}"


@pytest.mark.parametrize(
    ("end", "start", "new_end", "told"),
    [
        ("2027年", "2025年", "2028年", ["JX708 项目"]),
        ("2027年12月", "2025年1月", "2027年6月", ["JX708 项目"]),
        ("2027年", "2025年", "2027年12月31日", []),
        ("2027年", "2026年", "2028年", []),
        ("2025年", "2026年", "2026年", []),
        ("2027年", "2025年", "长期", []),
        ("长期", "2025年", "2027年", []),
    ],
)
def test_the_end_of_a_project_of_several_years(
    end: str, start: str, new_end: str, told: list[str], codes: Codes
) -> None:
    assert codes(TIMES % (end, start, new_end)) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("项目类型: 一次性项目", "", ["JX709 项目"]),
        ("项目类型: 一次性项目, 完成时间: 2026年", "", []),
        ("项目类型: 一次性项目, 完成时间: 待定", "", []),
        ("项目类型: 一次性补助", "", []),
        (
            "项目类型: 一次性项目",
            "项目资金: {收入: {资金总额: 100, 一般公共预算资金: 0, 上年结转资金: 80}}",
            [],
        ),
    ],
)
def test_a_one_off_project_comes_once(old: str, new: str, told: list[str], codes: Codes) -> None:
    assert codes(f"上年项目: {{{old}}}\n项目: {{{new}}}") == told


def test_all_may_be_carried_over(codes: Codes) -> None:
    money = "{项目资金: {收入: {资金总额: 110, 上年结转资金: %s}}}"
    assert codes(f"上年项目: {{}}\n项目: {money % 100}") == []
    assert codes(f"上年项目: {{}}\n项目: {money % 100.5}") == ["JX712 项目"]


def test_unit_forms_are_compared_as_well(codes: Codes) -> None:
    row = "{绩效指标: {履职: {湿地监测: {掌握全省湿地变化: {监测湿地样点数量: ≥90个}}}}}"
    assert codes(f"上年部门整体: {{}}\n部门整体: {row}") == ["JX701 部门整体"]
    less = "部门整体: {绩效指标: {过程: {资产管理: {固定资产利用率: ≥1%}}, -满意度指标: }}"
    assert codes(f"上年部门整体: {{}}\n{less}") == ["JX702 部门整体"]


def test_indicators_that_could_not_be_read_are_not_removed(shelf: Shelf) -> None:
    specs = patched("上年项目: {}\n项目: {绩效指标: 无}")
    (unit,) = check_texts(specs, shelf).together
    told = {rule.defect.code: outcome for rule, outcome in outcomes(unit.outcomes)}
    assert {told[code] for code in ("JX701", "JX702", "JX703")} == {Outcome.NOT_ENOUGH}
