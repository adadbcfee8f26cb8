"""Rules on which indicators there are: silent on forms as other offices write them."""

from textwrap import indent

import pytest
import yaml

from jxbudget.compile.check import Examined, examine
from jxbudget.compile.run import check_texts
from jxbudget.forms.form import Form
from jxbudget.model.spec import UnitSpec
from jxbudget.rules import Case, Limits, Outcome, judge, outcomes
from jxbudget.rules.kit import apply
from jxbudget.rules.specimen import patched
from jxbudget.rules.structure import RULES, no_quantity_indicator, too_many_own_rows
from jxbudget.source import bind, read
from jxbudget.workspace.shelf import Shelf

OURS = {rule.defect.code for rule in RULES}


def told(shelf: Shelf, patch: str) -> list[tuple[str, str]]:
    """The findings of this family on the specimen with a patch: codes and messages."""
    found = check_texts(patched(patch), shelf).diagnostics
    return [(one.code, one.message()) for one in found if one.code in OURS]


def codes(shelf: Shelf, patch: str) -> list[str]:
    return [code for code, _ in told(shelf, patch)]


def own(tree: str) -> str:
    """A patch that puts another project's own indicators in the place of the specimen's."""
    cleared = "  -产出指标:\n  -效益指标:\n  -满意度指标:\n"
    return f"绩效指标:\n{cleared}{indent(tree, '  ')}"


POLICE = """\
产出指标:
  数量指标: {购置警用无人机数量: ≥10架, 110报警服务台接警数: ≥20万起, 12345热线工单办理量: ≥3000件}
  质量指标: {装备验收合格率: =100%, 5分钟内到达现场率: ≥95%, 单价50万元以上设备论证率: =100%}
  时效指标: {接警平均响应时间: ≤5分钟, 装备采购及时率: ≥95%}
  成本指标: {无人机采购单价: ≤3.5万元/架}
效益指标:
  经济效益: 无
  社会效益: {群众安全感: ≥98%, 突发事件处置及时性: 及时, 重大安全事故: 无}
  生态效益: —
满意度指标:
  服务对象满意度: {辖区群众满意度: ≥90%, 报警人满意率: ≥90%}
"""
ROADS = """\
产出指标:
  数量指标: {S231省道养护里程: ≥80公里, S321省道养护里程: ≥60公里,
    南京至上海客运班次: ≥10班, 上海至南京客运班次: ≥10班}
  质量指标: {一期工程二标段验收合格率: =100%, 二期工程一标段验收合格率: =100%,
    东大街西段平整度合格率: ≥95%, 西大街东段平整度合格率: ≥95%}
  时效指标: {养护工程完工时间: 11月底之前}
  成本指标: {省道养护成本标准: ≤12万元/公里}
效益指标:
  经济效益: {降低沿线企业运输成本: 有所降低}
  社会效益: {提升沿线群众满意度: 有所提升, 道路优良率: ≥90%}
满意度指标:
  服务对象满意度: {沿线居民满意度: ≥90%}
"""
HEALTH = """\
产出指标:
  数量指标:
    65岁及以上老年人城乡社区规范健康管理服务人数: ≥5万人
    0-6岁儿童眼保健和视力检查人数: ≥1万人
    空气质量优良天数（AQI≤100）: ≥290天
  质量指标:
    档案存储环境达标率（温度14-24℃、湿度45%-60%）: ≥95%
    高血压患者规范管理率（血压≤140/90mmHg；糖尿病患者除外）: ≥62%
    门诊次均费用增幅控制率: ≤5%
    急诊等候时间不超过2小时: ≥95%
    达到5A级景区急救站标准: 达标
  时效指标: {疫苗接种率达标时间: 12月}
  成本指标: {人均补助成本: ≤89元/人, 基层医生培训: ≤40万元}
效益指标:
  社会效益: {居民健康素养水平: ≥30%, 减少门诊成本: 有所减少}
  可持续影响: {无: 无}
满意度指标:
  服务对象满意度: {居民满意度: ≥85%, 住院患者满意度: ≥85%}
"""
SCHOOL = """\
产出指标:
  数量指标: {中小学教师培训: ≥200人, 合格教师数: ≥180人,
    新校舍老设备更新数: ≥3套, 老校舍新设备更新数: ≥5套}
  质量指标: {指标生分配到校合格率: ≥90%, 教师合格率: ≥90%, 课程达标率: ≥95%}
  时效指标: {校舍维修按期完成率: =100%, 教学成本核算完成时间: 10月}
  成本指标: {中小学教师培训: ≤40万元}
效益指标:
  社会效益: {学生资助覆盖率: =100%}
满意度指标:
  服务对象满意度: {学生及家长满意度: ≥90%}
"""
WATER = """\
产出指标:
  数量指标: {河道疏浚长度: ≥30公里, 省级补助市级项目数: ≥5个, 市级补助省级项目数: ≥1个}
  质量指标: {“三线一单”管控达标率: ≥95%, 水质Ⅲ类以上断面比例: ≥90%}
  时效指标: {汛前工程完成及时率: =100%}
  成本指标: {疏浚成本: ≤25元/立方米}
效益指标:
  生态效益: {河道生态流量保障率: ≥90%}
满意度指标:
  服务对象满意度: {河道沿线群众满意度: ≥90%}
"""
CULTURE = """\
产出指标:
  数量指标: {送戏下乡场次: ≥100场, 《红楼梦》（2025版）演出场次: ≥8场,
    免费开放天数: ≥300天, 公共数字文化（含5G）平台数: ≥2个}
  质量指标: {演出完成率: ≥95%, 国家一级文物修复合格率: =100%}
  时效指标: {演出任务按时完成率: ≥95%}
  成本指标: {场均演出补助成本: ≤2万元}
效益指标:
  社会效益: {观众人次: ≥5万人次}
满意度指标:
  服务对象满意度: {观众满意度: ≥90%}
"""


