"""The forms of one unit and year, as units really fill them in: mostly nothing is wrong."""

from collections.abc import Callable

import pytest

from jxbudget.compile.run import Run, check_texts
from jxbudget.rules import outcomes
from jxbudget.rules.kit import Outcome
from jxbudget.rules.specimen import patched
from jxbudget.workspace.shelf import Shelf

ALL = "部门整体: {}\n项目: {}\n另一项目: {}"
Judge = Callable[[str], dict[str, Outcome]]
Told = Callable[[str], list[tuple[str, str, str]]]


def _outcomes(run: Run) -> dict[str, Outcome]:
    told = (one for unit in run.together for one in outcomes(unit.outcomes))
    return {rule.defect.code: outcome for rule, outcome in told}


@pytest.fixture
def judge(shelf: Shelf) -> Judge:
    """What each rule over several forms came to, by its code."""

    def judged(patch: str, *, whole: bool = True) -> dict[str, Outcome]:
        run = check_texts(patched(patch), shelf, whole=whole)
        return _outcomes(run)

    return judged


@pytest.fixture
def told(shelf: Shelf) -> Told:
    """Every finding of a rule across forms: file, code, message."""

    def findings(patch: str) -> list[tuple[str, str, str]]:
        found = check_texts(patched(patch), shelf).diagnostics
        return [
            (one.path.split("/")[-1].removesuffix(".yaml"), one.code, one.message())
            for one in found
            if one.code.startswith("JX6")
        ]

    return findings


def test_a_half_year_amount_is_compared_as_well(told: Told) -> None:
    patch = f"{ALL}\n".replace(
        "部门整体: {}", "部门整体: {部门整体资金: {支出: {湿地监测经费: [35, 100]}}}"
    )
    assert told(patch) == [
        (
            "部门整体",
            "JX603",
            "部门整体表中“湿地监测经费”的半年金额是 35，项目表中是 36，相差 1。",
        )
    ]


@pytest.mark.parametrize(
    "project",
    [
        "{项目资金: {收入: {资金总额: 100.004}, 支出: {湿地监测经费: [36.0012, 100.004]}}}",
        "{项目资金: {支出: {-湿地监测经费: , 监测: [30, 60], 培训: [6, 40]}}}",
        "{项目名称: 2026年湿地监测经费}",
        "{项目名称: 湿地 监测经费}",
        "{项目资金: {支出: {湿地监测经费: 100}}}",
    ],
    ids=["rounded", "several lines", "year in the name", "a space", "no half-year plan"],
)
def test_amounts_that_agree_as_printed_hold(project: str, judge: Judge) -> None:
    outcomes = judge(ALL.replace("\n项目: {}", f"\n项目: {project}"))
    assert (outcomes["JX603"], outcomes["JX604"]) == (Outcome.HOLDS, Outcome.HOLDS)


def test_a_project_of_several_years_may_state_its_whole_course(told: Told, judge: Judge) -> None:
    project = (
        "{完成时间: 2027年, 项目资金: {收入: {资金总额: 180}, 支出: {湿地监测经费: [60, 180]}}}"
    )
    patch = f"部门整体: {{}}\n项目: {project}"
    assert [code for _, code, _ in told(patch)] == ["JX604"]
    assert judge(patch)["JX603"] is Outcome.NOT_ENOUGH


def test_a_missing_project_form_is_told_only_when_all_was_read(shelf: Shelf, judge: Judge) -> None:
    two = "部门整体: {}\n项目: {}"
    assert judge(two)["JX604"] is Outcome.FOUND
    assert judge("部门整体: {}")["JX604"] is Outcome.NOT_ENOUGH
    some = check_texts(patched(two), shelf, whole=False)
    assert _outcomes(some)["JX604"] is Outcome.HOLDS
    broken = {**patched(two), "specs/2026/坏.yaml": "年度: [".encode()}
    run = check_texts(broken, shelf)
    assert "JX604" not in {one.code for one in run.diagnostics}


