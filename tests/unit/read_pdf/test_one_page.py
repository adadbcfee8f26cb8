"""Lines on a page become cells, and letters the text in them."""

import pytest

pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: pip install 'jxbudget[pdf]'")

from jxbudget.paper import Box, Line, Table
from jxbudget.read.pdf_pages import paper
from tests.unit.read_pdf.tiny_pdf import Leaf, pdf

XS = (50, 150, 250, 350)
YS = (100, 130, 160, 190)


def boxes(*leaves: Leaf) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows, columns and text of the boxes of the one table."""
    (table,) = (item for item in paper(pdf(*leaves)) if isinstance(item, Table))
    return [(box.row, box.column, box.rows, box.columns, box.text) for box in table.boxes]


def cell(*lines: tuple[float, str], width: float = 200) -> str:
    """The text of a cell whose lines begin at x and are 12 points apart."""
    leaf = Leaf().table((40, 50, 50 + width), (100, 300))
    for number, (x, text) in enumerate(lines):
        leaf.text(50 + x, 105 + 12 * number, text)
    return boxes(leaf)[1][-1]


def test_a_page_shows_its_lines_and_its_table() -> None:
    leaf = Leaf().text(200, 60, "绩效目标表", 20).table((50, 150, 300), (100, 130))
    leaf.text(55, 110, "项目名称").text(155, 110, "HLA").text(50, 140, "单位：万元")
    name = Box(0, 0, "项目名称", "第 1 页第 1 行")
    value = Box(0, 1, "HLA", "第 1 页第 1 行")
    assert paper(pdf(leaf)) == (
        Line("绩效目标表", "第 1 页"),
        Table((name, value), "第 1 页"),
        Line("单位：万元", "第 1 页"),
    )


def test_merged_cells_span_the_boundaries_of_the_whole_table() -> None:
    leaf = Leaf().line(50, 100, 350, 100).line(50, 190, 350, 190)
    leaf.line(50, 100, 50, 190).line(350, 100, 350, 190).line(150, 100, 150, 190)
    leaf.line(150, 130, 350, 130).line(150, 160, 350, 160).line(250, 130, 250, 160)
    leaf.text(60, 140, "label").text(160, 110, "wide").text(160, 140, "a").text(260, 140, "b")
    assert boxes(leaf) == [
        (0, 0, 3, 1, "label"),
        (0, 1, 1, 2, "wide"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b"),
        (2, 1, 1, 2, ""),
    ]


NINE = [(row, column, 1, 1, f"{row}{column}") for row in range(3) for column in range(3)]


def numbered(leaf: Leaf) -> Leaf:
    for row, column, _, _, text in NINE:
        leaf.text(XS[column] + 5, YS[row] + 10, text)
    return leaf


def test_a_table_without_outer_borders_has_all_its_cells() -> None:
    leaf = Leaf().line(50, 130, 350, 130).line(50, 160, 350, 160)
    leaf.line(150, 100, 150, 190).line(250, 100, 250, 190)
    assert boxes(numbered(leaf)) == NINE


def test_thin_rectangles_are_lines() -> None:
    leaf = Leaf()
    for x in XS:
        for y in YS[:-1]:
            leaf.bar(x - 0.25, y, 0.5, 30)
    for y in YS:
        leaf.bar(50, y - 0.25, 300, 0.5)
    assert boxes(numbered(leaf)) == NINE


def test_dashes_and_dots_are_lines() -> None:
    leaf = Leaf()
    for x in XS:
        leaf.line(x, 100, x, 190, "[2 2] 0 d")
    for y in YS:
        for step in range(0, 300, 2):
            leaf.bar(50 + step, y, 1, 1)
    assert boxes(numbered(leaf)) == NINE


def test_double_lines_that_do_not_quite_meet_are_lines() -> None:
    leaf = Leaf()
    for x in XS:
        leaf.line(x, 101, x, 189).line(x + 1.5, 101, x + 1.5, 189)
    for y in YS:
        leaf.line(51.5, y, 349, y)
    assert boxes(numbered(leaf)) == NINE


def test_a_frame_and_an_underline_are_no_tables() -> None:
    leaf = Leaf().table((30, 565), (30, 800)).text(50, 100, "text").line(50, 112, 90, 112)
    assert paper(pdf(leaf)) == (Line("text", "第 1 页"),)


def test_a_nook_beside_a_narrower_table_is_no_cell() -> None:
    leaf = Leaf().table((50, 150, 250), (100, 130)).table((50, 150, 350), (130, 160))
    leaf.text(55, 110, "a").text(155, 110, "b").text(55, 140, "c").text(155, 140, "d")
    assert [(row, text) for row, _, _, _, text in boxes(leaf)] == [
        (0, "a"),
        (0, "b"),
        (1, "c"),
        (1, "d"),
    ]


def test_two_tables_on_a_page_stay_two() -> None:
    leaf = Leaf().table((50, 100, 200), (100, 120)).table((50, 100, 200), (150, 170))
    leaf.text(55, 105, "a").text(55, 155, "b")
    one, other = paper(pdf(leaf))
    assert isinstance(one, Table)
    assert isinstance(other, Table)
    assert (one.boxes[0].text, other.boxes[0].text) == ("a", "b")


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    leaf = Leaf(turned=90).table((50, 150, 300), (100, 130)).text(55, 110, "ab")
    assert [text for *_, text in boxes(leaf) if text] == ["ab"]


def test_text_in_two_columns_is_read_line_by_line() -> None:
    leaf = Leaf().text(50, 100, "left").text(300, 100, "right").text(50, 112, "more")
    assert [item.text for item in paper(pdf(leaf)) if isinstance(item, Line)] == [
        "left right",
        "more",
    ]


def test_what_clipping_hides_is_not_read() -> None:
    leaf = Leaf().table((50, 100, 200), (100, 120))
    leaf.clipped(55, 105, "hidden", (50, 200, 50, 20))
    leaf.clipped(80, 105, "longer", (50, 100, 50, 20)).text(105, 105, "b")
    assert [text for *_, text in boxes(leaf)] == ["lon", "b"]


def test_a_bold_letter_that_is_printed_twice_is_one() -> None:
    assert cell((0, "aa"), (0, "")) == cell((0, "aa"))
    leaf = Leaf().table((40, 50, 250), (100, 130)).text(60, 105, "目标").text(60.4, 105, "目标")
    assert boxes(leaf)[1][-1] == "目标"


def test_a_cell_joins_the_lines_of_a_label() -> None:
    assert cell((15, "半年（程）"), (25, "指标值"), width=80) == "半年（程）指标值"


def test_words_that_were_broken_to_fit_are_whole() -> None:
    assert cell((3, "≤18.68万"), (22, "元"), width=56) == "≤18.68万元"
    assert cell((2, "025-8"), (2, "3268629"), width=48) == "025-83268629"


def test_words_of_a_wide_cell_keep_their_blank() -> None:
    assert cell((3, "donors of blood stem cells are"), (3, "few")) == (
        "donors of blood stem cells are few"
    )


def test_full_lines_are_one_paragraph_without_its_indent() -> None:
    first, second = "一二三四五六七八九十一二三四五六七", "一二三四五六七八九十一二三四五六七八九"
    assert cell((22, first), (3, second), (3, "完成。")) == first + second + "完成。"


def test_a_line_that_ended_early_before_an_indent_ends_a_paragraph() -> None:
    assert cell((22, "第一段没有句号"), (22, "第二段。")) == "第一段没有句号\n第二段。"


def test_a_sentence_that_ended_early_ends_a_paragraph() -> None:
    assert cell((3, "1.办班；"), (3, "2.宣传。")) == "1.办班；\n2.宣传。"


def test_a_sentence_that_ends_where_the_line_does_ends_no_paragraph() -> None:
    full = "一二三四五六七八九十一二三四五六七八。"
    assert cell((3, full), (3, "继续")) == full + "继续"


def test_blanks_are_kept_and_gaps_beside_chinese_letters_are_none() -> None:
    assert cell((3, "HLA  test")) == "HLA test"
    leaf = Leaf().table((40, 50, 250), (100, 130)).text(60, 105, "共").text(72.5, 105, "10")
    leaf.text(87, 105, "人")
    assert boxes(leaf)[1][-1] == "共10人"
