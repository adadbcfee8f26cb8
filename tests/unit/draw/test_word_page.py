import io
from pathlib import Path

import pytest
from docx import Document

from jxbudget.diagnostic import Diagnostic
from jxbudget.draw import defects
from jxbudget.draw.word import draw
from jxbudget.draw.word_page import compile_page
from jxbudget.grid import Cell, Grid, Sheet, Style
from jxbudget.package import NOT_AN_OFFICE_FILE, Parts, Refused, deflate, pack, unpack

TEMPLATES = Path(__file__).parents[3] / "templates"
PAGE = next(TEMPLATES.glob("*项目*/*/page.docx")).read_bytes()
DOCUMENT, STYLES, FOOTER = "word/document.xml", "word/styles.xml", "word/footer1.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE, YEAR = "<w:t>{{ 标题 }}</w:t>", "<w:t>{{ 年度 }}年度</w:t>"
SHEET = Sheet(
    "绩效目标表",
    "甲",
    "管理中心",
    (Grid((80.0,), (Cell(0, 0, "内容", Style.VALUE),)),),
    {"标题": "绩效 <目标> & 表", "年度": "2025", "单位": "一\n二"},
)


def packed(parts: Parts) -> bytes:
    return pack(deflate(name, content) for name, content in parts.items())


def changed(part: str, old: str, new: str) -> bytes:
    """The shipped page with one thing written otherwise."""
    parts = unpack(PAGE)
    text = parts[part].decode()
    assert old in text
    return packed(parts | {part: text.replace(old, new).encode()})


def paragraphs(page: bytes) -> list[str]:
    """What a document drawn on this page says beside the table."""
    document = Document(io.BytesIO(draw(SHEET, compile_page(page))))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def refusal(data: bytes) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        compile_page(data)
    return refused.value.diagnostic


def runs(*texts: str) -> str:
    """A mark as Word leaves it after editing: over several runs, the last left open."""
    between = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"
    return f"<w:t>{between.join(texts)}</w:t>"


def test_the_shipped_page_is_filled() -> None:
    assert paragraphs(PAGE) == ["绩效 <目标> & 表", "2025年度"]


def test_the_shipped_page_has_all_styles_and_the_room_between_its_margins() -> None:
    page = compile_page(PAGE)
    assert page.styles == {
        Style.HEAD: "CellHead",
        Style.LABEL: "CellLabel",
        Style.VALUE: "CellValue",
        Style.PROSE: "CellProse",
        Style.AMOUNT: "CellAmount",
    }
    assert set(page.sizes.values()) == {10.5}
    assert (page.table_style, page.body) == ("FormTable", (16838 - 1247 - 1134) / 20)


@pytest.mark.parametrize(
    "texts",
    [
        ("{{ 年度 }}", "年度"),
        ("{", "{ 年度 }}年度"),
        ("{{ 年", "度 }}年度"),
        ("{{ 年度 }", "}年度"),
        ("{", "{", " 年", "度", " }", "}", "年度"),
        ("", "{{ 年度 }}年", "", "度"),
    ],
)
def test_a_mark_that_word_split_over_runs_is_whole_again(texts: tuple[str, ...]) -> None:
    assert paragraphs(changed(DOCUMENT, YEAR, runs(*texts))) == ["绩效 <目标> & 表", "2025年度"]


def test_plain_text_around_a_split_mark_stays_in_its_runs() -> None:
    page = changed(DOCUMENT, YEAR, runs("第", "一{{ 年", "度 }}二", "三"))
    document = Document(io.BytesIO(draw(SHEET, compile_page(page))))
    said = [[run.text for run in p.runs] for p in document.paragraphs if "2025" in p.text]
    assert said == [["第", "一2025", "二", "三"]]


def test_the_mark_of_the_table_may_be_split_too() -> None:
    page = changed(DOCUMENT, "<w:t>{{ 表 }}</w:t>", runs("{{", " 表", "}", "}"))
    tables = Document(io.BytesIO(draw(SHEET, compile_page(page)))).tables
    assert [[cell.text for cell in row.cells] for row in tables[0].rows] == [["内容"]]
    assert len(tables) == 1


def test_a_line_break_in_a_field_is_a_line_break_in_word() -> None:
    assert paragraphs(changed(DOCUMENT, YEAR, "<w:t>{{ 单位 }}</w:t>"))[1] == "一\n二"


def test_a_mark_in_a_footer_is_filled() -> None:
    page = changed(FOOTER, ">— </w:t>", ">{{ 年度 }} </w:t>")
    footer = unpack(draw(SHEET, compile_page(page)))[FOOTER].decode()
    assert ">2025 </w:t>" in footer


def test_paragraphs_after_the_table_stay_after_it() -> None:
    after = "{{ 表 }}</w:t></w:r></w:p><w:p><w:r><w:t>填表人</w:t></w:r></w:p>"
    page = changed(DOCUMENT, "{{ 表 }}</w:t></w:r></w:p>", after)
    body = unpack(draw(SHEET, compile_page(page)))[DOCUMENT].decode()
    assert body.index("2025年度") < body.index("内容") < body.index("填表人")


