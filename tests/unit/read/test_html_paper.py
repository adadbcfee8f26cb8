"""Web pages as others make them: their tables, and the lines around them."""

import pytest

from jxbudget.paper import Line, Table
from jxbudget.read.html_paper import read
from jxbudget.read.unreadable import Unreadable


def cells(page: str) -> list[tuple[int, int, str, int, int]]:
    (table,) = [one for one in read(page.encode()) if isinstance(one, Table)]
    return [(b.row, b.column, b.text, b.rows, b.columns) for b in table.boxes]


def test_spans_are_kept() -> None:
    page = (
        "<table><tr><td rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁"
        '<tr><td colspan="0">戊<td rowspan="x">己</table>'
    )
    assert cells(page) == [
        (0, 0, "甲", 2, 1),
        (0, 1, "乙", 1, 2),
        (1, 1, "丙", 1, 1),
        (1, 2, "丁", 1, 1),
        (2, 0, "戊", 1, 1),
        (2, 1, "己", 1, 1),
    ]


def test_feet_come_last_and_hidden_rows_not_at_all() -> None:
    page = (
        "<table><tfoot><tr><td>脚</tfoot><tbody><tr><td>身<tr hidden><td>隐"
        '<tr style="display: none"><td>隐</tbody><thead><tr><td>头</thead></table>'
    )
    assert [text for _, _, text, *_ in cells(page)] == ["头", "身", "脚"]


def test_lines_of_a_cell_and_blanks() -> None:
    page = "<table><tr><td> 一\n 二<br>三<p>四</p>五&nbsp;六&lt;p&gt;<script>七</script></table>"
    assert cells(page) == [(0, 0, "一 二\n三\n四\n五 六<p>", 1, 1)]


def test_lines_and_tables_keep_their_order() -> None:
    found = read("<h1>标题</h1><p>2025<b>年度</b></p><table><tr><td>甲</table>尾".encode())
    assert [one.text if isinstance(one, Line) else "表" for one in found] == [
        "标题",
        "2025年度",
        "表",
        "尾",
    ]


def test_a_table_in_a_cell_comes_behind() -> None:
    page = "<table><tr><td>外<table><tr><td>里</table><td>旁</table>"
    tables = [one for one in read(page.encode()) if isinstance(one, Table)]
    assert [[box.text for box in one.boxes] for one in tables] == [["外", "旁"], ["里"]]


@pytest.mark.parametrize("name", ["utf-8", "gb2312", "gbk", "gb18030", "utf-8-sig", "utf-16"])
def test_pages_of_any_encoding(name: str) -> None:
    told = "" if name.startswith("utf") else f'<meta charset="{name}">'
    (line,) = read(f"{told}<p>绩效目标</p>".encode(name))
    assert line == Line("绩效目标", "第 1 行")


def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same() -> None:
    (line,) = read('<meta charset="x-none"><p>绩效目标</p>'.encode("gbk"))
    assert line == Line("绩效目标", "第 1 行")


def test_absurd_spans_are_refused_or_bounded() -> None:
    assert cells("<table><tr><td rowspan=999999999 colspan=999999999>甲</table>") == [
        (0, 0, "甲", 1, 1_000)
    ]
    with pytest.raises(Unreadable):
        read(b"<table>" + b"<tr>" + b"<td colspan=1000>" * 6_000)


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_nothing_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable, match="文件是空的"):
        read(data)


def test_deep_pages_end() -> None:
    with pytest.raises(Unreadable):
        read(b"<div>" * 5_000 + b"x")
    read(b"<table><tr><td>" * 500)
