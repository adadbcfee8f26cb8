"""What rules on single values say of rows as units of every kind write them."""

from collections.abc import Callable

import pytest
import yaml

from jxbudget.compile.check import Examined, examine
from jxbudget.compile.run import check_texts
from jxbudget.diagnostic import Diagnostic, Edit
from jxbudget.forms.form import Form
from jxbudget.rules import judge
from jxbudget.rules.kit import Case
from jxbudget.rules.limits import Limits
from jxbudget.rules.specimen import patched
from jxbudget.rules.values import RULES
from jxbudget.rules.values.names import is_merit_rate, is_percent_rate
from jxbudget.rules.values.ranges import is_upside_down
from jxbudget.rules.values.units import adds_up, comes_whole, expected_unit
from jxbudget.source import read
from jxbudget.workspace.shelf import Shelf

CODES = {rule.defect.code for rule in RULES}
GROUPS = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "成本": ("产出指标", "成本指标"),
    "经济": ("效益指标", "经济效益"),
    "社会": ("效益指标", "社会效益"),
    "生态": ("效益指标", "生态效益"),
    "持续": ("效益指标", "可持续影响"),
    "满意": ("满意度指标", "服务对象满意度"),
}
Find = Callable[[str], list[Diagnostic]]


@pytest.fixture
def find(shelf: Shelf) -> Find:
    """What is found when a row, ``group name value [value]``, is added to the specimen."""

    def found(row: str) -> list[Diagnostic]:
        group, name, *values = row.split()
        root, below = GROUPS[group]
        leaf = values[0] if len(values) == 1 else values
        tree = {"绩效指标": {root: {below: {name: leaf}}}}
        specs = patched(yaml.safe_dump(tree, allow_unicode=True))
        return [d for d in check_texts(specs, shelf).diagnostics if d.code in CODES]

    return found


