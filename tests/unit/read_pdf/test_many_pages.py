"""A table over pages is one; two forms stay two."""

import pytest

pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: pip install 'jxbudget[pdf]'")

from jxbudget.paper import Line, Paper, Table
from jxbudget.read.pdf_pages import paper
from tests.unit.read_pdf.tiny_pdf import Leaf, pdf

XS = (50, 150, 350, 450)


def page(*rows: tuple[str, str, str], top: float = 100) -> Leaf:
    """A table of three columns, all borders drawn; a row may hold lines parted by newlines."""
    leaf = Leaf()
    ys = [top]
    for row in rows:
        tall = max(len(text.split("\n")) for text in row)
        for x, text in zip(XS, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                leaf.text(x + 3, ys[-1] + 4 + 12 * number, line)
        ys.append(ys[-1] + 12 * tall + 8)
    return leaf.table(XS, ys)


def short(shown: Paper) -> list[list[tuple[int, int, str]] | str]:
    """Lines, and of the tables where boxes start, how many rows they have, and their texts."""
    return [
        item.text
        if isinstance(item, Line)
        else [(box.row, box.rows, box.text) for box in item.boxes]
        for item in shown
    ]


HEAD = ("一级指标", "二级指标", "指标值")


def test_a_heading_that_is_printed_again_is_left_out_and_rows_go_on() -> None:
    one, two = page(HEAD, ("产出", "数量", "1")), page(HEAD, ("效益", "质量", "2"))
    (table,) = paper(pdf(one, two))
    assert isinstance(table, Table)
    assert [(box.row, box.text) for box in table.boxes[-3:]] == [
        (2, "效益"),
        (2, "质量"),
        (2, "2"),
    ]
    assert {box.text: box.place for box in table.boxes}["质量"] == "第 2 页第 2 行"
    assert table.place == "第 1 页"


def test_another_heading_is_kept() -> None:
    other = ("一级指标", "重点工作", "指标值")
    one = page(HEAD, ("产出", "数量", "1"), other, ("履职", "办班", "3"))
    two = page(HEAD, ("效益", "质量", "2"))
    assert short(paper(pdf(one, two)))[0][-6:-3] == [
        (4, 1, "一级指标"),
        (4, 1, "二级指标"),
        (4, 1, "指标值"),
    ]


def test_a_label_that_is_empty_after_the_break_spans_both_parts() -> None:
    one, two = page(HEAD, ("产出", "数量", "1")), page(HEAD, ("", "质量", "2"))
    assert short(paper(pdf(one, two)))[0][3:] == [
        (1, 2, "产出"),
        (1, 1, "数量"),
        (1, 1, "1"),
        (2, 1, "质量"),
        (2, 1, "2"),
    ]


def test_a_label_that_is_printed_again_spans_both_parts() -> None:
    one, two = page(HEAD, ("产出", "数量", "1")), page(("产出", "数量", "2"))
    assert short(paper(pdf(one, two)))[0][3:] == [
        (1, 2, "产出"),
        (1, 2, "数量"),
        (1, 1, "1"),
        (2, 1, "2"),
    ]


def test_empty_values_after_the_break_stay_cells() -> None:
    one, two = page(HEAD, ("效益", "经济效益", "")), page(("", "生态效益", ""))
    assert short(paper(pdf(one, two)))[0][3:] == [
        (1, 2, "效益"),
        (1, 1, "经济效益"),
        (1, 1, ""),
        (2, 1, "生态效益"),
        (2, 1, ""),
    ]


FULL = "一二三四五六七八九十一二三四五六七八九"


def test_a_row_that_the_break_cuts_is_whole() -> None:
    one = page(HEAD, ("目标", f"{FULL}\n{FULL}", ""))
    two = page(("", f"{FULL}\n完成。", ""), ("产出", "数量", "1"))
    assert short(paper(pdf(one, two)))[0][3:] == [
        (1, 1, "目标"),
        (1, 1, FULL * 3 + "完成。"),
        (1, 1, ""),
        (2, 1, "产出"),
        (2, 1, "数量"),
        (2, 1, "1"),
    ]


def test_a_label_without_a_border_at_the_break_is_one_wherever_it_is_printed() -> None:
    one, two = Leaf(), Leaf()
    for leaf in (one, two):
        for x in XS:
            leaf.line(x, 100, x, 140)
        leaf.line(150, 120, 450, 120)
    one.line(50, 100, 450, 100).line(150, 140, 450, 140).text(153, 104, "a").text(153, 124, "b")
    two.line(150, 100, 450, 100).line(50, 140, 450, 140).text(153, 104, "c").text(153, 124, "d")
    two.text(53, 104, "label")
    assert [box for box in short(paper(pdf(one, two)))[0] if box[2]] == [
        (0, 4, "label"),
        (0, 1, "a"),
        (1, 1, "b"),
        (2, 1, "c"),
        (3, 1, "d"),
    ]


def test_page_numbers_heads_and_feet_are_left_out() -> None:
    leaves = [page(("产出", f"第{word}项", "1")) for word in "一二三"]
    for number, leaf in enumerate(leaves, 1):
        leaf.text(50, 40, "某单位").text(280, 790, f"第 {number} 页 共 3 页")
        leaf.text(50, 805, f"打印 {number}")
    head, table = short(paper(pdf(*leaves)))
    assert head == "某单位"
    assert isinstance(table, list)
    assert [box for box in table if "第" in box[2]] == [
        (0, 1, "第一项"),
        (1, 1, "第二项"),
        (2, 1, "第三项"),
    ]


def test_a_title_that_is_printed_on_each_page_is_read_once() -> None:
    one, two = page(HEAD, ("产出", "数量", "1")), page(("效益", "质量", "2"))
    for leaf in (one, two):
        leaf.text(200, 80, "绩效目标表")
    title, table = short(paper(pdf(one, two)))
    assert title == "绩效目标表"
    assert len(table) == 9


def test_a_line_that_says_the_table_goes_on_is_left_out() -> None:
    two = page(("效益", "质量", "2")).text(300, 80, "（续表）")
    assert len(short(paper(pdf(page(HEAD), two)))) == 1


def test_forms_of_one_page_with_the_same_title_stay_apart() -> None:
    one, two = page(("项目名称", "甲", "")), page(("项目名称", "乙", ""))
    for leaf in (one, two):
        leaf.text(200, 80, "绩效目标表")
    assert [isinstance(item, Line) for item in paper(pdf(one, two))] == [True, False, True, False]


def test_a_table_of_another_width_is_another_table() -> None:
    two = Leaf().table((50, 150, 400), (100, 130)).text(55, 105, "a")
    assert len(paper(pdf(page(HEAD), two))) == 2


def test_a_table_ends_where_a_line_follows_it() -> None:
    one = page(HEAD).text(50, 300, "填表人：")
    assert len(paper(pdf(one, page(("a", "b", "c"))))) == 3