@pytest.mark.parametrize("tree", [POLICE, ROADS, HEALTH, SCHOOL, WATER, CULTURE])
def test_the_forms_of_other_bureaus_have_no_finding(shelf: Shelf, tree: str) -> None:
    assert told(shelf, own(tree)) == []


def test_a_unit_may_hold_the_same_training_for_each_of_many_programmes(shelf: Shelf) -> None:
    programmes = {
        f"{name}管理": {
            f"{name}能力建设": {"培训班场次": "≥1次", "参训人数": "≥50人", "资金使用合规性": "合规"}
            | {"合格率": "≥95%", "服务对象满意度": "≥90%", "培训成本": "≤5万元"}
        }
        for name in ("林业", "草原", "湿地", "荒漠", "物种")
    }
    patch = {"部门整体": {"绩效指标": {"履职": programmes}}}
    assert told(shelf, yaml.safe_dump(patch, allow_unicode=True)) == []


def test_a_fixed_name_in_another_width_or_with_blanks_is_there(shelf: Shelf) -> None:
    patch = "绩效指标: {过程: {资金管理: {-资金到位率: , 资金到位率（％）: 100%}}}"
    assert told(shelf, patch) == []


@pytest.mark.parametrize(
    "near", ["立项依据充分", "立项依椐充分性", "立项依据分充性", "项目立项依据充分性"]
)
def test_a_near_miss_of_a_fixed_name_is_asked_about_where_it_stands(
    shelf: Shelf, near: str
) -> None:
    patch = f"绩效指标: {{决策: {{项目立项: {{-立项依据充分性: , {near}: 充分}}}}}}"
    found = check_texts(patched(patch), shelf).diagnostics
    ours = [(one.code, one.pointer[-1], one.help()) for one in found if one.code in OURS]
    asked = f"“{near}”是不是“立项依据充分性”？是就改成这个名称。"
    assert ours == [("JX304", near, asked)]


def test_another_row_in_its_place_is_no_near_miss(shelf: Shelf) -> None:
    patch = "绩效指标: {决策: {项目立项: {-立项依据充分性: , 项目评审结论: 通过}}}"
    found = check_texts(patched(patch), shelf).diagnostics
    ours = [(one.code, one.pointer[1:], one.help()) for one in found if one.code in OURS]
    assert ours == [("JX304", ("决策", "项目立项"), "在“决策”下的“项目立项”里补上。")]


def test_fixed_rows_that_are_missing_are_told_once_for_each_place(shelf: Shelf) -> None:
    patch = "绩效指标: {-决策: , 过程: {-组织实施: , 资金管理: {-资金到位率: , -预算执行率: }}}"
    groups = (
        "立项依据充分性、立项程序规范性、绩效目标合理性、绩效指标明确性、预算编制科学性、资金分配合理性",
        "管理制度健全性、制度执行有效性",
        "资金到位率、预算执行率",
    )
    assert told(shelf, patch) == [("JX304", f"缺少固定指标“{names}”。") for names in groups]


def test_a_repeated_fixed_row_is_told_once_and_not_as_misplaced(shelf: Shelf) -> None:
    patch = "绩效指标: {产出指标: {质量指标: {资金使用合规性: 合规}}}"
    assert told(shelf, patch) == [("JX305", "固定指标“资金使用合规性”写了 2 次，应当只有 1 次。")]


def test_fixed_rows_under_a_misspelt_group_are_told_as_the_group(shelf: Shelf) -> None:
    patch = (
        "绩效指标: {过程: {-组织实施: , 组织施行: {管理制度健全性: 健全, 制度执行有效性: 有效}}}"
    )
    assert told(shelf, patch) == [("JX319", "“过程”下没有“组织施行”这个二级指标。")]