def test_the_published_forms_give_what_is_true_of_them(published: list[Examined]) -> None:
    told = sorted(
        (found.path.rpartition("/")[2][:4], found.code, found.pointer[-2])
        for one in published
        for found in one.diagnostics
        if found.code in CODES
    )
    assert told == [
        ("人体器官", "JX404", "资金到位率"),
        ("信息系统", "JX404", "资金到位率"),
        ("信息系统", "JX411", "运维项目验收合格率"),
        ("江苏省造", "JX421", "捐献成功数"),
        ("造血干细", "JX404", "资金到位率"),
        ("骨髓库建", "JX404", "资金到位率"),
        ("骨髓库建", "JX404", "资金到位率"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "数量 免费开放场馆数量 ≥3个",
        "数量 开放天数 ≥150天 ≥300天",
        "数量 举办展览次数 ≥2场 ≥6场",
        "数量 警车更新数量 0 ≥10辆",
        "数量 购置设备 ≥0台（套） ≥5台（套）",
        "数量 新建水库座数 ≥1座",
        "数量 治理河道长度 ≥5公里 ≥12.5公里",
        "数量 农村公路养护里程 ≥0.565km",
        "数量 受益学生人数 ≥1.5万人",
        "数量 家庭医生签约人数 ≥1.25万人",
        "数量 门诊人次 ≥50万人次 ≥100万人次",
        "数量 住院天数 ≤8.5天",
        "数量 平均住院日 ≤8.5天",
        "数量 高标准农田建设面积 ≥0亩 ≥1.2万亩",
        "数量 造林面积 ≥100公顷",
        "数量 安全事故起数 =0起",
        "数量 责任事故发生次数 0次",
        "数量 新增隐性债务 =0万元",
        "数量 典型案例数 ≥5个",
        "数量 入库案例数 ≥5篇",
        "数量 网络带宽 ≥500M",
        "数量 服务期限 =12个月",
        "数量 培训课时 ≥40学时",
        "数量 发放补助金额 ≥100万元",
        "数量 检测批次 ≥100批次 ≥200批次",
        "数量 抽检样品数 ≥300批",
        "数量 招录辅警人数 =50人",
        "数量 保障在职人员数 =35人",
        "数量 慰问人次数 ≥10人次",
        "数量 设备正常运行时长 7×24小时",
        "数量 每年培训次数 ≥2次/年",
        "质量 试卷合格率 ≥60%",
        "质量 毕业生就业率 ≥90%",
        "质量 水质达标情况 Ⅲ类",
        "质量 断面水质 ≥Ⅲ类",
        "质量 水质等级 优于Ⅲ类",
        "质量 验收结果 合格",
        "质量 验收结论 ≥良好",
        "质量 出水水质 符合GB18918-2002一级A标准",
        "质量 采购合规性 合规",
        "质量 平均响应时间 ≤5秒",
        "质量 药占比 ≤30%",
        "质量 孕产妇死亡率 ≤10/10万",
        "质量 婴儿死亡率 ≤5‰",
        "质量 甲状腺癌发病率 ≤10/10万",
        "质量 设备故障率 ≤1%",
        "质量 重大差错率 =0%",
        "质量 投诉处理率 =100%",
        "质量 资金使用违规率 =0%",
        "质量 系统可用率 ≥99.9%",
        "质量 空气优良天数比率 ≥85% ≥82%",
        "质量 PM2.5平均浓度 ≤45微克/立方米 ≤35微克/立方米",
        "质量 考核得分 ≥90分",
        "质量 综合评价得分 ≥90",
        "质量 合格率 ≥95%（优秀）",
        "质量 义务教育巩固率 ≥99%",
        "质量 高中毛入学率 ≥102%",
        "质量 病床使用率 ≥85% ≥85%",
        "质量 床位周转率 ≥30次",
        "质量 图像分辨率 ≥1920像素",
        "质量 交易资金结算利率 ≤3.5%",
        "质量 不合格率 ≤2%",
        "质量 抗菌药物使用合格率 ≥95%",
        "质量 计划完成率 ≥100% ≥110%",
        "质量 容积率 ≤1.5",
        "质量 设备利用率 ≥100%",
        "质量 优良率 90%-100%",
        "质量 误差 ±3%以内",
        "质量 室内温度 18-22℃",
        "质量 冷链温度 ≤-18℃",
        "时效 项目完成时间 2026年12月底前",
        "时效 完成时间 12月底前",
        "时效 项目开工时间 3月",
        "时效 招标完成时间 2026年6月30日前",
        "时效 工程工期 ≤180天",
        "时效 办结时限 ≤10个工作日 ≤5个工作日",
        "时效 响应时间 2小时内",
        "时效 响应时间 ≤30分钟",
        "时效 资金拨付及时率 =100%",
        "时效 工作完成及时性 及时",
        "时效 按时完成率 ≥50% =100%",
        "时效 完成进度 序时进度 =100%",
        "时效 支付进度 ≥50% =100%",
        "时效 服务时间 2026年1月-2026年12月",
        "成本 预算控制数 ≤120万元",
        "成本 人均培训费用 ≤550元/人天",
        "成本 补助标准 =1000元/人·年",
        "成本 生均公用经费补助标准 ≥650元/生",
        "成本 低保补助标准 ≥800元/月",
        "成本 成本节约率 ≥5%",
        "成本 资金节约额 ≥10万元",
        "成本 成本控制有效性 有效",
        "成本 设备单价 ≤1.5万元/台",
        "成本 三公经费变动率 ≤0%",
        "成本 总成本 ≤50万元 ≤100万元",
        "经济 带动增收 ≥100万元",
        "经济 GDP增长率 ≥5.5% ≥5%",
        "经济 旅游收入增长率 ≥-5%",
        "经济 农民人均纯收入 ≥2.5万元",
        "经济 亩均效益 增加",
        "社会 重大安全事故 无",
        "社会 安全生产责任事故 0",
        "社会 群众投诉率 ≤1%",
        "社会 舆情事件 无",
        "社会 保障机构正常运转 保障",
        "社会 政策知晓率 ≥90%",
        "社会 政策宣传 全覆盖",
        "社会 应急处置能力 有效",
        "社会 供电保障 不断电",
        "社会 贫困人口应保尽保 应保尽保",
        "社会 受益群众 ≥1.2万人",
        "社会 就业率 ≥95%",
        "社会 人均图书占有量 ≥1.2册",
        "社会 户均增收 ≥2.5万元",
        "生态 森林覆盖率 ≥24.5%",
        "生态 碳排放 减少",
        "生态 环境影响 无",
        "持续 制度建设 健全",
        "持续 设备使用年限 ≥5年",
        "持续 长效管理机制 健全",
        "满意 群众满意度 ≥95%",
        "满意 服务对象满意度 ≥90分",
        "满意 不满意率 ≤5%",
        "满意 投诉次数 ≤3次",
        "质量 酸碱度 6≤pH≤9",
        "质量 达标比例 90%≥x≥80%",
        "质量 水质 >国家标准",
        "质量 验收 ≥“合格”",
        "质量 水平 ≥B+",
        "社会 惠及人群 0-6岁儿童95%",
        "社会 景区创建 5A级景区2个",
        "数量 服务人数 ≥九成",
        "时效 服务期 ≥半年",
        "时效 故障响应 2小时内到场，24小时内修复",
        "质量 考核等次 良好",
        "质量 满意度评价 良好及以上",
        "社会 基本公共服务 满足基本公共服务需求",
        "数量 出国团组数 =0个",
        "数量 公务接待批次 =0批次",
        "社会 副作用 无",
        "社会 扰民情况 无",
        "成本 控制在预算成本内 ≤250万元",
        "质量 服务周期内空气质量 优良",
        "时效 服务周期 2026.01-2026.12",
        "数量 雾炮射程 ≥80M",
        "数量 科目调整次数 ≤10次",
        "质量 足额保障率 =100%",
        "时效 按时发放率 =100%",
        "质量 结转结余率 ≤50% ≤5%",
        "质量 专款专用 专款专用",
        "社会 医疗收入 ≥5亿元",
        "质量 ISO认证 通过ISO9001认证",
        "质量 等保 三级",
        "质量 网络安全等保级别 ≥三级",
        "质量 成果 省级以上课题1项",
        "数量 完成率 ≥90%",
        "数量 课程门数 ≥10门",
        "数量 折旧 ≥1.5标箱",
        "数量 图书册数 ≥1.5万册",
        "数量 平均每班人数 ≤45.5人",
        "数量 生师比 ≤18.5",
        "数量 师生比 1:18",
        "数量 培训人数 ≥3人 ≥4名",
        "数量 巡护里程 ≥1公里 ≥2千米",
        "质量 拨备覆盖率 ≥150%",
        "质量 利息保障覆盖率 ≥200%",
        "质量 资金配套覆盖率 ≥120%",
        "质量 职工出勤率 ≥98% ≥95%",
        "质量 设备完好率 ≥98% ≥95%",
        "质量 床位使用率 ≥90% ≥85%",
        "时效 任务按期完成率 ≥98% ≥95%",
        "数量 防汛值守人数 ≥50人 ≥30人",
        "数量 资助学生人数 ≥900人 ≥800人",
        "数量 驻点督察组数量 ≥5个 ≥3个",
        "数量 维修改造面积 ≥3000平方米 =12400平方米",
        "数量 新建站房数量 0座 ≥5座",
        "数量 新增专利件数 0件 ≥3件",
        "数量 支持项目数 20个以上（含20个）",
        "质量 检测误差 ≤3%（±0.5%）",
        "成本 样品检测价格 800元-1200元/份",
        "质量 期刊影响因子 ≥3.5",
        "时效 热线服务时间 24小时",
        "时效 值班时长 24h",
        "持续 服务能力 持续提升",
        "社会 早诊早治率 ≥40% 逐年提高",
        "时效 决算公开时间 2027年1月",
        "时效 提前下达时间 2025年12月",
        "生态 空气质量 ≥上年水平",
        "社会 占比增长 ≥120%",
    ],
)
def test_a_row_as_units_write_it_is_let_alone(row: str, find: Find) -> None:
    assert [(one.code, one.message()) for one in find(row)] == []


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("质量 验收合格率 ≥90% ≥95%以下", ["JX401"]),
        ("质量 验收合格率 ≥90% ≥", ["JX401"]),
        ("质量 验收合格率 ≥90% （≥95%", ["JX401"]),
        ("数量 培训人数 ≥60 ≥100", ["JX402"]),
        ("数量 培训人数 60人 100人", ["JX403"]),
        ("数量 培训人数 60 100", ["JX402", "JX403"]),
        ("质量 验收合格率 ≥0.9 ≥0.958", ["JX408"]),
        ("质量 服务满意率 ≥95", ["JX408"]),
        ("数量 手术例数 ≥100人", ["JX409"]),
        ("数量 巡查次数 ≥5人", ["JX409"]),
        ("数量 绿化面积 ≥100米", ["JX409"]),
        ("数量 补助金额 ≥100人", ["JX409"]),
        ("质量 验收合格率 ≥95人", ["JX409"]),
        ("质量 管网覆盖率 >100%", ["JX410"]),
        ("质量 毕业生就业率 ≥910%", ["JX410"]),
        ("时效 决算公开时间 2025年1月", ["JX419"]),
        ("社会 公众保护意识 显著提升", ["JX418"]),
        ("质量 政策知晓率 ≥100%", ["JX411"]),
        ("时效 采购支付率 ≥98% ≥95%", ["JX414"]),
        ("数量 培训人数 ≥1.5万人 ≥100人", ["JX414"]),
        ("满意 学员满意度 ≥0.95%", ["JX444"]),
        ("满意 学员满意度 ≥105%", ["JX410"]),
        ("满意 学员满意度 ≤95%", ["JX439"]),
        ("成本 设备总成本 ≤预算批复数", ["JX438"]),
        ("数量 完成情况 序时进度", ["JX425"]),
        ("数量 测评情况 合格", ["JX433"]),
        ("数量 培训次数 ≥三次", ["JX441"]),
        ("质量 验收合格率 ≥100%且≤80%", ["JX436"]),
        ("社会 群众投诉率 ≥5%", ["JX440"]),
        ("质量 验收合格率 ≥95。5%", ["JX401"]),
        ("质量 验收合格率 5% ≥95%", ["JX403"]),
        ("数量 维修改造面积 ≥3000平方米 =1240平方米", ["JX412"]),
        ("成本 检测价格 80元/份、120元/份", ["JX424"]),
        ("数量 培训次数 ≥0 ≥5次", ["JX402"]),
        ("满意 学员满意度 ≥130% ≥95%", ["JX410"]),
        ("数量 培训次数 ≥5次-10次", ["JX446"]),
        ("数量 建成数量 2个中心、3个基地", ["JX424"]),
        ("成本 设备成本 ≤上年的95%", ["JX438"]),
        ("质量 验收合格率 ≥0%", ["JX445"]),
        ("数量 救治患者人数 ≥0人", ["JX420"]),
        ("社会 参与情况 无", ["JX426"]),
        ("满意 学员满意度 ≥0%", ["JX416"]),
        ("时效 工程竣工时间 及时", ["JX435"]),
        ("时效 工程竣工时间 12月 6月", ["JX443"]),
    ],
)
def test_each_fact_is_told_once_by_the_rule_that_knows_it_best(
    row: str, codes: list[str], find: Find
) -> None:
    assert [one.code for one in find(row)] == codes


