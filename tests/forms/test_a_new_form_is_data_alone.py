"""Another province's form, made of files only: 成本指标 as a 一级指标, weights, no half-year."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.cli import main
from jxbudget.read import excel, word

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PAGES = TEMPLATES / "江苏省省级项目预算绩效目标表" / "2025"

FORM = """\
表式: 甲省项目支出绩效目标表
类别: 项目
年度: 2025
标题: 甲省项目支出绩效目标申报表
字形: {'≥': '>='}
列宽: [30, 30, 60, 30, 20]
选填: [备注]
表格:
  - 栏目: [项目名称, [主管部门, 项目编码], 备注]
    占列: [1, 1, 1, 2]
  - 资金: 资金情况（万元）
    占列: [1, 1, 1]
    收入:
      标签: 来源
      列: {全年: {标签: 年度金额, 占列: 2}}
      行: [资金总额, 财政拨款, 其他资金]
  - 正文: [年度目标]
  - 指标: [成本指标, 产出指标, 效益指标]
    层级: {一级指标: 1, 二级指标: 1, 三级指标: 1}
    数值: {全年: {标签: 年度指标值}, 权重: {标签: 权重}}
    必列: {效益指标: [社会效益指标]}
"""

SPEC = """\
表式: 甲省项目支出绩效目标表
年度: 2026
项目名称: 乡村道路养护
主管部门: 甲省交通运输厅
项目编码: "0012"
项目资金:
  收入: {资金总额: 120.5, 财政拨款: 120.5}
  支出: {乡村道路养护: 120.5}
年度目标: 养护乡村道路300公里以上。
绩效指标:
  成本指标:
    经济成本指标:
      单位养护成本: {全年: ≤4000元/公里, 权重: 20}
  产出指标:
    数量指标:
      养护里程: {全年: ≥300公里, 权重: 40}