def test_a_project_filed_by_another_office_with_that_amount_is_not_missing(judge: Judge) -> None:
    patch = "部门整体: {}\n项目: {}\n另一项目: {实施单位: 江苏省湿地处, %s}"
    assert judge(patch % "项目级次: 省本级")["JX604"] is Outcome.HOLDS


LINES = """\
部门整体: {部门整体资金: {支出: {-湿地监测经费: , -湿地修复经费: , %s}}}
项目: {}
另一项目: {}"""


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "人员类项目: [6, 20], 运转类项目: [10, 30], 特定目标类项目: [40, 100]",
        "湿地监测经费: [36, 100], 其他项目: [20, 50]",
        "湿地监测经费: [36, 100], 合计: [56, 150], 其它: [20, 50]",
        "湿地保护与恢复: [56, 150]",
    ],
    ids=["none", "by class", "with a rest", "with a total", "by another division"],
)
def test_a_unit_form_that_does_not_list_projects_one_by_one_is_not_judged(
    lines: str, told: Told
) -> None:
    patch = LINES % lines if lines else LINES.replace(", %s", "")
    if lines.startswith("湿地监测经费"):
        patch = patch.replace("-湿地监测经费: , ", "")
    assert told(patch) == []


def test_money_passed_on_to_others_is_not_in_the_unit_form(told: Told) -> None:
    listed = (
        "部门整体: {部门整体资金: {支出: {-湿地修复经费: }}}\n项目: {}\n另一项目: {项目级次: %s}"
    )
    assert [code for _, code, _ in told(listed % "省本级")] == ["JX605"]
    assert told(listed % "对下转移支付") == []


def test_two_phases_of_a_project_are_two_projects(told: Told) -> None:
    patch = ALL.replace("部门整体: {}", "部门整体: {部门整体资金: {支出: {湿地修复二期: [1, 2]}}}")
    assert [code for _, code, _ in told(patch)] == ["JX604"]


def test_a_near_name_is_told_once_and_its_amount_is_not_judged(told: Told) -> None:
    lines = "{-湿地修复经费: , 湿地修复专项: [20, 60]}"
    patch = ALL.replace("部门整体: {}", f"部门整体: {{部门整体资金: {{支出: {lines}}}}}")
    assert told(patch) == [
        (
            "部门整体",
            "JX611",
            "部门整体表写“湿地修复专项”，项目表的项目名称是“湿地修复经费”，应是同一个项目。",
        )
    ]


@pytest.mark.parametrize(
    ("department", "codes"),
    [
        ("省自然保护厅", ["JX607"]),
        ("自然保护厅", ["JX607"]),
        ("江苏省自然 保护厅", ["JX607"]),
        ("江苏省财政厅", []),
        ("江苏省自然资源厅", []),
        ("南京市自然保护厅", []),
        ("''", []),
    ],
)
def test_another_department_is_not_a_spelling_of_the_first(
    department: str, codes: list[str], told: Told
) -> None:
    patch = f"{ALL}\n".replace("另一项目: {}", f"另一项目: {{主管部门: {department}}}")
    assert [code for _, code, _ in told(patch)] == codes


def test_the_unit_form_says_how_a_unit_is_spelt_when_votes_are_even(told: Told) -> None:
    patch = ALL.replace("\n项目: {}", "\n项目: {实施单位: 江苏省湿地监中心}")
    assert [(path, code) for path, code, _ in told(patch)] == [("项目", "JX608")]


def test_a_unit_may_be_spelt_otherwise_in_another_year(told: Told) -> None:
    assert told("上年项目: {实施单位: 江苏省湿地监中心}\n项目: {}") == []


ROWS = "部门整体: {绩效指标: {%s}}\n项目: {绩效指标: {%s}}\n另一项目: {}"


