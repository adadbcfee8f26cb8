"""A paragraph of a Word file is read as Word shows it."""

import pytest

from jxbudget.paper import Line, Paper, Table
from jxbudget.read.docx_paper import read
from tests.unit.read.tiny_office import p, r, tbl, tc, tr, word


def texts(paper: Paper) -> list[str]:
    return [one.text for one in paper if isinstance(one, Line)]


def line(inner: str, **parts: str) -> str:
    """The one line that a paragraph of runs shows."""
    (text,) = texts(read(word(f"<w:p>{inner}</w:p>", **parts)))
    return text


def test_signs_of_word_are_letters() -> None:
    assert line(r("甲") + r("<w:tab/>乙") + r("<w:noBreakHyphen/>丙")) == "甲\t乙-丙"
    assert line(r("甲") + r("<w:softHyphen/>乙\N{SOFT HYPHEN}丙")) == "甲乙丙"
    assert texts(read(word(p(r("甲") + r("<w:br/>乙") + r("<w:cr/>丙"))))) == ["甲", "乙", "丙"]


def test_tab_stops_are_no_tabs() -> None:
    assert line('<w:pPr><w:tabs><w:tab w:pos="100"/></w:tabs></w:pPr>' + r("甲")) == "甲"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Unknown", "F041", "\N{GETA MARK}"),
        ("SimSun", "4E00", "一"),
        ("SimSun", "D800", ""),
        ("SimSun", "x", ""),
    ],
)
def test_symbols_show_what_their_font_draws(font: str, code: str, shown: str) -> None:
    assert line(r("甲") + f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>') == "甲" + shown


def test_full_width_blanks_are_kept_and_blanks_at_the_end_are_not() -> None:
    assert line(r("\u3000甲\u3000乙 \N{NO-BREAK SPACE}")) == "\u3000甲\u3000乙"


def test_blanks_without_preserve_are_those_of_the_file() -> None:
    assert line("<w:r><w:t>\n  甲\n  乙 </w:t></w:r>" + r("丙")) == "甲   乙丙"


def field(code: str, result: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return char("begin") + code + char("separate") + result + char("end")


def test_results_of_fields_are_text_and_their_codes_are_not() -> None:
    code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    assert line(field(code, r("3")) + r("页")) == "3页"
    assert line(field(code + field(code, r("码")), r("果"))) == "果"
    assert line(f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>') == "今天"


def test_a_field_that_does_not_end_keeps_no_other_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(word(p(begin) + p("甲")))) == ["甲"]


def test_form_fields_show_what_was_chosen() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'.format
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    box = begin('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + end
    entries = '<w:listEntry w:val="常年"/><w:listEntry w:val="一次性"/>'
    chosen = begin(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>') + end
    assert line(box + chosen) == "☑一次性"


def test_wrappers_are_looked_through() -> None:
    inner = f"<w:smartTag><w:hyperlink>{r('甲')}</w:hyperlink></w:smartTag>"
    assert line(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>") == "甲"
    assert line(f"<w:moveTo>{r('甲')}</w:moveTo><w:moveFrom>{r('乙')}</w:moveFrom>") == "甲"


def test_a_placeholder_is_not_content() -> None:
    sdt = f"<w:sdt><w:sdtPr>{{}}</w:sdtPr><w:sdtContent>{r('单击输入')}</w:sdtContent></w:sdt>"
    assert line(r("甲") + sdt.format("<w:showingPlcHdr/>")) == "甲"
    assert line(r("甲") + sdt.format("")) == "甲单击输入"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(read(word(p("甲", gone) + p("乙") + p("丙")))) == ["甲乙", "丙"]
    (table,) = read(word(tbl(tr(tc(p("甲", gone) + p("乙") + p("丙"))))))
    assert isinstance(table, Table)
    assert table.boxes[0].text == "甲乙\n丙"


def test_text_hidden_by_its_style_is_hidden() -> None:
    styles = (
        '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    runs = r("甲") + r("隐", '<w:rStyle w:val="b"/>')
    shown = r("乙", '<w:rStyle w:val="a"/><w:vanish w:val="0"/>')
    assert line(runs + shown, styles=styles) == "甲乙"
    assert texts(read(word(p("隐", '<w:pStyle w:val="b"/>') + p("甲"), styles=styles))) == ["甲"]


def test_ruby_is_not_read_twice() -> None:
    ruby = f"<w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby>"
    assert line(f"<w:r>{ruby}</w:r>") == "拼"


def test_text_boxes_follow_their_paragraph_with_their_tables() -> None:
    inner = tbl(tr(tc("格")))
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}{inner}</w:txbxContent></w:pict></w:r>"
    paper = read(word(p(r("甲") + box) + p("乙")))
    assert [one.place for one in paper] == ["第 1 段", "第 2 段", "第 1 个表", "第 3 段"]
    assert texts(paper) == ["甲", "框", "乙"]


def test_the_other_way_to_draw_a_box_is_read_if_the_first_has_no_text() -> None:
    box = f"<w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict>"
    ways = f"<mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = p(f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>")
    assert texts(read(word(body))) == ["框"]


def test_strict_documents_are_read() -> None:
    from tests.unit.read.tiny_office import W, packed

    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{W}"><w:body>{p("甲")}</w:body></w:document>'
    assert texts(read(packed({"word/document.xml": xml.replace(W, strict)}))) == ["甲"]