"""


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "templates" / "甲省项目支出绩效目标表" / "2025"
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(FORM, encoding="utf-8")
    for page in ("page.docx", "page.xlsx"):
        shutil.copy(PAGES / page, folder / page)
    (tmp_path / "specs/2026").mkdir(parents=True)
    (tmp_path / "specs/2026/乡村道路养护.yaml").write_text(SPEC, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


EXPECTED = [
    "项目名称 乡村道路养护",
    "主管部门 甲省交通运输厅 项目编码 0012",
    "备注 ",
    "资金情况（万元） 来源  年度金额",
    "资金总额 120.5",
    "财政拨款 120.5",
    "其他资金 0",
    "年度目标 养护乡村道路300公里以上。",
    "一级指标 二级指标 三级指标 年度指标值 权重",
    "成本指标 经济成本指标 单位养护成本 ≤4000元/公里 20",
    "产出指标 数量指标 养护里程 >=300公里 40",
    "效益指标 社会效益指标   ",
]


def test_a_form_of_files_alone_is_rendered_in_word_and_excel(province: Path) -> None:
    assert main(["render", "--year", "2026"]) == 0
    out = province / "out/2026"
    tables = word.read((out / "乡村道路养护.docx").read_bytes())
    lines = [
        " ".join(cell.text for cell in grid.cells if cell.row == row)
        for grid in tables
        for row in range(grid.rows)
    ]
    assert lines == EXPECTED
    (sheet,) = excel.read((out / "乡村道路养护.xlsx").read_bytes())
    rows = range(sheet.rows)
    assert [" ".join(c.text for c in sheet.cells if c.row == row) for row in rows] == EXPECTED


def test_the_year_and_the_name_of_the_form_may_be_printed_in_the_table(province: Path) -> None:
    form = province / "templates/甲省项目支出绩效目标表/2025/form.yaml"
    form.write_text(FORM.replace(", 备注]", ", [年度, 表式], 备注]", 1), encoding="utf-8")
    assert main(["render", "--year", "2026", "--format", "word"]) == 0
    grid = word.read((province / "out/2026/乡村道路养护.docx").read_bytes())[0]
    cells = [cell.text for cell in grid.cells if cell.row == 2]
    assert cells == ["年度", "2026", "表式", "甲省项目支出绩效目标表"]


def test_a_year_before_the_first_layout_is_told(
    province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = province / "specs/2026/乡村道路养护.yaml"
    spec.write_text(SPEC.replace("年度: 2026", "年度: 2023"), encoding="utf-8")
    assert main(["validate", "specs"]) == 1
    assert "“甲省项目支出绩效目标表”没有 2023 年或更早的表样。" in capsys.readouterr().out


def test_a_half_year_value_that_the_form_cannot_print_is_an_error(
    province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = province / "specs/2026/乡村道路养护.yaml"
    text = SPEC.replace("{全年: ≥300公里, 权重: 40}", "[≥100公里, ≥300公里]")
    spec.write_text(text, encoding="utf-8")
    assert main(["render", "--year", "2026"]) == 1
    assert "错误[JX301] “养护里程”写了半年值，表中没有半年一列。" in capsys.readouterr().out
    assert not (province / "out").exists()


def test_a_band_that_does_not_fill_the_columns_is_told_with_its_line(
    province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = province / "templates/甲省项目支出绩效目标表/2025/form.yaml"
    form.write_text(FORM.replace("三级指标: 1}", "三级指标: 2}"), encoding="utf-8")
    assert main(["validate", "specs"]) == 1
    told = capsys.readouterr().out
    assert "form.yaml:" in told
    assert "第 4 段" in told


def test_a_project_form_of_ones_own_wins_over_the_shipped_one(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    own = Path("templates/江苏省省级项目预算绩效目标表/2025")
    shutil.copytree(PAGES, own)
    form = own / "form.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("标题: 江苏省", "标题: 本单位"), encoding="utf-8")
    assert main(["render", "--year", "2025", "--format", "word"]) == 0
    page = Path("out/2025/造血干细胞捐献工作经费.docx").read_bytes()
    assert page[:2] == b"PK"
    from jxbudget.package import unpack

    assert "本单位省级项目预算绩效目标表" in unpack(page)["word/document.xml"].decode()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("表式: 甲省", "表式: 乙省", "错误[JX113] “表式”写的是“乙省项目支出绩效目标表”"),
        ("年度: 2025", "年度: 2026", "错误[JX113] “年度”写的是“2026”，所在文件夹是“2025”。"),
        ("选填: [备注]", "选填: [附注]", "错误[JX114] “选填”里的“附注”在“表格”中没有。"),
        ("正文: [年度目标]", "正文: [项目资金]", "错误[JX115] “项目资金”不是一段文字"),
        ("栏目: [项目名称, ", "栏目: [", "错误[JX115] 表格里没有“项目名称”。"),
        ("正文: [年度目标]", "正文: [年度目标, 备注]", "错误[JX115] “备注”印了两次。"),
        ("行: [资金总额, ", "行: [", "错误[JX115] 收入的各行里没有“资金总额”。"),
        ("字形: {'≥'", "字形: {'大于'", "错误[JX115] “大于”不是比较符号"),
        ("栏目: [项目名称, ", "栏目: [[], 项目名称, ", "错误[JX104]"),
        ("必列: {效益指标:", "必列: {效益:", "错误[JX114] “必列”里的“效益”"),
        ("占列: [1, 1, 1]", "占列: [1, 1]", "应是三个数 [1, 1, 1]"),
        ("占列: [1, 1, 1]", "占列: [1, 1, 一]", "应是一个列数，如 1"),
        ("类别: 项目", "类别: 单位", "应是“项目”或“部门整体”"),
        ("列宽: [30,", "列宽: [三十,", "应是一个毫米数"),
        ("    层级:", "    层次:", "是不是“层级”？"),
        ("列: {全年: {标签: 年度金额, 占列: 2}}", "列: {决算: {标签: 甲, 占列: 2}}", "错误[JX104]"),
        ("标题: 甲省", "标题：甲省", "错误[JX008]"),
    ],
)
def test_a_mistake_in_a_form_is_told_with_its_line(
    province: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    form = province / "templates/甲省项目支出绩效目标表/2025/form.yaml"
    assert old in FORM
    form.write_text(FORM.replace(old, new, 1), encoding="utf-8")
    assert main(["validate", "specs"]) == 1
    output = capsys.readouterr().out
    assert told in output
    assert "form.yaml:" in output
