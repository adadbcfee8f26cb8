"""Rules on words, on texts that other units might well hand in."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.compile.run import check_texts
from jxbudget.diagnostic import Diagnostic, Edit
from jxbudget.rules import text as family
from jxbudget.rules.specimen import patched
from jxbudget.rules.text import (
    full_width_digits,
    half_width_punctuation,
    markup_in_text,
    stray_space,
    unbalanced_marks,
)
from jxbudget.rules.text.identity_card_number import is_a_citizens
from jxbudget.rules.text.mending import apart
from jxbudget.rules.text.misprints import MISPRINTS, Suspect, misprints, suspects
from jxbudget.rules.text.passages import Passage, Sort
from jxbudget.rules.text.signs import LOST, MISPRINTED, TO_COME, signs_of
from jxbudget.rules.text.stand_ins import SIGN, may_be_to_come, stand_in
from jxbudget.rules.text.stray_space import closed
from jxbudget.rules.text.times import Time, earlier, read_time
from jxbudget.rules.text.unbalanced_marks import first_alone
from jxbudget.workspace.shelf import Shelf

Moments = tuple[tuple[int | None, ...], ...]
Told = Callable[..., list[tuple[str, str]]]
OURS = frozenset(rule.defect.code for rule in family.RULES)


@pytest.fixture(scope="module")
def told(shelf: Shelf) -> Told:
    """Codes and excerpts of what the family says of the specimen with some fields changed."""

    def findings(**fields: Any) -> list[tuple[str, str]]:
        patch = yaml.safe_dump(fields, allow_unicode=True, width=100_000)
        found = check_texts(patched(patch), shelf).diagnostics
        return [(one.code, one.excerpt) for one in found if one.code in OURS]

    return findings


@pytest.mark.parametrize(
    ("written", "moments"),
    [
        ("2025", ((2025, None, None),)),
        ("２０２５年", ((2025, None, None),)),
        ("2025-01-01 00:00:00", ((2025, 1, 1),)),
        ("20250131", ((2025, 1, 31),)),
        ("202501", ((2025, 1, None),)),
        ("2025 年 1 月", ((2025, 1, None),)),
        ("2025年12月底前", ((2025, 12, None),)),
        ("2025年1月至2027年12月", ((2025, 1, None), (2027, 12, None))),
        ("长期", ()),
        ("2025年13月", ()),
    ],
)
def test_a_time_is_read_however_it_is_written(written: str, moments: Moments) -> None:
    assert read_time(written) == moments


def test_a_moment_is_earlier_only_as_far_as_both_are_told() -> None:
    day, month, year = (read_time(text)[0] for text in ("2025-06-30", "2025年6月", "2025年"))
    assert [earlier(day, month), earlier(month, day), earlier(year, day)] == [False] * 3
    assert earlier(day, read_time("2025年7月")[0])
    assert not Time(None, day).is_backwards


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026年第四季度", "2026年11月"),
        ("2026年下半年", "2026年10月"),
        ("2026年1月", "2026年"),
        ("2026.01", "2026.12.31"),
        ("2026年1月1日", "长期"),
        ("2026年春季", "2026年秋季"),
        ("二〇二六年", "2026年"),
        ("1月", "12月"),
    ],
)
def test_times_that_may_well_be_right_are_left_alone(start: str, end: str, told: Told) -> None:
    assert told(开始时间=start, 完成时间=end) == []


def test_a_year_outside_the_project_is_told_once(told: Told) -> None:
    assert told(开始时间="2024年", 完成时间="2024年") == [("JX124", "'2026'")]
    assert told(开始时间="2027年", 完成时间="2025年") == [("JX123", "2025年")]


def test_a_one_time_project_may_take_any_time(told: Told) -> None:
    assert told(项目类型="一次性项目", 开始时间="2025年7月", 完成时间="2027年6月") == []


def test_what_is_still_to_come_is_told_once(told: Told) -> None:
    assert told(完成时间="待定") == [("JX130", "待定")]
    assert told(**{"项目负责人/联系电话": "待填"}) == [("JX130", "待填")]
    assert told(立项必要性="待补充") == [("JX130", "待补充")]
    assert told(项目类型="XX项目") == [("JX130", "XX")]


@pytest.mark.parametrize(
    "text",
    [
        "样品保存温度<5℃，误差<3%，若a<b则重测，浓度>10毫克的加测，保证质量。",
        "支持R&D投入，AT&T制式设备更新，配备X光机2台、XXL号防护服20套，满足需要。",
        "开展性染色体XX、XY筛查，服务新生儿5000人次，为优生优育提供依据。",
        "公开网址http://www.xx.gov.cn/a_b，邮箱xx_yy@163.com，确保信息公开及时。",
        "编写调研报告（5000字以上）3篇，征文（800字以内）50篇，评选优秀作品10件。",
        "梳理有待完善的制度、待填补的空白、待定点的医院，明确责任，限时完成。",
        "请填写问卷的群众不少于1000人；示例学校10所，测试系统3套，样例题库1个。",
        "1）完善制度；2）培训人员（含A、B两类）；（3）开展监测，形成报告；4)评估。",
        "主要有1）培训2）竞赛（甲组、乙组、丙组），以及其他工作（见附件1）。",
        "包括：1）培训（基础班、提高班3）；2）竞赛；经费在区间[0,5)和（2,8]内。",
        "采购27”显示屏5台、15’镜头3个，配套软件“智慧湿地”1套，participants’ guide 20份。",
        "按GB/T 19001-2016、ISO9001:2015运行，时间9:30至17:00，全年不间断。",
        "经费8,500元/人，合计1,234,567.89元，比例1:3；GIS, GPS 设备各1套。",
        "自己经费不足部分自筹，各级党组织组织党员学习，保障保障房维护，为了了解情况。",
        "达到保护目的的监测，标的的确定，的的确确需要开展；众矢之的的问题要解决。",
        "合格律师50人，合格率先达标，满意度率先达到95%，骨干步骤培训3次，成绩校验1次。",
        "公布署名文章20篇，发布署名评论10篇；召开展览会1次，公开展开展示活动2场。",
        "推进推进会议定事项，进行进行曲排练，补贴5万元元旦慰问，完成完成率统计。",
        "保护对象有麋鹿、丹顶鹤……等；监测——评估——修复，形成闭环？！持续改进。",
        "一、总体目标 二、具体目标：建成监测网络， 形成 10 年连续数据，服务 GIS 应用。",
        "省编办批准（苏编办〔2004〕12号），统一社会信用代码123200004660072345，账号622202110200013800。",
        "预计销售额13900000000元，订单号A13800138000，热线025-83268629、12345。",
        "1.建站：1.选址；2.施工；3.验收。2.监测：1.采样；2.化验。3.培训，4、5号站扩建。",
        "1.选址建站 2.施工；3.验收；一是采样，其二化验，三是评估，四是共享成果。",
        "一是监测，之一是水质；二是培训，统一是标准，三是评估；改造：1、3号楼；5、6号楼。",
        "根据财政部 教育部《关于管理办法的通知》和中共江苏省委 江苏省人民政府《意见》开展监测。",
        "根据财政部 教育部 人力资源社会保障部关于印发办法的通知，开展监测，提供依据。",
        "推进“XX+生态”模式，救助患者张**等，开展监测，为保护提供依据。",
        "1．开展监测；2．组织培训，使用“一湿地一档”系统，编号“No.5（A）”。",
    ],
)
def test_sound_texts_are_left_alone(text: str, told: Told) -> None:
    assert told(立项必要性=text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("监测站点齐备<br/>结果可靠，规程实行多年。", [("JX129", "<br/>")]),
        ("监测站点齐备，浓度&lt;5，结果可靠，规程实行多年。", [("JX129", "&lt;")]),
        ("**总体要求：**监测站点齐备，结果可靠。", [("JX129", "**总体要求：**")]),
        ("监测站点齐备，培训**人次，举办**场，结果可靠。", [("JX130", "**")]),
        ("监测站点齐备，20XX年完成，结果可靠。", [("JX130", "20XX")]),
        ("监测站点齐备，监测___次，结果可靠。", [("JX130", "___")]),
        ("监测站点齐备，监测???次，结果可靠。", [("JX130", "???")]),
        ("请简要说明可行性：监测站点齐备。", [("JX130", "请简要说明可行性：")]),
        ("（简述可行性，100字以内）监测站点齐备。", [("JX130", "（简述可行性，100字以内）")]),
        ("监测站点齐备，结果可靠（200字以内）", [("JX130", "（200字以内）")]),
        ("监测站点齐备，规 程 实 行多年。", [("JX138", "规 程 实 行")]),
        ("监测站点齐备，会 议和培训制度实行多年。", [("JX138", "会 议")]),
        ("监测站点齐备，规程实行多年，以及", [("JX146", "备，规程实行多年，以及")]),
        ("　　监测站点齐备，规程实行多年。", [("JX138", "　　监测")]),
        ("监测站点齐备 ，规程实行多年。", [("JX138", "备 ，")]),
        ("监测站点齐备，误差３．５％以内，结果可靠。", [("JX139", "３．５％")]),
        ("监测站点齐备，规程实行多年，。结果可靠。", [("JX140", "，。")]),
        ("监测站点齐备,规程实行多年;结果可靠。", [("JX141", "备,规")]),
        ("依据”规程“开展监测，站点齐备，结果可靠。", [("JX142", "依据”规程“开展")]),
        ("监测站点齐备（见附件，规程实行多年。", [("JX142", "齐备（见附件，规")]),
        ("站点齐备：（1）人员到位；（2）规程成熟；（4）结果可靠。", [("JX148", "（4）结果可靠。")]),
        ("监测站点齐备，规程实行多年，具体如下：", [("JX146", "行多年，具体如下：")]),
    ],
)
def test_a_slip_is_found_where_it_stands(
    text: str, found: list[tuple[str, str]], told: Told
) -> None:
    assert told(实施可行性=text) == found


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("温度<5℃天数", "≥1天", []),
        ("CT 检查人次", "≥100 人次", []),
        ("档案存储达标率（温度14-24℃、湿度45%-60%）", "≥95%", []),
        ("“两个责任”落实率", "≥13800138000元", []),
        ("培训 人数", "≥1人", [("JX138", "训 人")]),
        ("温度（14-24℃", "≥95%", [("JX142", "温度（14-24")]),
        ("监测准确率", "≥９５％", [("JX139", "９５％")]),
        ("培训及时行", "及时", [("JX137", "及时行")]),
        ("报告合格律", "≥95%", [("JX137", "合格律")]),
        ("培训人次", "≥XX人次", [("JX130", "XX")]),
    ],
)
def test_names_and_values_are_read_too(
    name: str, value: str, found: list[tuple[str, str]], told: Told
) -> None:
    assert told(绩效指标={"产出指标": {"质量指标": {name: value}}}) == found


DRAFT = (
    "*＊Xx×_＿?？{}$（）此处在填写报入单点击这里或待补充核实完善定…。.示例如请简述要概字个1 0，："
)


@given(text=st.text(alphabet=DRAFT, max_size=12))
def test_what_stands_for_something_else_is_told_by_a_sign(text: str) -> None:
    given = stand_in(Passage(Sort.PROSE, (), "", text))
    assert not given or SIGN.search(text)
    assert not SIGN.search(text) or may_be_to_come(text, signs_of(text))


def test_a_value_that_stands_for_both_halves_is_told_once(told: Told) -> None:
    pair = {"监测准确率": ["≥９５%", "≥９６%"]}
    assert told(绩效指标={"产出指标": {"质量指标": pair}}) == [
        ("JX139", "９５%"),
        ("JX139", "９６%"),
    ]


@pytest.mark.parametrize(
    "contact",
    [
        "王 宁 025-80000000",
        "王　宁 025－80000000".replace("－", "-"),
        "张** 139****0000",
        "Tom 025-80000000转801",
        "王宁（办公室）84391234",
        "李明/010-12345678-801",
    ],
)
def test_a_name_and_a_landline_are_a_contact(contact: str, told: Told) -> None:
    assert told(**{"项目负责人/联系电话": contact}) == []


def test_a_contact_lacks_what_it_lacks(told: Told) -> None:
    assert told(**{"项目负责人/联系电话": "王宁12345"}) == [("JX145", "王宁12345")]
    assert told(**{"项目负责人/联系电话": "电话：025-80000000"}) == [
        ("JX145", "电话：025-80000000")
    ]


REST = "，培训监测人员60人，编写监测报告4篇，监测成果共享给10家单位。"


@pytest.mark.parametrize(
    "goal",
    [
        "2026年计划监测湿地样点",
        "2025年已完成前期工作，全年监测湿地样点",
        "2025年完成的主体工程进入验收",
        "2025年度决算公开率100%，监测湿地样点",
        "完成2025年度审计整改，监测湿地样点",
        "自2019年以来持续监测",
        "到2030年建成监测网络",
        "2025年完成一期；2026年完成二期",
        "2020年启动建设，逐年推进",
        "较2025年增加监测湿地样点",
        "落实《2025年重点工作计划》（苏政发〔2025〕1号）",
    ],
)
def test_other_years_may_be_background(goal: str, told: Told) -> None:
    assert told(年度目标=goal + REST) == []


def test_a_goal_copied_from_last_year_is_found_but_not_one_of_a_running_project(
    told: Told,
) -> None:
    goal = f"1.2025年完成监测{REST}"
    assert told(年度目标=goal) == [("JX131", "2025年完成")]
    running = {"项目类型": "分年度安排项目", "开始时间": "2025年", "完成时间": "2027年"}
    assert told(年度目标=goal, **running) == []


@pytest.mark.parametrize(
    "staffing",
    [
        "编制10人。截至当前工作人员6人，其中在编人员4人，长期聘用人员1人，兼职工作人员1人。",
        "核定编制20名，其中参公编制12名、工勤编制8名，实有在编人员19人，离退休人员30人。",
        "编制30人（其中行政编制20人、事业编制10人），现有28人，其中在职20人，退休8人。",
        "单位编制人数100人，在编人员95人，其中党员60人，女职工40人，本科以上学历90人。",
        "在职人员80人，其中专业技术人员60人，管理人员15人，其中高级职称20人。",
        "行政编制15人，事业编制60人，在编人员70人；内设6个处室，下属3家单位。",
        "现有教职工120人，其中在编教师100人，编外教师20人，聘用制人员15人，劳务派遣5人。",
        "负责编制3个专项规划，编制12人，在编11人，公务用车编制2辆。",
        "现有工作人员20人，其中在编15人，聘用5人，另有劳务派遣人员3人。",
        "现有工作人员20人（其中在编15人，聘用5人），退休人员11人。",
        "全院职工500余人，其中在编320人，合同制180人；编制床位500张。",
    ],
)
def test_head_counts_that_may_be_right_are_left_alone(staffing: str, told: Told) -> None:
    assert told(部门整体={"机构设置及人员配置": staffing}) == []


@pytest.mark.parametrize(
    ("staffing", "found"),
    [
        ("工作人员6人，其中在编5人，聘用1人，兼职1人。", ("JX132", "工作人员6人")),
        ("工作人员14人（其中：在编12人；聘用3人）。", ("JX132", "工作人员14人")),
        ("工作人员6人，其中在编人员8人。", ("JX132", "工作人员6人")),
        ("编制20名，其中行政编制12名、事业编制9名。", ("JX132", "编制20名")),
        (
            "工作人员6人，其中在编5人（含2名党员），聘用2人。" + "负责全省湿地监测工作。" * 200,
            ("JX132", "工作人员6人"),
        ),
        ("编制10人，实有在编人员12人。", ("JX133", "在编人员12人")),
    ],
)
def test_head_counts_that_cannot_be_right_are_found(
    staffing: str, found: tuple[str, str], told: Told
) -> None:
    assert told(部门整体={"机构设置及人员配置": staffing}) == [found]


def test_an_identity_number_has_a_birthday_and_a_check_digit() -> None:
    numbers = ("11010519491231002X", "110105194912310021", "110105194913310026")
    assert [is_a_citizens(number) for number in numbers] == [True, False, False]


def test_marks_pair_up_across_paragraphs_and_widths() -> None:
    assert first_alone("“一地\n一策”（见附件1)") is None
    assert first_alone("《规划》》") == 4
    assert first_alone("（甲》）") == 2
    assert first_alone("（“甲）乙") == 1


@pytest.mark.parametrize("core", [core for core, _, _ in MISPRINTS])
def test_every_misprint_is_found_and_its_mend_is_none(core: str) -> None:
    text = {"绩校": "绩校目标", "积效": "积效目标", "落时": "贯彻落时", "人人次": "9人人次"}
    text |= {"率率": "合格率率"}
    [(wrong, right)] = misprints(text.get(core, core), suspected(core))
    assert wrong != right
    assert misprints(right, suspected(right)) == []


def suspected(text: str) -> list[Suspect]:
    return suspects(f"{text}\n", signs_of(text))


@pytest.mark.parametrize(
    "signs",
    [
        MISPRINTED + TO_COME + LOST,
        *(vars(rule)["_SIGNS"] for rule in (full_width_digits, half_width_punctuation)),
        *(vars(rule)["_SIGNS"] for rule in (markup_in_text, unbalanced_marks)),
        vars(stray_space)["_SPACES"],
    ],
)
def test_what_rules_look_for_is_among_the_signs_of_a_text(signs: Iterable[str]) -> None:
    assert signs_of(f"监测湿地120个，{'。'.join(signs)}≥90%") == frozenset(signs)


def test_a_fragment_inside_another_is_left_for_the_next_run() -> None:
    assert apart([("，，", "，"), ("，，，", "，"), ("。。。", "。。。"), ("。。", "。")]) == (
        ("，，，", "，"),
    )


def test_two_words_of_another_script_keep_one_space() -> None:
    assert [closed(words) for words in ("规 程 实", "S  A", "备 ，", "0  人")] == [
        "规程实",
        "S A",
        "备，",
        "0人",
    ]


def mended(text: str, edits: list[Edit]) -> str:
    """A text with all edits done, the last first."""
    lines = text.split("\n")
    for span, new in sorted(edits, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    return "\n".join(lines)


MENDABLE = {
    "JX129": "&nbsp;&nbsp;<p>监测站点齐备，&ldquo;一地一策&rdquo;。</p><p>**规程**：实行多年。</p>",
    "JX138": "　　监测 站 点齐备 ，站 点  可靠，使用 GIS  GPS  系统，规程实行多年。 ",
    "JX139": "１．监测站点齐备，误差３．５％以内，Ａ级达９５％，规程实行多年。",
    "JX140": "监测站点齐备，，，规程、、实行多年；；结果，。可靠。。",
    "JX141": "监测,站,点齐备:规程(含)实行多年;结果!可靠。",
}


@pytest.mark.parametrize("code", MENDABLE)
@pytest.mark.parametrize("style", ["'{}'", "|-\n  第一段。\n  {}\n  末一段。"])
def test_mends_leave_nothing_to_mend_and_lose_no_word(code: str, style: str, shelf: Shelf) -> None:
    [(path, data)] = patched("").items()
    old = "监测站点和队伍齐备，监测规程实行多年，结果可靠。"
    text = data.decode().replace(old, style.format(MENDABLE[code]))
    for _ in range(4):
        found = _of(code, check_texts({path: text.encode()}, shelf).diagnostics)
        edits = [edit for one in found for edit in one.edits]
        spans = sorted(edit.span for edit in edits)
        assert all(
            (one.end_line, one.end_column) <= (two.line, two.column) for one, two in pairwise(spans)
        )
        text = mended(text, edits)
    assert [one.message() for one in found if code != "JX139"] == []
    assert "监测" in text
    assert "实行多年" in text


def _of(code: str, found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    assert all(one.code.startswith("JX1") for one in found)
    return [one for one in found if one.code == code]


def test_all_mendable_rules_are_tried() -> None:
    assert {rule.defect.code for rule in family.RULES if rule.fixes} == set(MENDABLE)


@pytest.mark.parametrize("lost", ["锟斤拷", "锟斤拷锟斤拷", "烫烫烫烫"])
def test_what_a_program_put_in_the_place_of_text_is_told_as_lost(shelf: Shelf, lost: str) -> None:
    found = check_texts(patched(f"项目级次: 省{lost}级"), shelf).diagnostics
    assert [(one.code, one.message(), one.excerpt) for one in found] == [
        ("JX122", f"“{lost}”像是乱码，原文已经丢失。", lost)
    ]