@pytest.mark.parametrize(
    ("unit", "project", "codes"),
    [
        # 单位的数量可以比一个项目多
        (
            "履职: {湿地监测: {宣传: {举办宣讲场次: ≥9次}}}",
            "产出指标: {数量指标: {举办宣讲场次: ≥2次}}",
            [],
        ),
        (
            "履职: {湿地监测: {宣传: {举办宣讲场次: ≥1次}}}",
            "产出指标: {数量指标: {举办宣讲场次: ≥2次}}",
            ["JX609"],
        ),
        # 词序、“数量”不同还是同一个指标
        (
            "履职: {湿地监测: {宣传: {宣讲举办场数: ≥1次}}}",
            "产出指标: {数量指标: {举办宣讲场数量: ≥2次}}",
            ["JX609"],
        ),
        # 同一个数，单位不同
        (
            "效益指标: {社会效益: {救护鸟类: ≥150例}}",
            "效益指标: {社会效益: {救护鸟类: ≥150人}}",
            ["JX609"],
        ),
        ("效益指标: {社会效益: {救护鸟类: ≥150只}}", "效益指标: {社会效益: {救护鸟类: ≥20种}}", []),
        # 换算后相等、同义单位
        (
            "效益指标: {社会效益: {惠及群众: ≥1万人}}",
            "效益指标: {社会效益: {惠及群众: ≥10000人}}",
            [],
        ),
        ("效益指标: {生态效益: {护栏长度: ≥5公里}}", "效益指标: {生态效益: {护栏长度: ≥5km}}", []),
        # 哪个对象都合适的名称
        (
            "满意度指标: {服务对象满意度: {服务对象满意度: ≥90%}}",
            "满意度指标: {服务对象满意度: {服务对象满意度: ≥95%}}",
            [],
        ),
        (
            "履职: {湿地监测: {质量: {验收合格率: ≥98%}}}",
            "产出指标: {质量指标: {验收合格率: ≥95%}}",
            [],
        ),
        # 成本、金额
        (
            "履职: {湿地监测: {成本: {样点布设成本: ≤9万元}}}",
            "产出指标: {成本指标: {样点布设成本: ≤5万元}}",
            [],
        ),
        # 文字、方向相反
        ("效益指标: {社会效益: {鸟类种群: 增加}}", "效益指标: {社会效益: {鸟类种群: ≥3种}}", []),
        ("效益指标: {社会效益: {事故起数: ≤1起}}", "效益指标: {社会效益: {事故起数: ≥2起}}", []),
    ],
)
def test_a_unit_and_its_project_promise_one_thing_under_one_name(
    unit: str, project: str, codes: list[str], told: Told
) -> None:
    assert [code for _, code, _ in told(ROWS % (unit, project))] == codes


def test_a_share_that_one_of_the_projects_has_holds(told: Told) -> None:
    share = "{绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: %s}}}}"
    patch = f"部门整体: {{}}\n项目: {share % '≥95%'}\n另一项目: {share % '≥90%'}"
    assert told(patch) == []


def test_two_projects_may_have_other_numbers_under_one_name(told: Told) -> None:
    row = "{绩效指标: {效益指标: {社会效益: {受益群众人数: %s}}}}"
    assert told(f"项目: {row % '≥50人'}\n另一项目: {row % '≥80人'}") == []


def test_a_short_text_may_be_that_of_another_project(told: Told) -> None:
    assert told("项目: {实施可行性: 队伍齐备。}\n另一项目: {实施可行性: 队伍齐备。}") == []


def test_a_project_without_indicators_read_leaves_the_comparison_open(judge: Judge) -> None:
    patch = ALL.replace("\n项目: {}", "\n项目: {绩效指标: 无}")
    assert judge(patch)["JX609"] is Outcome.NOT_ENOUGH


def test_a_source_that_the_unit_form_leaves_out_is_zero(told: Told) -> None:
    money = "{资金总额: 50, 一般公共预算资金: 30, 上年结转资金: 20}"
    patch = ALL.replace("另一项目: {}", f"另一项目: {{项目资金: {{收入: {money}}}}}")
    assert [code for _, code, _ in told(patch)] == ["JX613"]
    assert told(patch.replace("\n项目: {}", "")) != []