@pytest.mark.parametrize(
    ("quality", "code"),
    [
        ("{监测数据合格率: ''}", "JX302"),
        ("≥95%", "JX303"),
        ("{无: 无}", "JX309"),
        ("{}", "JX309"),
    ],
)
def test_a_half_written_row_is_told_as_itself_and_its_group_is_not_called_empty(
    shelf: Shelf, quality: str, code: str
) -> None:
    text = patched("{}")["specs/2026/项目.yaml"].decode()
    old = "    质量指标:\n      监测数据合格率:\n      - ≥90%\n      - ≥95%\n"
    assert old in text
    spec = text.replace(old, f"    质量指标: {quality}\n").encode()
    found = check_texts({"specs/2026/项目.yaml": spec}, shelf).diagnostics
    assert [one.code for one in found if one.code in OURS] == [code]


def test_a_spec_without_any_indicator_is_not_told_about_each_of_them(shelf: Shelf) -> None:
    run = check_texts(patched("-绩效指标: "), shelf)
    assert [one.code for one in run.diagnostics if one.code in OURS] == []
    told = {rule.defect.code: outcome for rule, outcome in outcomes(run.files[0].outcomes)}
    assert told["JX308"] is Outcome.NOT_ENOUGH


@pytest.mark.parametrize(
    "name",
    [
        "监测样品完好率≥95%",
        "监测样品完好率（≥95％）",
        "监测样品完好率不低于90%",
        "样品完好率达到 95%",
    ],
)
def test_a_target_in_a_name_is_found_in_every_writing(shelf: Shelf, name: str) -> None:
    assert codes(shelf, f"绩效指标: {{产出指标: {{质量指标: {{{name}: ≥95%}}}}}}") == ["JX316"]


@pytest.mark.parametrize(
    "name",
    [
        *["指标1", "指标一", "指标②", "三级指标", "指标名称", "指标1：样品完好率", "……"],
        "样品完好率（可选）",
    ],
)
def test_a_hint_of_the_blank_form_is_no_name(shelf: Shelf, name: str) -> None:
    patch = f"绩效指标: {{产出指标: {{质量指标: {{{name}: ≥95%}}}}}}"
    assert codes(shelf, patch) == ["JX317"]


def test_a_long_name_is_a_sentence_and_says_how_long(shelf: Shelf) -> None:
    name = "对全省湿地样点开展水质和鸟类监测并向有关单位及时共享监测成果的程度"
    patch = f"绩效指标: {{产出指标: {{质量指标: {{{name}: ≥95%}}}}}}"
    assert told(shelf, patch) == [
        ("JX318", f"指标名称“{name}”有 33 个字（一般不超过 30 个），不像名称，像一句话。")
    ]


def test_one_name_twice_is_told_when_both_could_be_one_promise(shelf: Shelf) -> None:
    twice = "绩效指标: {{效益指标: {{社会效益: {{培训监测人员人数: {value}}}}}}}"
    assert codes(shelf, twice.format(value="≥70人")) == ["JX314"]
    assert codes(shelf, twice.format(value="≤3万元")) == []


def test_a_rate_and_a_count_in_another_word_order_are_two_promises(shelf: Shelf) -> None:
    patch = "绩效指标: {产出指标: {质量指标: {修复成功率: ≥90%}, 数量指标: {成功修复数: ≥9处}}}"
    assert codes(shelf, patch) == []


def test_another_order_of_words_is_told_with_both_places(shelf: Shelf) -> None:
    patch = """\
绩效指标:
  产出指标: {数量指标: {成功修复数: ≥9处}}
  效益指标: {社会效益: {修复成功数量: ≥9块}}"""
    found = check_texts(patched(patch), shelf).diagnostics
    ours = [one for one in found if one.code in OURS]
    assert [(one.code, one.pointer[-1], one.labels[0].pointer[-1]) for one in ours] == [
        ("JX315", "修复成功数量", "成功修复数")
    ]


def test_what_belongs_to_a_group_by_its_name_is_asked_about_elsewhere(shelf: Shelf) -> None:
    patch = """\
绩效指标:
  产出指标:
    数量指标: {样品采集成本: ≤20万元, 报告按时完成率: =100%}
  效益指标: {社会效益: {共享单位满意度: ≥90%}}"""
    assert told(shelf, patch) == [
        ("JX324", "“样品采集成本”写在“产出指标／数量指标”下，像是“产出指标／成本指标”的指标。"),
        ("JX324", "“报告按时完成率”写在“产出指标／数量指标”下，像是“产出指标／时效指标”的指标。"),
        ("JX324", "“共享单位满意度”写在“效益指标／社会效益”下，像是“满意度指标”的指标。"),
    ]


