"""The schema takes what the tool takes, and marks what an editor can tell is wrong."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from jxbudget.cli import main
from jxbudget.forms.form import Form
from jxbudget.forms.schema import spec_schema
from jxbudget.source import bind_model, read
from jxbudget.workspace.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = json.loads((ROOT / "schema/spec.schema.json").read_text(encoding="utf-8"))
PROJECT = ROOT / "specs/2025/造血干细胞捐献工作经费.yaml"
UNIT = ROOT / "specs/2024/江苏省造血干细胞捐献者资料库管理中心.yaml"


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do, by version 1.2: a date is a text, ``yes`` is one too."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own attribute
        letter: [(tag, pattern) for tag, pattern in found if tag.endswith((":int", ":null"))]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def marked(text: str, schema: dict[str, Any] = COMMITTED) -> list[str]:
    """The places that are marked, each once, as keys joined by slashes."""
    tree = yaml.load(text, Loader=Editor)  # noqa: S506 - a safe loader
    errors = Draft7Validator(schema).iter_errors(tree)
    return sorted({"/".join(map(str, error.absolute_path)) for error in errors})


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(COMMITTED)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "specs").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_a_published_spec_is_not_marked(path: Path) -> None:
    assert marked(path.read_text(encoding="utf-8")) == []


def test_the_tables_of_the_readme_are_not_marked() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    form, spec = re.findall(r"```yaml\n(表式: 甲省.*?)```", text, re.DOTALL)
    assert marked(spec, spec_schema([loaded(form)])) == []


def loaded(text: str) -> Form:
    form, wrong = bind_model(read(text.encode(), "form.yaml"), Form)
    assert form is not None, wrong
    return form


MONEY, TREE = "项目资金", "绩效指标"
RATE = f"{TREE}/过程/资金管理/资金到位率"
LINE = f"{MONEY}/支出/造血干细胞捐献工作经费"
EXEMPTION = "豁免: [{规则: JX201, 位置: 项目资金/收入, 理由: 已核对, 至: 2025-12-31}]"


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("立项必要性:", "立项必要信:", [""]),
        ("主管部门: 江苏省红十字会\n", "", [""]),
        ("主管部门: 江苏省红十字会", "主管部门:", ["主管部门"]),
        ("主管部门: 江苏省红十字会", "主管部门: ''", ["主管部门"]),
        ("主管部门: 江苏省红十字会", "主管部门: [甲, 乙]", ["主管部门"]),
        ("项目名称: 造血", "项目名称: |\n  甲\n  乙", ["项目名称"]),
        ("年度: 2025", "年度: 2024", ["年度"]),
        ("年度: 2025", "年度: 二〇二五", ["年度"]),
        ("年度: 2025", "年度: '25'", ["年度"]),
        ("表式: 江苏省省级", "表式: 江苏省", ["表式"]),
        ("资金总额: 333.93", "资金总额: 333.93万元", [f"{MONEY}/收入/资金总额"]),
        ("资金总额: 333.93", "资金总额: '333.93 '", [f"{MONEY}/收入/资金总额"]),
        ("资金总额: 333.93", "资金总额:", [f"{MONEY}/收入/资金总额"]),
        ("资金总额: 333.93", "资金总额: 1234567890", [f"{MONEY}/收入/资金总额"]),
        ("资金总额: 333.93, ", "", [f"{MONEY}/收入"]),
        ("其他资金: 150", "其它资金: 150", [f"{MONEY}/收入"]),
        ("  支出:", "  支岀:", [MONEY]),
        ("[83, 333.93]", "333.93", [LINE]),
        ("[83, 333.93]", "[83]", [LINE]),
        ("[83, 333.93]", "[83, 333.93, 1]", [LINE]),
        ("[83, 333.93]", "[83, 约333]", [f"{LINE}/1"]),
        ("[83, 333.93]", "{全年: 333.93}", [LINE]),
        ("[83, 333.93]", "{半年: 83, 全年: 333.93, 备注: 甲}", [LINE]),
        ("  过程:", "  过程管理:", [TREE]),
        ("[序时进度, 100%]", "[序时进度]", [RATE]),
        ("[序时进度, 100%]", "['', 100%]", [f"{RATE}/0"]),
        ("[序时进度, 100%]", "", [RATE]),
        ("[序时进度, 100%]", "{半年: 序时进度}", [RATE]),
        ("[序时进度, 100%]", "{半年: 序时进度, 全年: 100%, 权重: 5}", [RATE]),
        ("[序时进度, 100%]", "{上级: {半年: 序时进度, 全年: 100%}}", [RATE]),
        ("经济效益:", "经济效益: ≥1万元", [f"{TREE}/效益指标/经济效益"]),
        ("经济效益:", "经济效益: {半年: 甲, 全年: 乙}", [f"{TREE}/效益指标/经济效益"]),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: JX201}]", ["豁免/0"]),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: 全部, 理由: 甲}]", ["豁免/0/规则"]),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: JX201, 理由: ''}]", ["豁免/0/理由"]),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: JX201, 理由: 甲, 由: 乙}]", ["豁免/0"]),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: a-b, 理由: 甲, 至: 年底}]", ["豁免/0/至"]),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands(old: str, new: str, places: list[str]) -> None:
    text = PROJECT.read_text(encoding="utf-8")
    assert old in text
    assert marked(text.replace(old, new, 1)) == places


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("年度: 2025", "年度: 2031"),
        ("年度: 2025", "年度: '2025'"),
        ("年度: 2025", f"年度: 2025\n{EXEMPTION}"),
        ("年度: 2025", "年度: 2025\n豁免: [{规则: half-exceeds-full, 理由: 已核对}]"),
        ("主管部门: 江苏省红十字会", "主管部门: 0012"),
        ("主管部门: 江苏省红十字会", "主管部门: |\n  江苏省红十字会"),
        ("项目名称: ", "项目名称: |\n  "),
        ("资金总额: 333.93", "资金总额: '333.93'"),
        ("资金总额: 333.93", "资金总额: -0.5"),
        ("[83, 333.93]", "{半年: 83, 全年: 333.93}"),
        ("[83, 333.93]", "[83, 333.93]\n    另一项: [0, 0]"),
        ("[序时进度, 100%]", "1"),
        ("[序时进度, 100%]", "[0, 100]"),
        ("[序时进度, 100%]", "{半年: 序时进度, 全年: 100%}"),
        ("    经济效益:\n", "    经济效益: {}\n"),
        ("    数量指标:", "    自拟指标:"),
        ("  产出指标:\n", "  产出指标:\n    新设:\n      甲: ≥1个\n"),
    ],
)
def test_what_the_tool_reads_is_not_marked(
    project: Callable[..., Path], old: str, new: str
) -> None:
    text = project(old, new).read_text(encoding="utf-8")
    assert marked(text) == []


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("    项目支出: [101.13, 642.22]\n", "", ["部门整体资金/支出"]),
        ("部门整体资金:", "项目资金:", [""]),
        ("成功捐献数: [≥50例, ≥100例]", "成功捐献数:", None),
        ("      提高服务能力:\n", "      提高服务能力: ≥1次\n      其他:\n", None),
    ],
)
def test_a_unit_form_has_totals_and_a_level_more(
    old: str, new: str, places: list[str] | None
) -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert old in text
    found = marked(text.replace(old, new, 1))
    assert found == places if places is not None else len(found) == 1


YEARLY = """\
表式: 甲省项目支出绩效目标表
类别: 项目
年度: 2024
标题: 甲省项目支出绩效目标申报表
列宽: [30, 30, 60, 30, 20]
选填: [备注]
表格:
  - 栏目: [项目名称, 备注]
    占列: [1, 4]
  - 资金: 资金
    占列: [1, 1, 1]
    收入: {标签: 来源, 列: {全年: {标签: 金额, 占列: 2}}, 行: [资金总额, 财政拨款]}
    支出: {标签: 支出, 列: {全年: {标签: 金额, 占列: 2}}}
  - 指标: [产出指标]
    层级: {一级指标: 1, 二级指标: 1, 三级指标: 1}
    数值: {全年: {标签: 指标值}, 权重: {标签: 权重}}