def test_a_value_wrong_in_both_columns_is_one_finding_with_a_second_place(find: Find) -> None:
    (found,) = find("数量 培训人数 60人 100人")
    where = ("绩效指标", "产出指标", "数量指标", "培训人数")
    assert found.pointer == (*where, "全年")
    assert [label.pointer for label in found.labels] == [(*where, "半年")]


@pytest.mark.parametrize("value", ["≥例", "≥½例", "≤①次"])
def test_a_unit_without_a_number_cannot_be_read(value: str, find: Find) -> None:
    assert [one.code for one in find(f"数量 巡护次数 {value}")] == ["JX401"]


def test_signs_of_two_letters_are_mended_in_both_columns(find: Find) -> None:
    (found,) = find("数量 培训人数 >=60人 >=100人")
    assert found.code == "JX405"
    assert [edit.new for edit in found.edits] == ["≥60人", "≥100人"]


def test_full_width_signs_are_mended_to_the_one_most_used(find: Find) -> None:
    (found,) = find("质量 任务完成率 ＝100%")
    assert (found.code, [edit.new for edit in found.edits]) == ("JX405", ["=100%"])


def test_a_comparator_told_twice_loses_its_words(find: Find) -> None:
    (found,) = find("质量 验收合格率 ≥90%以上")
    assert found.code == "JX442"
    assert found.span is not None
    assert found.edits == (Edit(found.span, "≥90%"),)