PROVINCE = """\
表式: 甲省项目支出绩效目标表
类别: 项目
年度: 2025
标题: 甲省项目支出绩效目标申报表
列宽: [30, 30, 60, 50]
表格:
  - 栏目: [项目名称, 年度目标]
    占列: [1, 1, 1, 1]
  - 资金: 资金情况（万元）
    占列: [1, 1, 1]
    收入: {标签: 来源, 列: {全年: {标签: 年度金额, 占列: 1}}, 行: [资金总额, 财政拨款]}
  - 指标: [成本指标, 产出指标, 效益指标]
    层级: {一级指标: 1, 二级指标: 1, 三级指标: 1}
    数值: {全年: {标签: 年度指标值}}
"""
HABITS = """\
约定:
  二级指标:
    成本指标: [经济成本指标, 社会成本指标, 生态环境成本指标]
    产出指标: [数量指标, 质量指标, 时效指标]
    效益指标: [经济效益指标, 社会效益指标, 服务对象满意度指标]
"""
ROAD_CARE = """\
成本指标: {经济成本指标: {单位养护成本: ≤4000元/公里}}
产出指标: {数量指标: {养护里程: ≥300公里}, 质量指标: {验收合格率: =100%},
  时效指标: {养护完成时间: 11月}}
效益指标: {社会效益指标: {受益村数: ≥20个}, 服务对象满意度指标: {沿线居民满意度: ≥90%}}
"""


def in_the_province(habits: str, tree: str) -> list[str]:
    """The codes of this family on another province's form."""
    form = Form.model_validate(read((PROVINCE + habits).encode(), "form.yaml").tree)
    head = "表式: 甲省项目支出绩效目标表\n年度: 2025\n项目名称: 乡村道路养护\n年度目标: 养护道路\n"
    money = "项目资金: {收入: {资金总额: 120, 财政拨款: 120}, 支出: {乡村道路养护: 120}}\n"
    source = read(f"{head}{money}绩效指标:\n{indent(tree, '  ')}".encode(), "道路.yaml")
    bound = bind(source, form.vocabulary)
    assert bound.spec is not None, bound.diagnostics
    found = judge(Case(bound.spec, form, Limits())).findings
    return [one.code for one in found if one.code.startswith("JX3")]


def test_a_cost_that_is_controlled_is_a_cost(shelf: Shelf) -> None:
    patch = "绩效指标: {产出指标: {数量指标: {样品采集成本控制数: ≤20万元}}}"
    assert codes(shelf, patch) == ["JX324"]


def test_a_form_without_conventions_asks_for_no_group() -> None:
    tree = "产出指标: {数量: {养护里程: ≥300公里, 巡查次数: ≥3次, 标线长度: ≥5公里}}\n"
    more = "效益指标: {其他: {受益村数: ≥20个, 受益人数: ≥9人, 带动就业人数: ≥8人}}\n"
    assert in_the_province("", tree + more) == []


def test_another_province_has_cost_above_and_satisfaction_below_other_groups() -> None:
    tree = ROAD_CARE.replace("验收合格率", "养护工程验收合格率")
    assert in_the_province(HABITS, tree) == []
    without = tree.replace(", 服务对象满意度指标: {沿线居民满意度: ≥90%}", "")
    assert in_the_province(HABITS, without) == ["JX313"]
    no_cost = tree.replace("成本指标: {经济成本指标: {单位养护成本: ≤4000元/公里}}\n", "")
    assert in_the_province(HABITS, no_cost) == ["JX311"]
    no_benefit = tree.replace("社会效益指标: {受益村数: ≥20个}, ", "")
    assert in_the_province(HABITS, no_benefit) == []  # 满意度 may be all the good it does


def test_a_unit_form_with_many_rows_is_not_called_too_long(published: list[Examined]) -> None:
    unit = next(one for one in published if isinstance(one.spec, UnitSpec))
    told = {rule.defect.code: outcome for rule, outcome in outcomes(unit.outcomes)}
    assert too_many_own_rows.DEFECT.code not in told
    assert told["JX320"] is Outcome.HOLDS


def test_a_limit_of_the_project_decides_how_many_rows_are_too_many(shelf: Shelf) -> None:
    (one,) = patched("{}").items()
    examined = examine(*one, shelf)
    strict, lax = examined.case(Limits.model_validate({"most-rows": 7})), examined.case(Limits())
    assert apply([too_many_own_rows.RULE], [strict])[0].outcomes == Outcome.FOUND
    assert apply([too_many_own_rows.RULE], [lax])[0].outcomes == Outcome.HOLDS


def test_a_unit_form_without_such_groups_is_not_asked_for_quantities(shelf: Shelf) -> None:
    (one,) = patched("部门整体: {}").items()
    examined = examine(*one, shelf)
    case = examined.case(Limits())
    assert apply([no_quantity_indicator.RULE], [case])[0].outcomes == Outcome.DOES_NOT_APPLY
