"""An official form is understood by its labels and its geometry; what is not is told."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jxbudget.compile.check import Examined
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.forms.bands.indicators import IndicatorsBand
from jxbudget.forms.check import contradictions, keys, strangers
from jxbudget.forms.describe import Described, describe
from jxbudget.forms.form import Form
from jxbudget.grid import Sheet
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.source import bind_model
from jxbudget.source import read as read_yaml
from jxbudget.workspace.shelf import Shelf
from tests.unit.forms import official
from tests.unit.forms.official import as_excel, as_word

KINDS = ("docx", "xlsx")


@pytest.fixture
def pages(word_page: word.WordPage, excel_page: excel.ExcelPage) -> dict[str, Any]:
    return {"docx": word_page, "xlsx": excel_page}


def loaded(found: Described, year: int = 2026) -> Form:
    """The form that its ``form.yaml`` is; nothing is wrong with it."""
    source = read_yaml(found.text(found.title, found.year or year, "zh").encode(), "form.yaml")
    assert not source.diagnostics
    form, wrong = bind_model(source, Form, known=keys())
    assert not wrong
    assert form is not None
    assert not [*strangers(form), *contradictions(form)]
    return form


def understood(paper: Paper) -> Described:
    found = describe(paper)
    assert found is not None
    return found


def told(found: Described) -> list[str]:
    return [doubt.told("zh").removeprefix("待核对：") for doubt in found.doubts]


def bands_of(form: Form) -> list[dict[str, Any]]:
    """The bands, without what only a blank form shows."""
    return [band.model_dump(exclude={"always"}) for band in form.bands]


def shipped(spec: AnySpec, shelf: Shelf) -> Form:
    folder = shelf.find(spec.form, spec.year)
    assert folder is not None
    return folder.form


def spec_of(one: Examined) -> AnySpec:
    assert one.spec is not None
    return one.spec


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_form_gives_the_form_it_was_printed_by(
    kind: str, published: list[Examined], shelf: Shelf, pages: dict[str, Any]
) -> None:
    assert len(published) == 6
    for spec in map(spec_of, published):
        form = shipped(spec, shelf)
        found = understood(official.drawn(lay_out(spec, form), kind, pages))
        made = loaded(found)
        assert (made.name, made.year, made.kind) == (form.name, form.year, form.kind)
        assert bands_of(made) == bands_of(form)
        assert made.glyphs == form.glyphs
        assert told(found) == ["这份表已经填过：必列的二级指标和固定指标要从空白表才能看出"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_form_gives_the_rows_that_are_always_there_as_well(
    kind: str, published: list[Examined], shelf: Shelf, pages: dict[str, Any]
) -> None:
    for spec in {one.form: one for one in map(spec_of, published)}.values():
        form = shipped(spec, shelf)
        found = understood(official.drawn(blank(spec, form), kind, pages))
        made = loaded(found)
        assert told(found) == []
        assert bands_of(made) == bands_of(form)
        assert made.conventions.fixed == form.conventions.fixed
        assert made.conventions.groups == form.conventions.groups
        assert printed_blank(form).items() <= printed_blank(made).items()


def blank(spec: AnySpec, form: Form) -> Sheet:
    """The form with its fixed rows and all 二级指标, and nothing filled in."""
    rows = [row for band in form.indicator_bands for row in blank_rows(form, band)]
    lines = type(spec.funding.expenditure).model_construct({})
    funding = spec.funding.model_copy(update={"expenditure": lines})
    empty = spec.model_copy(update={"indicators": tuple(rows), "funding": funding})
    return official.emptied(lay_out(empty, form))


def blank_rows(form: Form, band: IndicatorsBand) -> list[Indicator]:
    fixed = form.conventions.fixed
    paths: list[tuple[str, ...]] = []
    for root in band.roots:
        for group in form.conventions.groups.get(root, ["……"]):
            names = fixed.get(root, {}).get(group, [])
            paths += [(root, group, name) for name in names] or [(root, group)]
    return [Indicator(path=path) for path in paths]


def printed_blank(form: Form) -> dict[str, list[str]]:
    return {root: names for band in form.indicator_bands for root, names in band.always.items()}


PROVINCE = """\
表式: 省级项目支出绩效目标申报表
类别: 项目
年度: 2026
标题: 省级项目支出绩效目标申报表
列宽: [31, 27, 36, 27, 25, 24]
表格:
  - 栏目: [项目名称, [主管部门, 项目属性], [项目起止时间, 项目负责人及电话]]
    占列: [1, 2, 1, 2]
    印作: {项目负责人及电话: "项目负责人\\n及电话"}
  - 资金: "年度资金申请总额\\n（万元）"
    占列: [1, 1, 1]
    收入: {标签: 收入, 列: {全年: {标签: 金额, 占列: 3}}, 行: [资金总额, 财政拨款, 其他资金]}
  - 正文: [年度绩效目标]
  - 指标: [产出指标, 效益指标, 满意度指标]
    层级: {一级指标: 2, 二级指标: 1, 三级指标: 1}
    数值: {全年: {标签: 指标值}, 备注: {标签: 备注}}
    必列:
      产出指标: [数量指标, 质量指标, 时效指标]
      效益指标: [经济效益指标, 社会效益指标]
      满意度指标: [服务对象满意度指标]
