"""A page belongs to a clerk: what is changed in Word or Excel is what the forms look like."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl.styles import Font

from jxbudget.cli import main
from jxbudget.package import unpack

FORM = Path("templates/江苏省省级项目预算绩效目标表/2025")
SHIPPED = Path(__file__).resolve().parents[2] / FORM
OUT = Path("out/2025/造血干细胞捐献工作经费")
UNIT = "江苏省造血干细胞捐献者资料库管理中心"


@pytest.fixture
def own(project: Callable[..., Path]) -> Path:
    """A project with a form folder of its own and one spec."""
    project()
    shutil.copytree(SHIPPED, FORM)
    return FORM


def render(*arguments: str) -> int:
    return main(["render", "--year", "2025", *arguments])


def test_font_margin_header_and_footer_of_a_word_page_are_those_of_the_form(own: Path) -> None:
    page = docx.Document(str(own / "page.docx"))
    prose = page.styles["表格正文"]
    prose.font.size = Pt(12)
    prose.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    page.sections[0].left_margin = Pt(50)
    page.sections[0].header.paragraphs[0].text = "项目：{{ 项目名称 }}"
    page.add_paragraph("填报单位（盖章）：{{ 实施单位 }}")
    page.save(str(own / "page.docx"))

    assert render("--format", "word") == 0
    form = docx.Document(f"{OUT}.docx")
    assert form.styles["表格正文"].font.size == Pt(12)
    assert "仿宋_GB2312" in form.styles["表格正文"].element.xml
    assert form.sections[0].left_margin == Pt(50)
    assert form.sections[0].header.paragraphs[0].text == "项目：造血干细胞捐献工作经费"
    assert form.paragraphs[-1].text == f"填报单位（盖章）：{UNIT}"
    assert form.core_properties.title == "江苏省省级项目预算绩效目标表"
    assert form.core_properties.subject == "造血干细胞捐献工作经费"
    assert form.core_properties.author == UNIT


def test_a_mark_that_word_split_over_runs_is_filled_where_it_begins(own: Path) -> None:
    page = docx.Document(str(own / "page.docx"))
    paragraph = page.paragraphs[1]
    paragraph.text = ""
    for number, text in enumerate(("（{", "{ 年", "度 }", "}年度，", "共{{ 资金总额 }}万元）")):
        paragraph.add_run(text).bold = number % 2 == 0
    page.save(str(own / "page.docx"))

    assert render("--format", "word") == 0
    runs = docx.Document(f"{OUT}.docx").paragraphs[1].runs
    texts = [(run.text, bool(run.bold)) for run in runs if run.text]
    assert texts == [("（2025", True), ("年度，", False), ("共333.93万元）", True)]


def test_each_form_of_a_combined_file_keeps_its_own_header(
    own: Path, project: Callable[..., Path]
) -> None:
    project(name="信息系统运维专项")
    page = docx.Document(str(own / "page.docx"))
    page.sections[0].header.paragraphs[0].text = "项目：{{ 项目名称 }}"
    page.save(str(own / "page.docx"))

    assert render("--format", "word", "--combined") == 0
    combined = docx.Document("out/2025/2025年度预算绩效目标表合并.docx")
    headers = [section.header.paragraphs[0].text for section in combined.sections]
    assert headers == ["项目：信息系统运维专项", "项目：造血干细胞捐献工作经费"]


def test_font_margin_footer_and_rows_of_an_excel_page_are_those_of_the_form(own: Path) -> None:
    book = openpyxl.load_workbook(own / "page.xlsx")
    sheet = book.worksheets[0]
    style = next(s for s in book._named_styles if s.name == "表格正文")  # type: ignore[attr-defined]
    style.font = Font(name="仿宋_GB2312", size=12)
    sheet.page_margins.left = 0.5
    footer: Any = sheet.oddFooter
    footer.left.text = "{{ 实施单位 }}"
    sheet["A4"] = "填报单位：{{ 实施单位 }}"
    book.save(own / "page.xlsx")

    assert render("--format", "excel") == 0
    form = openpyxl.load_workbook(f"{OUT}.xlsx").worksheets[0]
    prose = next(c for row in form.iter_rows() for c in row if c.style == "表格正文")
    assert (prose.font.name, prose.font.size) == ("仿宋_GB2312", 12)
    assert form.page_margins.left == 0.5
    printed: Any = form.oddFooter
    assert printed.left.text == UNIT
    assert form.cell(form.max_row, 1).value == f"填报单位：{UNIT}"
    assert form["A1"].value == "江苏省省级项目预算绩效目标表"
    assert "A1:F1" in {str(merged) for merged in form.merged_cells.ranges}


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("{{ 项目名 }}", "标记“{{ 项目名 }}”里的“项目名”不存在。"),
        ("{{ 项目名 }}", "可以用的名称：一般公共预算资金、"),
        ("{{ 标题", "标记“{{ 标题”写法有误：花括号没有成对，或不是半角。"),
        ("｛｛ 标题 ｝｝", "花括号没有成对，或不是半角。"),
        ("{{ 标题.__class__ }}", "只能用名称和简单的文字。"),
        ("{{ '甲' * 1000000000 }}", "只能用名称和简单的文字。"),
        ("{{ range(9) }}", "只能用名称和简单的文字。"),
        ("{% for a in 标题 %}", "花括号没有成对，或不是半角。"),
        ("{{ 表 }}", "现有 2 处。"),
    ],
)
def test_a_wrong_mark_names_the_page_and_what_could_be_used(
    own: Path, capsys: pytest.CaptureFixture[str], mark: str, told: str
) -> None:
    page = docx.Document(str(own / "page.docx"))
    page.add_paragraph(mark)
    page.save(str(own / "page.docx"))
    assert render("--format", "word") == 1
    output = capsys.readouterr().out
    assert told in output
    assert f"--> {(own / 'page.docx').as_posix()}\n" in output
    assert "没有生成任何文件。" in output


def test_a_page_without_a_style_of_ours_says_which(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = docx.Document(str(own / "page.docx"))
    page.styles["表格正文"].name = "我的正文"
    page.save(str(own / "page.docx"))
    assert render("--format", "word") == 1
    assert "错误[JX914] 没有叫“表格正文”的样式。" in capsys.readouterr().out


def test_a_field_that_reaches_out_is_refused(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = docx.Document(str(own / "page.docx"))
    run = page.add_paragraph().add_run()._r
    for kind, words in (("begin", ""), ("", 'DDEAUTO c:\\\\windows "calc"'), ("end", "")):
        node = run.makeelement(qn("w:fldChar" if kind else "w:instrText"), {})
        if kind:
            node.set(qn("w:fldCharType"), kind)
        node.text = words
        run.append(node)
    page.save(str(own / "page.docx"))
    assert render("--format", "word") == 1
    assert "错误[JX915] 里面有“DDEAUTO" in capsys.readouterr().out


def test_a_formula_in_an_excel_page_is_refused(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(own / "page.xlsx")
    book.worksheets[0]["A5"] = "=1+1"
    book.save(own / "page.xlsx")
    assert render("--format", "excel") == 1
    assert "错误[JX915] 里面有“<f>”" in capsys.readouterr().out


def test_values_with_signs_that_mean_something_elsewhere_stay_text(
    project: Callable[..., Path],
) -> None:
    project("吴非025-83268629", "'=1+1 <b>&amp; _x0041_ {{ 标题 }}'")
    Path("jxbudget.toml").write_text('ignore = ["JX129"]', encoding="utf-8")
    assert render() == 0
    text = "=1+1 <b>&amp; _x0041_ {{ 标题 }}"
    form = openpyxl.load_workbook(f"{OUT}.xlsx").worksheets[0]
    cell = next(c for row in form.iter_rows() for c in row if c.value == text)
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)
    word = docx.Document(io.BytesIO(Path(f"{OUT}.docx").read_bytes()))
    assert text in {cell.text for row in word.tables[0].rows for cell in row.cells}
    assert b"<f>" not in b"".join(unpack(Path(f"{OUT}.xlsx").read_bytes()).values())