"""
ITS_SPEC = """\
表式: 甲省项目支出绩效目标表
年度: 2024
项目名称: 甲
项目资金: {收入: {资金总额: 1}, 支出: {甲: 1}}
绩效指标: {产出指标: {数量指标: {养护里程: {全年: ≥3公里, 权重: 40}}}}
"""


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("", "", []),
        ("权重: 40", "权重:", []),
        (", 权重: 40", "", []),
        ("{全年: ≥3公里, 权重: 40}", "≥3公里", []),
        ("{甲: 1}", "{甲: {全年: 1}}", []),
        ("项目名称: 甲", "项目名称: 甲\n备注:", []),
        ("全年: ≥3公里, ", "", ["绩效指标/产出指标/数量指标/养护里程"]),
        ("{全年: ≥3公里, 权重: 40}", "[1, 2]", ["绩效指标/产出指标/数量指标/养护里程"]),
        ("{甲: 1}", "{甲: 一}", ["项目资金/支出/甲"]),
    ],
)
def test_a_form_without_half_years_takes_one_value(old: str, new: str, places: list[str]) -> None:
    assert marked(ITS_SPEC.replace(old, new), spec_schema([loaded(YEARLY)])) == places


@pytest.mark.parametrize(
    ("year", "key", "is_marked"),
    [
        ("2023", "备注", True),
        ("2024", "备注", False),
        ("2025", "备注", False),
        ("'2025'", "备注", False),
        ("2025", "说明", True),
        ("2026", "备注", True),
        ("2026", "说明", False),
        ("'2026'", "说明", False),
        ("2099", "说明", False),
    ],
)
def test_a_form_with_two_layouts_takes_the_one_of_the_year(
    year: str, key: str, is_marked: bool
) -> None:
    newer = YEARLY.replace("年度: 2024", "年度: 2026").replace("选填: [备注]\n", "")
    schema = spec_schema([loaded(newer.replace("备注", "说明")), loaded(YEARLY)])
    spec = ITS_SPEC.replace("年度: 2024", f"年度: {year}\n{key}: 甲")
    assert bool(marked(spec, schema)) == is_marked


def test_what_an_editor_tells_is_chinese_and_says_what_is_on_the_form() -> None:
    branch = next(b["then"] for b in COMMITTED["allOf"] if "项目名称" in b["then"]["properties"])
    fields = branch["properties"]
    assert fields["项目类型"]["examples"] == ["常年安排项目", "分年度安排项目", "一次性项目"]
    output = fields[TREE]["properties"]["产出指标"]
    assert output["description"] == (
        "一级指标“产出指标”。下面的二级指标：数量指标、质量指标、时效指标、成本指标。"
    )
    assert list(output["properties"]) == ["数量指标", "质量指标", "时效指标", "成本指标"]
    rows = fields[TREE]["properties"]["过程"]["properties"]["资金管理"]
    assert list(rows["properties"]) == ["资金到位率", "预算执行率", "资金使用合规性"]


def test_the_committed_schemas_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    fresh = json.loads(capsys.readouterr().out)
    assert fresh == COMMITTED, "run .venv/bin/python tools/make_schemas.py"


def test_the_schema_knows_a_form_of_ones_own(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    folder = Path("mine/甲省项目支出绩效目标表/2024")
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(YEARLY, encoding="utf-8")
    out = Path("schema/甲.json")
    assert main(["schema", "--templates", "mine", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"已写入 {out}\n"
    schema = json.loads(out.read_text(encoding="utf-8"))
    assert schema["properties"]["表式"]["enum"] == [*Shelf(Path("mine")).names]
    assert marked(ITS_SPEC, schema) == []


def test_a_form_that_is_not_sound_is_told_and_nothing_is_written(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    folder = Path("templates/甲省项目支出绩效目标表/2024")
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(YEARLY.replace("类别: 项目\n", ""), encoding="utf-8")
    assert main(["schema", "--out", "甲.json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "错误[JX102] 缺少“类别”。" in told.err
    assert not Path("甲.json").exists()
