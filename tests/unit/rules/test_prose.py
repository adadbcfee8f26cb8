"""Prose against indicators and money, on forms of many kinds of offices."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.compile.check import Examined
from jxbudget.compile.run import check_texts
from jxbudget.model.prose import read_mentions
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules import Limits, Outcome, outcomes, prose
from jxbudget.rules.kit import apply
from jxbudget.rules.prose.promises import agree
from jxbudget.rules.specimen import merged, patched
from jxbudget.workspace.shelf import Shelf

DOC = Path(__file__).resolve().parents[3] / "docs/prose.md"
CODES = {rule.defect.code for rule in prose.RULES}
each = pytest.mark.parametrize

Told = Callable[..., list[str]]
OURS = ("监测湿地样点数量", "培训监测人员人数", "编写监测报告篇数")
ALONE = {
    "产出指标": {"数量指标": {f"-{name}": None for name in OURS}, "-成本指标": None},
    "效益指标": {"社会效益": {"-监测成果共享单位数量": None}},
}


@pytest.fixture
def told(shelf: Shelf) -> Told:
    """The codes of these rules on a patched specimen, each with the words it is about."""

    def tell(patch: dict[str, Any], *, name: str = "项目") -> list[str]:
        specs = patched(yaml.safe_dump({name: patch}, allow_unicode=True))
        found = check_texts(specs, shelf).diagnostics
        return [f"{one.code} {one.words}".strip() for one in found if one.code in CODES]

    return tell


def goal(text: str, indicators: dict[str, Any]) -> dict[str, Any]:
    """A form with this annual goal, and with these indicators in place of its own."""
    ours = {"产出指标": {"数量指标": indicators}}
    return {"年度目标": text, "项目实施内容": text, "绩效指标": merged(ALONE, ours)}


def test_the_published_forms_give_what_is_true_of_them(published: list[Examined]) -> None:
    found = {
        f"{one.code} {Path(file.source.path).stem} {one.words}".strip()
        for file in published
        for one in file.diagnostics
        if one.code in CODES
    }
    assert found == {
        "JX502 造血干细胞捐献工作经费 1万人",
        "JX502 骨髓库建设高质量发展专项经费 1万人份",
        "JX503 信息系统运维专项",
        "JX503 人体器官捐献工作经费",
        "JX505 江苏省造血干细胞捐献者资料库管理中心",
        "JX213 人体器官捐献工作经费",
    }


REAL: dict[str, tuple[str, dict[str, Any]]] = {
    "水质": (
        "目标1：完成120个水质监测断面的采样监测，出具监测报告48份；目标2：监测设备正常运行率达到95%以上。",
        {"监测断面数量": "≥120个", "监测报告数量": "≥48份", "设备正常运行率": "≥95%"},
    ),
    "演出": (
        "2026年计划演出200场，其中下乡惠民演出120场，观众10万人次以上。",
        {"演出场次": "≥200场", "观众人次": "≥10万人次"},
    ),
    "送戏": (
        "开展送戏下乡演出100场次，每场不少于90分钟，覆盖13个设区市95个县（市、区）。",
        {"送戏下乡演出场次": "≥100场"},
    ),
    "学校": (
        "保障在校学生3200人正常教学。新招学生1200人，毕业生就业率达92%以上。",
        {"招生人数": "≥1200人", "毕业生就业率": "≥92%"},
    ),
    "体检": (
        "为65岁以上老年人免费体检，体检率达到70%。培训基层医生500名。",
        {"老年人健康体检率": "≥70%", "培训医生人数": "≥500人"},
    ),
    "医院": (
        "门诊量达到50万人次，较上年增长5%；出院1.2万人次。",
        {"门诊人次": "≥50万人次", "出院人次": "≥12000人次"},
    ),
    "批次": (
        "完成2个批次、共300人的培训，每批次150人。",
        {"培训人数": "≥300人", "培训批次": "≥2批次"},
    ),
    "水利": (
        "修建水闸3座，治理河道15.6公里，新增灌溉面积1.2万亩。",
        {"修建水闸数量": "=3座", "治理河道长度": "≥15.6km", "新增灌溉面积": "≥12000亩"},
    ),
    "公安": (
        "破获各类案件3000起，破案率提高2个百分点，110接处警24小时响应。",
        {"破获案件数量": "≥3000起"},
    ),
    "装备": (
        "采购执法记录仪200台、对讲机150部，更新警车10辆。",
        {"采购执法记录仪数量": "=200台", "采购对讲机数量": "=150部", "更新警车数量": "=10辆"},
    ),
    "一个总数、两个指标": (
        "培训监测人员100人。",
        {"培训监测人员人数（省级）": "≥40人", "培训监测人员人数（市级）": "≥60人"},
    ),
    "两个数、一个指标": (
        "培训省级监测人员40人，市级监测人员60人。",
        {"培训监测人员人数": "≥100人"},
    ),
    "上半年和全年": (
        "上半年完成50个样点监测，全年完成120个样点监测。",
        {"样点监测数量": ["≥50个", "≥120个"]},
    ),
    "季度": (
        "每个季度开展1次检查，全年检查不少于4次。",
        {"检查次数": "≥4次"},
    ),
    "约数": (
        "资助贫困学生约1500名，资助金额每人3000元。",
        {"资助学生人数": "≥1480人"},
    ),
    "届次": (
        "成功举办第30届运动会，参赛队伍30支左右。",
        {"参赛队伍数量": "≥28支"},
    ),
    "口号": (
        "围绕1个中心、2条主线，打造“1+3+N”体系，年内完成5项重点任务。",
        {"重点任务完成数": "=5项"},
    ),
    "抽检": (
        "完成食品抽检4000批次，合格率98%以上，问题食品处置率100%。",
        {"食品抽检批次": "≥4000批次", "食品抽检合格率": "≥97%"},
    ),
    "发放": (
        "编写《湿地年鉴》1部，印刷500册，发放至100家单位。",
        {"年鉴编写数量": "1部", "年鉴印刷册数": "500册", "发放单位数量": "100个"},
    ),
    "各式口号": (
        "围绕5大行动、8项机制、6项措施、4个平台、5件实事，购置气相色谱仪、质谱仪各1台（套）。",
        {"购置仪器台数": "=2台"},
    ),
    "更窄的事": ("监测重点湿地样点20个。", {"监测湿地样点数量": "≥120个"}),
    "变化": ("新增监测湿地样点20个。", {"监测湿地样点数量": "≥120个"}),
    "上限": (
        "监测人员培训总成本控制在15万元以内，培训60人。",
        {"监测人员培训总成本": "≤12万元", "培训人数": "≥60人"},
    ),
}


@each("name", REAL)
def test_goals_of_many_offices_that_agree_are_left_alone(name: str, told: Told) -> None:
    assert told(goal(*REAL[name])) == []


@each(
    ("text", "expected"),
    [
        ("监测湿地样点150个。", ["JX501 150个"]),
        ("监测湿地样点150个以上。", ["JX501 150个"]),
        ("监测湿地样点超过150个。", ["JX501 150个"]),
        ("监测湿地样点不超过100个。", ["JX501 100个"]),
        ("监测湿地样点约200个。", ["JX501 200个"]),
        ("监测湿地样点80-100个。", ["JX501 80-100个"]),
        ("监测湿地样点１５０个。", ["JX501 １５０个"]),
        ("监测湿地样点100-150个。", []),
        ("监测湿地样点100余个。", []),
        ("监测湿地样点1百余个。", []),
        ("监测湿地样点120个，救护水鸟300只。", ["JX502 300只"]),
        ("监测湿地样点120个，救护水鸟300只；放归水鸟300只。", ["JX502 300只"]),
        ("监测湿地样点120个，救护水鸟300只以上、猛禽20只。", ["JX502 300只", "JX502 20只"]),
        ("监测湿地样点120个，去年救护水鸟300只。", []),
        ("累计监测湿地样点500个。", []),
        ("三年监测湿地样点360个。", []),
        ("2025-2027年监测湿地样点360个，救护水鸟300只。", []),
        ("2026年监测湿地样点150个。", ["JX501 150个"]),
        ("监测湿地样点120个，到2030年，救护水鸟300只。", []),
        ("监测湿地样点120个，水鸟数量增长15%。", []),
        ("监测湿地样点120个，每个样点投入3万元，历时90天。", []),
    ],
)
def test_an_annual_goal_is_held_against_one_indicator(
    text: str, expected: list[str], told: Told
) -> None:
    assert told(goal(text, {"监测湿地样点数量": ["≥50个", "≥120个"]})) == expected


def test_a_number_that_differs_is_told_at_both_places(shelf: Shelf) -> None:
    patch = goal("库容11万份。监测湿地样点1万份。", {"监测湿地样点份数": "≥2万份"})
    specs = patched(yaml.safe_dump(patch, allow_unicode=True))
    (one,) = [f for f in check_texts(specs, shelf).diagnostics if f.code == "JX501"]
    assert one.excerpt.endswith("点1万份")
    assert one.message() == "年度目标写的是“1万份”，指标“监测湿地样点份数”的全年值是 ≥2万份。"
    assert [label.pointer[-1] for label in one.labels] == ["监测湿地样点份数"]


def test_a_project_of_several_years_may_promise_a_part(told: Told) -> None:
    patch = goal("监测湿地样点50个。", {"监测湿地样点数量": "≥120个"})
    several = {"项目类型": "分年度安排项目", "完成时间": "2028年"}
    assert told(patch) == ["JX501 50个"]
    assert told(patch | several) == []


@each(
    "row",
    [
        row
        for row in map(str.strip, DOC.read_text(encoding="utf-8").splitlines())
        if "湿地样点" in row and row.startswith("|")
    ],
)
def test_the_page_about_prose_says_what_is_found(row: str, told: Told) -> None:
    text, indicator, code = (cell.strip() for cell in row.strip("|").split("|"))
    name, value = indicator.split()
    found = told(goal(text, {name: value}))
    assert [one.split()[0] for one in found] == [code][: bool(code)]


@each(
    ("said", "held", "expected"),
    [
        ("150例左右", 145, True),
        ("150例左右", 156, False),
        ("约5万人", 45_000, True),
        ("100余人", 100, True),
        ("100余人", 99, False),
        ("不少于100人", 120, True),
        ("100人以上", 99, False),
        ("100人以内", 99, True),
        ("80-100人", 101, False),
        ("100人", 101, False),
    ],
)
def test_words_leave_room_for_a_number(said: str, held: int, expected: bool) -> None:
    (one,) = read_mentions(said)
    assert agree(one.value, Decimal(held)) is expected


@each(
    ("staffing", "ratio", "expected"),
    [
        ("编制12人，在编人员9人。", "=75%", []),
        ("编制12人，在编人员9人。", "≤75%", []),
        ("编制12人，在编人员9人。", "≤80%", []),
        ("编制12人，在编人员9人。", "≤70%", ["JX505"]),
        ("核定事业编制：12名，现有在编在职人员8名。", "=67%", []),
        ("核定事业编制：12名，现有在编在职人员8名。", "=66.67%", []),
        ("核定事业编制：12名，现有在编在职人员8名。", "=66%", ["JX505"]),
        ("编制12人，在编人员9人。", "=100%", ["JX505"]),
        ("编制12人，在编人员9人。", "=100." + "0" * 40 + "%", ["JX505"]),
        ("行政编制10人，事业编制20人，在编人员24人。", "=100%", []),
        ("编制12人，在编人员14人。", "=100%", []),
        ("编制12人，实有9人。", "=100%", []),
        ("编制10人，现有人员全部为非在编6人。", "=100%", []),
        ("编制0人，在编人员0人。", "=100%", []),
        ("编制12人，在编人员9人。", "合规", []),
        ("承担规划编制工作，在编人员9人。", "=100%", []),
    ],
)
def test_a_staff_ratio_follows_from_the_head_count(
    staffing: str, ratio: str, expected: list[str], told: Told
) -> None:
    rows = {"过程": {"人员管理": {"在职人员控制率": ratio}}}
    patch = {"机构设置及人员配置": staffing, "绩效指标": rows}
    assert told(patch, name="部门整体") == expected


@each(
    ("text", "expected"),
    [
        ("上年结转20万元，用于样点监测。", ["JX212 上年结转20万元"]),
        ("2025年结转资金20万元用于样点监测。", ["JX212 2025年结转资金20万元"]),
        ("使用结转资金开展样点监测。", ["JX212 使用结转资金"]),
        ("2023年结转资金20万元，当年已用完。", []),
        ("上年结转0万元。", []),
        ("本项目无上年结转资金。", []),
        ("合理使用结转资金，防止资金沉淀。", []),
        ("按照结转资金管理办法执行，降低结转结余率。", []),
        ("如有结转，使用结转资金继续监测。", []),
        ("严格控制，不得违规使用结转资金。", []),
        ("统筹使用上年结转资金，盘活存量。", []),
        ("资金结转下年使用。", []),
    ],
)
def test_money_carried_over_in_words_stands_in_its_row(
    text: str, expected: list[str], told: Told
) -> None:
    feasibility = {"实施可行性": f"监测站点和队伍齐备。{text}"}
    row = {"项目资金": {"收入": {"上年结转资金": 20, "其他资金": 0}}}
    assert told(feasibility) == expected
    assert told(feasibility | row) == (
        [] if any(w in text for w in ("结转", "上年")) else ["JX213"]
    )


def test_a_unit_form_need_not_explain_what_is_carried_over(told: Told) -> None:
    row = {"收入": {"一般公共预算资金": 360, "上年结转资金": 20}}
    assert told({"部门整体资金": row}, name="部门整体") == []


@each(
    ("text", "expected"),
    [
        ("测算100万元，其中监测费60万元，培训费30万元。", ["JX217 100万元"]),
        ("测算100万元（其中监测费60万元、培训费30万元）。", ["JX217 100万元"]),
        ("测算100万元，其中监测费600000元，培训费40万元。", []),
        ("测算100万元（其中监测费60万元、培训费40万元），用于4项工作。", []),
        ("测算100万元，其中监测费60万元，培训费30万元等。", []),
        ("测算100万元，其中主要是监测费60万元，培训费30万元。", []),
        ("测算100万元，其中监测费60万元。", []),
        ("测算约100万元，其中监测费60万元，培训费30万元。", []),
        ("测算100万元，其中监测费60万元（设备40万元），培训费40万元。", []),
        ("测算100万元，其中监测费60万元，设备费20万元，培训费40万元。", []),
        ("测算100万元，其中培训60人，每人300元，监测费30万元。", []),
        ("2024年全省投入100万元，其中中央60万元，省级30万元。", []),
        ("财政资金80万元，配套20万元，其中设备30万元，劳务70万元。", []),
        ("财政资金80万元，配套20万元，其中设备30万元，劳务50万元。", []),
        ("较上年增加100万元，其中监测费60万元，培训费30万元。", []),
        ("测算100万元，其中财政资金60万元，占60%，自筹30万元。", []),
        ("罚没收入1200万元，其中水类300万元，气类200万元。", []),
        ("总投资3.5亿元，其中省级补助986.35万元，市县配套3.4亿元。", []),
        ("总投资3.5亿元，其中省级补助986.35万元，市县配套3.3亿元。", ["JX217 3.5亿元"]),
        ("罚没收入120万元，其中水类90万元，气类50万元。", ["JX217 120万元"]),
    ],
)
def test_amounts_after_among_them_add_up(text: str, expected: list[str], told: Told) -> None:
    assert told({"实施可行性": f"监测站点和队伍齐备。{text}"}) == expected


@each(
    ("text", "expected"),
    [
        ("项目资金120万元。", ["JX223 120万元"]),
        ("本项目总投资为1200000元。", ["JX223 1200000元"]),
        ("资金总额：100元。", ["JX223 100元"]),
        ("项目资金100万元。", []),
        ("项目资金80万元，自筹20万元。", []),
        ("项目资金约100万元。", []),
        ("项目资金不超过120万元。", []),
        ("省财政安排民生实事项目资金3000万元。", []),
        ("2024年项目资金70万元。", []),
        ("三年项目资金300万元，年均100万元。", []),
        ("各子项目资金50万元。", []),
        ("项目总投资1.2亿元，本年安排100万元。", []),
        ("申请项目资金60万元开展监测，申请项目资金40万元开展培训。", []),
        ("项目资金用于监测，设备购置120万元。", []),
        ("项目资金80万元用于设备购置，20万元用于培训。", []),
        ("项目资金60万元，其他20万元，另有20万元。", []),
        ("服务项目总投资5亿元的重点工程。", []),
        ("服务本省，项目总投资5亿元的重点工程3项。", []),
        ("本项目总投资1200万元，省级财政补助100万元。", []),
        ("本项目总投资1200万元，省级财政补助90万元。", ["JX223 1200万元"]),
    ],
)
def test_the_total_in_a_text_is_the_total(text: str, expected: list[str], told: Told) -> None:
    necessity = "湿地变化快，需要监测，为保护和修复提供依据。"
    assert told({"立项必要性": necessity + text}) == expected


def test_a_project_of_several_years_may_name_its_whole_cost(told: Told) -> None:
    patch = {"立项必要性": "湿地变化快，需要监测。项目总投资300万元。"}
    assert told(patch | {"项目类型": "分年度安排项目", "完成时间": "2028年"}) == []


@each(
    ("name", "expected"),
    [
        ("印制环保布袋个数", ["JX504"]),
        ("水鸟监测次数", []),
        ("样点布设数量", []),
        ("次数", []),
        ("报告编印篇数", []),
    ],
)
def test_what_is_counted_is_spoken_of(name: str, expected: list[str], told: Told) -> None:
    assert told({"绩效指标": {"产出指标": {"数量指标": {name: "≥4次"}}}}) == expected


def test_a_form_without_texts_is_not_asked_for_the_words_of_an_indicator(shelf: Shelf) -> None:
    patch = {"年度目标": "", "项目实施内容": ""}
    specs = patched(yaml.safe_dump(patch, allow_unicode=True))
    (file,) = check_texts(specs, shelf).files
    told = {rule.defect.code: outcome for rule, outcome in outcomes(file.outcomes)}
    assert told["JX504"] is Outcome.NOT_ENOUGH


WORDS = [
    "监测湿地样点",
    "其中",
    "项目资金",
    "上年结转",
    "资金",
    "使用",
    "编制",
    "在编人员",
    "万元",
    "元",
]
PIECES = st.sampled_from(
    [*WORDS, *"0123456789.,，。（）约余万亿人个%-~至", "以上", "不少于", "百分之"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_in_any_field_is_judged_without_an_error(
    published: list[Examined], text: str
) -> None:
    for file in published:
        case = file.case(Limits())
        assert case is not None
        fields = {"annual_goal": text, "long_term_goal": text}
        fields |= {"necessity": text} if isinstance(case.spec, ProjectSpec) else {"staffing": text}
        changed = replace(case, spec=case.spec.model_copy(update=fields))
        rules = (rule for rule in prose.RULES if isinstance(case.spec, rule.kinds))
        assert all(one.words in text for one in apply(rules, [changed])[0].findings)