def test_a_date_is_held_against_all_years_of_a_project(shelf: Shelf) -> None:
    patch = """
项目类型: 分年度安排项目
完成时间: 2027年
绩效指标: {产出指标: {时效指标: {验收时间: 2027年3月底前, 招标时间: 2028年1月}}}"""
    found = check_texts(patched(patch), shelf).diagnostics
    assert [(one.pointer[-2], one.facts["time"]) for one in found if one.code == "JX419"] == [
        ("招标时间", "2026–2027")
    ]


def test_units_and_comparators_may_stand_in_columns_of_their_own(shelf: Shelf) -> None:
    patch = "绩效指标: {产出指标: {数量指标: {培训人数: ['60', '100']}}}"
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    tree = read(folder.page("form.yaml")[1], "form.yaml").tree
    (one,) = patched(patch).items()
    spec = examine(*one, shelf).spec
    assert spec is not None

    def codes(form: Form) -> set[str]:
        return {one.code for one in judge(Case(spec, form, Limits())).findings} & CODES

    assert codes(Form.model_validate(tree)) == {"JX402", "JX403"}
    tree["表格"][-1]["数值"] |= {"符号": {"标签": "符号"}, "单位": {"标签": "计量单位"}}
    tree["列宽"] += ["10", "10"]
    tree["表格"] = tree["表格"][-1:]
    assert codes(Form.model_validate(tree)) == set()