def test_private_letters_of_a_page_stay_as_they_are() -> None:
    page = changed(DOCUMENT, YEAR, "<w:t>\ue0005\ue001\ue002{{ 年度 }}</w:t>")
    assert paragraphs(page)[1] == "\ue0005\ue001\ue0022025"


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("{{ 表 }}", "表", 0),
        ("{{ 表 }}", "见 {{ 表 }}", 0),
        ("{{ 标题 }}", "{{ 表 }}", 2),
    ],
)
def test_a_page_has_one_place_for_the_table(old: str, new: str, count: int) -> None:
    assert refusal(changed(DOCUMENT, old, new)) == defects.NO_TABLE.at(count=count)


@pytest.mark.parametrize("style", [*Style, "绩效目标表"])
def test_a_page_without_one_of_the_styles_is_refused(style: str) -> None:
    data = changed(STYLES, f'<w:name w:val="{style}"/>', '<w:name w:val="别的"/>')
    assert refusal(data) == defects.NO_STYLE.at(style=str(style))


def field(*instructions: str) -> str:
    """A complex field whose instruction Word split over runs."""
    words = "".join(f"<w:instrText>{text}</w:instrText>" for text in instructions)
    return f'<w:fldChar w:fldCharType="begin"/>{words}<w:fldChar w:fldCharType="end"/>'


@pytest.mark.parametrize(
    "instruction", ["PAGE", " NUMPAGES ", "SECTIONPAGES", "PAGE \\* MERGEFORMAT"]
)
def test_page_numbers_may_stay(instruction: str) -> None:
    assert compile_page(changed(DOCUMENT, YEAR, field(instruction))).section


FORBIDDEN = ["DDEAUTO c:\\x", "ddeauto x", "DDE x", "INCLUDETEXT http://x", "DATE", "HYPERLINK x"]


@pytest.mark.parametrize("instruction", FORBIDDEN)
def test_any_other_field_is_refused(instruction: str) -> None:
    wrong = defects.UNSAFE_FIELD.at(field=instruction)
    simple = f'<w:t/></w:r><w:fldSimple w:instr="{instruction}"/><w:r>'
    assert refusal(changed(DOCUMENT, YEAR, simple)) == wrong
    assert refusal(changed(DOCUMENT, YEAR, field(instruction))) == wrong
    half = len(instruction) // 2
    split = field(instruction[:half], instruction[half:])
    assert refusal(changed(DOCUMENT, YEAR, split)) == wrong


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"])
def test_a_field_is_refused_in_every_part(part: str) -> None:
    note = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:fldSimple'
        ' w:instr="DDEAUTO x"/></w:p></w:footnote></w:footnotes>'
    )
    data = packed(unpack(PAGE) | {part: note.encode()})
    assert refusal(data) == defects.UNSAFE_FIELD.at(field="DDEAUTO x")


@pytest.mark.parametrize("part", [DOCUMENT, FOOTER])
def test_a_bad_mark_is_refused_in_body_and_footer(part: str) -> None:
    data = changed(part, "</w:p>", "<w:r><w:t>{{ 1 * 2 }}</w:t></w:r></w:p>")
    assert refusal(data).defect is defects.BAD_MARK


def test_an_unknown_name_is_refused_when_a_form_is_drawn() -> None:
    page = compile_page(changed(DOCUMENT, YEAR, "<w:t>{{ 没有 }}</w:t>"))
    with pytest.raises(Refused) as refused:
        draw(SHEET, page)
    facts = {"mark": "{{ 没有 }}", "name": "没有", "known": ["单位", "年度", "标题"]}
    assert refused.value.diagnostic == defects.UNKNOWN_NAME.at(**facts)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (DOCUMENT, 'w:h="16838"', 'w:h="x"'),
        (STYLES, '<w:sz w:val="21"/>', '<w:sz w:val="x"/>'),
        (DOCUMENT, "</w:body>", ""),
    ],
)
def test_a_damaged_page_is_refused_and_does_not_crash(part: str, old: str, new: str) -> None:
    assert refusal(changed(part, old, new)).defect is NOT_AN_OFFICE_FILE


@pytest.mark.parametrize("part", [DOCUMENT, STYLES])
def test_a_file_without_one_of_its_parts_is_no_document(part: str) -> None:
    parts = {name: content for name, content in unpack(PAGE).items() if name != part}
    why = {
        "why": "不是 Word 文档，或内部结构已损坏",
        "why_en": "it is not a Word document, or damaged",
    }
    assert refusal(packed(parts)) == NOT_AN_OFFICE_FILE.at(**why)


def test_a_workbook_is_no_document() -> None:
    workbook = next(TEMPLATES.glob("*项目*/*/page.xlsx")).read_bytes()
    why = {
        "why": "不是 Word 文档，或内部结构已损坏",
        "why_en": "it is not a Word document, or damaged",
    }
    assert refusal(workbook) == NOT_AN_OFFICE_FILE.at(**why)