约定:
  固定指标: {产出指标: {成本指标: [预算控制数]}}
  二级指标:
    产出指标: [数量指标, 质量指标, 时效指标, 成本指标]
    效益指标: [经济效益指标, 社会效益指标]
    满意度指标: [服务对象满意度指标]
"""


def test_a_word_form_of_another_province() -> None:
    lines = ["附件2", "省级项目支出绩效目标申报表", "（2026年度）"]
    data = as_word(lines, official.PROVINCE, 6, "注：本表一式两份。")
    found = understood(official.read(data, "docx"))
    text = found.text("省级项目支出绩效目标申报表", 2026, "zh")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert text == "\n".join(comments) + "\n" + PROVINCE
    assert comments == [f"# 待核对：{line}" for line in told(found)]
    assert [line.rpartition("（")[0] for line in told(found)] == [
        "表格外的文字没有放进来：“附件2”",
        "空格里的提示没有放进来：“□新增 □延续”",
        "资金一栏加印“收入”一格和表头行，原表没有：“年度资金申请总额 （万元）”",
        "资金的一行在这里写作“财政拨款”，原表印作：“其中：财政拨款”",
        "几行共用的左侧标签没有放进来：“绩效指标”",
        "指标表里印着的值要写在各个 YAML 文件里，没有放进来：“≥90%”",
        "表格外的文字没有放进来：“注：本表一式两份。”",
    ]
    loaded(found)


def test_an_excel_form_that_lies_across() -> None:
    lines = ["2026年度部门整体支出绩效目标表", "填报单位：        单位：万元"]
    found = understood(official.read(as_excel(lines, official.WIDE, 10), "xlsx"))
    form = loaded(found)
    assert (form.title, form.year, form.kind) == ("部门整体支出绩效目标表", 2026, "部门整体")
    assert found.is_landscape
    assert sum(form.widths) == 257
    assert min(form.widths) >= 18
    (band,) = form.indicator_bands
    assert {key: column.label for key, column in band.columns.items()} == {
        "半年": "半年指标值",
        "全年": "全年指标值",
        "分值": "分值",
        "计量单位": "计量单位",
        "说明": "说明",
    }
    assert form.vocabulary.money == ("半年", "全年")
    assert form.conventions.fixed == {"履职效能": {"基础管理": ["预算执行率"]}}
    assert [line.rpartition("（")[0] for line in told(found)] == [
        "表格外的文字没有放进来：“填报单位： 单位：万元”",
        "资金的这一列没有放进来：“比例”",
        "支出的行由 spec 填写，印着的行名没有放进来：“基本支出”",
        "支出的行由 spec 填写，印着的行名没有放进来：“项目支出”",
        "两行的表头合成了一行：“指标值”",
        "合计的一行没有放进来：“合计”",
        "合计的一行没有放进来：“100”",
        "表格外的文字没有放进来：“填表人：”",
        "表格外的文字没有放进来：“审核人：”",
    ]


def test_goals_side_by_side_are_put_one_below_the_other() -> None:
    lines = ["中央对地方转移支付区域绩效目标表", "（     年度）"]
    found = understood(official.read(as_word(lines, official.CENTRAL, 6), "docx"))
    assert found.year is None
    form = loaded(found)
    assert form.vocabulary.sources == ("资金总额", "中央补助", "地方资金")
    texts = [label for band in found.bands for label in str(band.get("正文", "")).split("'")]
    assert {"实施期目标", "年度目标", "其他说明"} <= set(texts)
    reasons = [line.rpartition("（")[0] for line in told(found)]
    assert "原表并排，这里改为上下排列：“年度目标”" in reasons
    assert "写 spec 时用的名称是“项目名称”，原表印作：“专项名称”" in reasons
    assert "空格里的提示没有放进来：“目标1： 目标2：”" in reasons


def test_of_two_sets_of_columns_the_first_is_taken() -> None:
    found = understood(official.read(as_word([], official.HALVES, 8), "docx"))
    form = loaded(found)
    assert (form.title, form.year) == ("项目支出绩效目标表", 2024)
    assert form.vocabulary.sources == ("资金总额", "财政拨款")
    (band,) = form.indicator_bands
    assert [*band.levels] == ["一级指标", "二级指标", "三级指标"]
    assert [*band.columns] == ["全年"]
    assert band.always == {"产出指标": ["数量指标", "质量指标"]}
    reasons = [line.rpartition("（")[0] for line in told(found)]
    assert "写金额的地方的文字没有放进来：“年度资金总额：”" in reasons
    assert reasons.count("并排的第二组指标列没有放进来：“二级指标”") == 1
    assert reasons.count("并排的第二组指标列没有放进来：“指标1：”") == 2


def test_a_label_above_its_text_is_put_beside_it() -> None:
    wide = [Box(1, 0, "年度目标", "第 2 行", 1, 4), Box(2, 0, "", "第 3 行", 1, 4)]
    rows = table(["项目名称", "", "项目编码", ""], [], [], HEAD, ["产出指标", "数量指标", "", ""])
    found = understood((TITLE, rows._replace(boxes=(*rows.boxes, *wide))))
    assert {"正文": ["年度目标"]} in found.bands
    assert "标签原在正文上面一行，这里改到左边：“年度目标”（第 2 行）" in told(found)
    loaded(found)


def test_of_several_columns_of_revenue_one_is_taken() -> None:
    rows = ["", "来源", "2025年预算数", "2026年预算数"]
    money = table(
        ["项目名称", "", "", ""], rows, ["", "合计", "10", "12"], ["", "财政", "10", "12"]
    )
    label = Box(1, 0, "预算安排（万元）", "第 2 行", 3, 1)
    boxes = [box for box in money.boxes if box.column or not box.row]
    form = loaded(understood((TITLE, money._replace(boxes=(*boxes, label)))))
    assert form.vocabulary.sources == ("资金总额", "财政")


def table(*rows: list[str]) -> Table:
    """A table of single cells."""
    boxes = [
        Box(row, column, text, f"第 {row + 1} 行")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(tuple(boxes), "第 1 个表")


TITLE = Line("项目绩效目标表（2026年度）", "第 1 段")
HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值"]


def test_money_in_rows_of_fields_becomes_a_table_of_money() -> None:
    rows = (
        ["项目名称", "", "项目编码", ""],
        ["项目资金总额（万元）", "", "其中：财政拨款（万元）", ""],
        HEAD,
        ["产出指标", "数量指标", "", ""],
    )
    form = loaded(understood((TITLE, table(*rows))))
    assert form.vocabulary.sources == ("资金总额", "财政拨款")


def test_a_form_without_a_name_gets_one() -> None:
    found = understood((TITLE, table(["主管部门", "", "", ""], HEAD, ["产出指标", "数量", "", ""])))
    assert "项目名称" in loaded(found).vocabulary.fields
    assert "原表没有“项目名称”一栏，已加在最上面" in told(found)
    assert "没有找到资金一栏" in told(found)


def test_a_label_that_stands_twice_gets_a_number() -> None:
    rows = (["项目名称", "", "联系电话", ""], ["项目负责人", "", "联系电话", ""], HEAD)
    found = understood((TITLE, table(*rows, ["产出指标", "数量指标", "", ""])))
    assert {"联系电话", "联系电话2"} <= loaded(found).vocabulary.fields
    assert any(line.startswith("栏目名称重复") for line in told(found))


def test_a_second_form_and_comments_are_told() -> None:
    one = table(["项目名称", ""], HEAD[:3], ["产出指标", "数量指标", ""])
    noted = one._replace(boxes=(one.boxes[0]._replace(notes=("写全称",)), *one.boxes[1:]))
    found = understood((TITLE, noted, Line("部门整体绩效目标表", "第 9 段"), one))
    assert told(found)[-2:] == [
        "批注没有放进来：“写全称”（第 1 行）",
        "后面还有别的表，没有读：“部门整体绩效目标表”（第 9 段）",
    ]


@pytest.mark.parametrize(
    "paper",
    [
        (),
        (Line("会议通知", "第 1 段"),),
        (table(["姓名", "电话"], ["甲", "1"]),),
        (table(["项目"], ["项目名称"]),),
        (table([""]),),
        (table(["项目名称"] * 70),),
    ],
)
def test_what_is_no_form_gives_none(paper: Paper) -> None:
    assert describe(paper) is None


WORDS = (  # noqa: SIM905 - a list is longer
    "项目名称 单位名称 主管部门 年度目标 一级指标 二级指标 三级指标 指标值 半年指标值 权重 "
    "产出指标 数量指标 项目资金（万元） 收入 支出 资金总额 其中：财政拨款 全年预算数 半年 合计 100 "
    "≥90% …… 项目资金 豁免 绩效指标 部门整体绩效目标表 2026年度 填表人： 否 yes : # \ue000\ufffd"
).split()
TEXTS = st.one_of(st.sampled_from(WORDS), st.just(""), st.text(max_size=12))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Boxes that lie as they like, some of them over others."""
    places = st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(1, 4), st.integers(1, 3))
    boxes = [
        Box(row, column, draw(TEXTS), "某处", rows, columns)
        for row, column, rows, columns in draw(st.lists(places, max_size=40))
    ]
    return Table(tuple(boxes), "某表")


@st.composite
def torn(draw: st.DrawFn) -> Table:
    """The table of an official form in which boxes were lost, moved, stretched or overwritten."""
    rows, columns = draw(st.sampled_from(FORMS))
    boxes = [
        Box(row, column, text, "某处", high, wide)
        for row, column, (text, wide, high) in official.boxes(rows, columns)
    ]
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(boxes) - 1))
        change = st.one_of(
            st.fixed_dictionaries({"text": TEXTS}),
            st.fixed_dictionaries({"columns": st.integers(1, 4), "rows": st.integers(1, 4)}),
            st.fixed_dictionaries({"column": st.integers(0, 9)}),
            st.fixed_dictionaries({"row": st.integers(0, 12)}),
        )
        boxes[at] = boxes[at]._replace(**draw(change))
    return Table(tuple(boxes), "某表")


FORMS = ((official.PROVINCE, 6), (official.WIDE, 10), (official.CENTRAL, 6))
PARTS = st.one_of(tables(), torn(), st.builds(Line, TEXTS, st.just("某行")))


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(paper=st.lists(PARTS, max_size=3))
def test_whatever_is_described_can_be_loaded(paper: list[Table | Line]) -> None:
    if found := describe(tuple(paper)):
        loaded(found)