def test_a_unit_in_brackets_of_the_name_is_a_unit(find: Find) -> None:
    assert find("数量 培训人数（人） ≥100") == []
    assert find("质量 验收合格率（%） ≥95") == []


def test_names_are_told_apart_by_what_they_end_in() -> None:
    rates = ("验收合格率", "成功率", "有效率", "盈利率", "增长率", "学员满意度")
    others = (
        "访问频率",
        "汇率",
        "电机功率",
        "工作效率",
        "贷款利率",
        "容积率",
        "孕产妇死亡率",
        "满意人数",
    )
    assert [name for name in (*rates, *others) if is_percent_rate(name)] == list(rates)


def test_only_a_part_of_a_whole_ends_at_a_hundred() -> None:
    parts = ("验收合格率", "学员满意度", "及时率", "森林覆盖率")
    others = ("不合格率", "计划完成率", "预算执行率", "毛入学率", "满意度增长率", "合格率提升幅度")
    assert [name for name in (*parts, *others) if is_merit_rate(name)] == list(parts)


def test_units_are_asked_for_only_where_the_name_is_unmistakable() -> None:
    asked = {
        ("培训人数", "场"): "人",
        ("培训人数", "人次"): "",
        ("培训人数", "标箱"): "",
        ("典型案例数", "个"): "",
        ("举办场次", "期"): "",
        ("优良天数", "%"): "",
        ("参训人次数", "人次"): "",
        ("人均补助金额", "元/人"): "",
        ("建筑面积", "台"): "平方米",
        ("资金支付率", "万元"): "",
        ("资金支付率", "元"): "%",
    }
    assert {key: expected_unit(*key) for key in asked} == asked


def test_only_what_adds_up_grows_from_mid_year_to_the_year() -> None:
    assert adds_up("培训人数", "人")
    assert adds_up("开放天数", "天")
    assert not adds_up("办结时限", "天")
    assert not adds_up("在校学生人数", "人")
    assert not adds_up("采样费标准", "元/份")


def test_what_comes_whole_is_counted_without_a_slash() -> None:
    assert comes_whole("人")
    assert not comes_whole("次/年")
    assert not comes_whole("个月")
    assert not comes_whole("公里")


def test_a_range_from_above_is_upside_down_when_both_ends_are_of_one_kind() -> None:
    wrong = ["100%-80%", "100-80%", "5~3天", "≥100%且≤80%"]
    fine = [
        "80%-100%",
        "1-2万人",
        "12月-3月",
        "GB18466-2005",
        "2026-2027年",
        "7×24小时",
        "1000-2万元",
    ]
    assert [text for text in (*wrong, *fine) if is_upside_down(text)] == wrong


def test_only_a_cost_in_money_asks_for_a_number(find: Find) -> None:
    assert find("成本 生态环境成本 不破坏环境") == []
    assert [one.code for one in find("成本 检测设备成本 节约")] == ["JX407"]
