"""Pages are read as browsers lay them out."""

import pytest

from jxbudget.paper import Line, Table
from jxbudget.read.html_coding import decoded
from jxbudget.read.html_paper import read
from jxbudget.read.unreadable import Unreadable


def cells(page: str) -> list[tuple[int, int, int, int, str]]:
    """The boxes of the first table."""
    table = next(one for one in read(page.encode()) if isinstance(one, Table))
    return [(b.row, b.column, b.rows, b.columns, b.text) for b in table.boxes]


def lines(page: str) -> list[str]:
    return [one.text for one in read(page.encode()) if isinstance(one, Line)]


def cell(inner: str) -> str:
    return cells(f"<table><tr><td>{inner}</td></tr></table>")[0][-1]


def test_a_span_of_zero_goes_to_the_end_of_its_group() -> None:
    page = "<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙<tbody><tr><td>丁</table>"
    assert cells(page) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
        (2, 0, 1, 1, "丁"),
    ]


def test_a_cell_does_not_lie_over_one_from_above() -> None:
    page = "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙<td>丁</table>"
    assert cells(page) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 2, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
    ]


def test_cells_without_a_row_share_one() -> None:
    assert cells("<table><td>甲</td><td>乙</td><tr><td>丙</td></tr></table>") == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 1, "丙"),
    ]


def test_hidden_cells_and_groups_are_not_there() -> None:
    page = (
        '<table><thead style="display:none"><tr><td>藏</thead><tr><td hidden>藏<td>甲'
        '<td style="mso-hide:all">藏<td style="display:none ">藏<td>乙</table>'
    )
    assert cells(page) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]


def test_lines_of_a_cell_are_those_of_a_browser() -> None:
    assert cell("一<br>二<div>三<p>四</p></div>五") == "一\n二\n三\n四\n五"
    assert cell("一<br><br>二<br>") == "一\n\n二"
    assert cell("<p>&nbsp;</p><p>一</p><p>&nbsp;</p>") == "一"
    assert cell("<b>项目</b>\n<i>名称</i>") == "项目 名称"
    assert cell("a&nbsp;&nbsp;b\t\n c") == "a  b c"
    assert cell("\u3000\u3000首行\u3000缩进") == "\u3000\u3000首行\u3000缩进"


def test_what_is_not_shown_is_not_text() -> None:
    page = (
        "一<script>x</script><style>y</style><template>z</template><noscript>n</noscript>"
        '<span hidden>h</span><span style="DISPLAY : none">d</span><!-- c -->'
        "<ruby>二<rp>(</rp><rt>er</rt></ruby>三"
    )
    assert cell(page) == "一二三"


def test_escaped_markup_is_text() -> None:
    assert cell("&lt;p&gt;≥95%&lt;/p&gt; &amp;nbsp; &unknown;") == "<p>≥95%</p> &nbsp; &unknown;"


def test_fields_of_forms_show_their_content() -> None:
    assert cell('<input value="甲"><input type="hidden" value="藏">') == "甲"
    assert cell("<select><option>乙<option selected>丙</select>") == "丙"


def test_captions_and_titles() -> None:
    page = "<title>藏</title><table><caption>表名</caption><tr><td>甲</table>"
    assert [type(one) for one in read(page.encode())] == [Line, Table]
    assert lines(page) == ["表名"]


def test_blocks_outside_of_tables_are_lines() -> None:
    page = "<h1>题</h1>甲<br>乙<ul><li>丙<li>丁</ul><div><div>戊</div></div>"
    assert lines(page) == ["题", "甲", "乙", "丙", "丁", "戊"]


def test_tables_in_cells_follow_the_outer_one() -> None:
    page = "<table><tr><td>外<table><tr><td>里<table><tr><td>底</table></table>后<td>旁</table>尾"
    paper = read(page.encode())
    assert [[b.text for b in one.boxes] for one in paper if isinstance(one, Table)] == [
        ["外\n后", "旁"],
        ["里"],
        ["底"],
    ]
    assert paper[-1] == Line("尾", "第 1 行")
    assert isinstance(paper[1], Table)
    assert paper[1].boxes[0].place == "第 2 个表第 1 行第 1 列"


def test_absurd_pages_end() -> None:
    row = "<tr>" + "<td rowspan=65534 colspan=1000>" * 200
    for page in (f"<table>{row * 50}</table>", f"<table>{'<tr><td rowspan=9999>' * 4_000}</table>"):
        try:
            assert read(page.encode())
        except Unreadable as refused:
            assert "太多" in refused.say("zh")  # noqa: PT017 (either is well)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04<a>", b"%PDF-1.7 <b>", b"plain", bytes(99), b"{\\rtf1 <a>"]
)
def test_other_files_are_no_pages(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是网页"):
        read(data)


def test_nothing_is_fetched_and_no_entity_is_resolved() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;甲<iframe src="file:///">'
    )
    assert "root:" not in "".join(lines(page))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeff<p>绩效".encode("utf-16-be"), "<p>绩效"),
        ("<meta charset=utf8><p>绩效".encode(), "<meta charset=utf8><p>绩效"),
        ('<meta content="text/html; charset=gb2312">镕'.encode("gbk"), None),
        ("<meta charset=utf-8><p>绩效".encode("gbk"), "<meta charset=utf-8><p>绩效"),
        ("<meta charset=utf-7><p>绩效".encode(), "<meta charset=utf-7><p>绩效"),
        ('<?xml version="1.0" encoding="gbk"?><p>绩效'.encode("gbk"), "<p>绩效"),
        ("<p>\0绩效".encode(), "<p>绩效"),
    ],
)
def test_encodings_are_told_or_tried(data: bytes, text: str | None) -> None:
    assert decoded(data) == (text or data.decode("gbk"))


def test_a_byte_that_is_none_does_not_spoil_the_page() -> None:
    data = "<meta charset=gb2312><p>绩效".encode("gbk") + b"\xff<p>" + "目标".encode("gbk")
    assert decoded(data).startswith("<meta charset=gb2312><p>绩效")
    assert decoded(data).endswith("<p>目标")
