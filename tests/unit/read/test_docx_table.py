"""Tables of Word files: odd rows, merges of any kind, tables inside of cells, comments."""

from itertools import starmap

from jxbudget.paper import Line, Paper, Table
from jxbudget.read.docx_paper import read
from tests.unit.read.tiny_office import p, r, tbl, tc, tr, word

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def cells(paper: Paper) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(b.row, b.column, b.rows, b.columns, b.text) for b in one.boxes]
        for one in paper
        if isinstance(one, Table)
    ]


def table(*rows: str) -> list[tuple[int, int, int, int, str]]:
    (found,) = cells(read(word(tbl(*rows))))
    return found


def test_a_merge_ends_where_a_row_has_none() -> None:
    assert table(tr(tc("甲", DOWN)), tr(tc("乙")), tr(tc("丙", ON))) == [
        (0, 0, 1, 1, "甲"),
        (1, 0, 1, 1, "乙"),
        (2, 0, 1, 1, "丙"),
    ]


def test_a_merge_goes_on_only_under_a_cell_of_its_width() -> None:
    assert table(tr(tc("甲", DOWN + span(2))), tr(tc("乙", ON), tc("丙"))) == [
        (0, 0, 1, 2, "甲"),
        (1, 0, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
    ]


def test_two_merges_below_each_other_stay_two() -> None:
    rows = [tr(tc("甲", DOWN)), tr(tc("藏", ON)), tr(tc("乙", DOWN)), tr(tc("", ON))]
    assert table(*rows) == [(0, 0, 2, 1, "甲"), (2, 0, 2, 1, "乙")]


def test_cells_merged_across_in_the_old_way_are_one() -> None:
    one, more = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    assert table(tr(tc("甲", one), tc("", more), tc("乙"))) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 1, 1, "乙"),
    ]


def test_spans_that_are_no_numbers_are_one() -> None:
    row = tr(*starmap(tc, (("甲", span("x")), ("乙", span(-3)), ("丙", span("9" * 5000)))))
    assert table(row)[:2] == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]
    assert table(tr(tc("甲", span(10**9)))) == [(0, 0, 1, 1_000, "甲")]


def test_a_row_may_begin_further_right() -> None:
    row = tr(tc("甲"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')
    assert table(row) == [(0, 2, 1, 1, "甲")]


def test_rows_and_cells_may_be_wrapped() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>"
    row = f"<w:ins><w:customXml>{tr(cell, tc('乙'))}</w:customXml></w:ins>"
    assert table(row) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]


def test_inserted_rows_count_and_hidden_ones_only_when_they_are() -> None:
    rows = (
        tr(tc("甲"), properties="<w:ins/>"),
        tr(tc("乙"), properties='<w:hidden w:val="0"/>'),
        tr(tc("丙"), properties="<w:hidden/>"),
        tr(tc("丁")),
    )
    assert [(row, text) for row, *_, text in table(*rows)] == [(0, "甲"), (1, "乙"), (2, "丁")]


def test_tables_in_cells_of_cells_come_one_by_one_in_order() -> None:
    def nested(name: str, *inner: str) -> str:
        return tbl(tr(tc(p(name) + "".join(inner) + p(""))))

    body = nested("一", nested("二", nested("三")), nested("四")) + p("后")
    paper = read(word(body))
    assert [rows[0][-1] for rows in cells(paper)] == ["一", "二", "三", "四"]
    assert [one.place for one in paper] == [*(f"第 {n} 个表" for n in (1, 2, 3, 4)), "第 1 段"]


def test_tables_with_an_empty_paragraph_between_stay_two() -> None:
    assert cells(read(word(tbl(tr(tc("甲"))) + p("") + tbl(tr(tc("乙")))))) == [
        [(0, 0, 1, 1, "甲")],
        [(0, 0, 1, 1, "乙")],
    ]


def test_a_text_box_in_a_cell_comes_after_the_table() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>"
    first, second = read(word(tbl(tr(tc(p(r("甲") + box)), tc("乙")))))
    assert isinstance(first, Table)
    assert [box.text for box in first.boxes] == ["甲", "乙"]
    assert second == Line("框", "第 1 段")


def test_a_comment_is_noted_once_on_each_cell_that_it_touches() -> None:
    start, mark = '<w:commentRangeStart w:id="4"/>', '<w:r><w:commentReference w:id="4"/></w:r>'
    comments = f'<w:comment w:id="4" w:author="张三">{p("待")}{p("核")}</w:comment>'
    row = tr(tc(p(start + r("甲") + mark)), tc(start + p("乙")), tc("丙"))
    (found,) = read(word(tbl(row), comments=comments))
    assert isinstance(found, Table)
    assert [box.notes for box in found.boxes] == [("张三：待\n核",), ("张三：待\n核",), ()]


def test_a_deep_nest_of_tables_ends() -> None:
    body = "".join(["<w:tbl><w:tr><w:tc>"] * 60 + [p("底")] + ["</w:tc></w:tr></w:tbl>"] * 60)
    assert cells(read(word(body)))[-1] == [(0, 0, 1, 1, "底")]
