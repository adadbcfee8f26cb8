"""Word files as others make them: what is seen in them, cell by cell."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.read.docx_paper import read
from jxbudget.read.unreadable import Unreadable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body: str, **parts: str) -> bytes:
    """A file with nothing but what is needed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        xml = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def cells(paper: Paper) -> list[tuple[int, int, str, int, int]]:
    """Row, column, text, rows and columns of every box of the one table."""
    (table,) = [one for one in paper if isinstance(one, Table)]
    return [(b.row, b.column, b.text, b.rows, b.columns) for b in table.boxes]


SPAN, DOWN, ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_span_columns_and_rows_without_a_grid() -> None:
    body = tbl(
        tr(tc("甲", DOWN), tc("乙", SPAN)),
        tr(tc("", ON), tc("丙"), tc("丁")),
        tr(tc("戊"), tc("己", SPAN)),
    )
    assert cells(read(document(body))) == [
        (0, 0, "甲", 2, 1),
        (0, 1, "乙", 1, 2),
        (1, 1, "丙", 1, 1),
        (1, 2, "丁", 1, 1),
        (2, 0, "戊", 1, 1),
        (2, 1, "己", 1, 2),
    ]


def test_odd_rows_are_kept() -> None:
    body = tbl(
        tr(tc("甲", ON)),
        tr(tc("乙"), tc("丙"), properties='<w:gridBefore w:val="2"/>'),
        tr(),
        tr(tc("丁", '<w:gridSpan w:val="99999"/>'), tc("戊", '<w:gridSpan w:val="x"/>')),
    )
    found = cells(read(document(body)))
    assert [(row, column, text) for row, column, text, *_ in found[:3]] == [
        (0, 0, "甲"),
        (1, 2, "乙"),
        (1, 3, "丙"),
    ]
    assert [text for _, _, text, *_ in found] == ["甲", "乙", "丙", "丁", "戊"]


def test_only_what_is_shown_is_read() -> None:
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{run.format('', '加')}</w:ins>"
        f"<w:del>{run.format('', '删')}</w:del>"
        f"<w:moveFrom>{run.format('', '移')}</w:moveFrom>"
        f"<w:hyperlink>{run.format('', '链')}</w:hyperlink>"
        + run.format("<w:rPr><w:vanish/></w:rPr>", "隐")
        + run.format('<w:rPr><w:vanish w:val="0"/></w:rPr>', "显")
        + "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>二</w:t><w:noBreakHyphen/></w:r>"
        + "</w:p>"
    )
    assert [one.text for one in read(document(body)) if isinstance(one, Line)] == ["加链显", "二-"]


def test_hidden_and_deleted_rows_are_not_there() -> None:
    body = tbl(
        tr(tc("甲")),
        tr(tc("乙"), properties="<w:hidden/>"),
        tr(tc("丙"), properties="<w:del/>"),
        f"<w:sdt><w:sdtContent>{tr(tc('丁'))}</w:sdtContent></w:sdt>",
    )
    assert [text for _, _, text, *_ in cells(read(document(body)))] == ["甲", "丁"]


def test_a_table_in_a_cell_comes_behind() -> None:
    inner = tbl(tr(tc("里")))
    outer = tbl(tr(f"<w:tc>{p('外')}{inner}<w:p/></w:tc>", tc("旁")))
    first, second = read(document(outer))
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [box.text for box in first.boxes] == ["外", "旁"]
    assert [box.text for box in second.boxes] == ["里"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>段</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert [one.text for one in read(document(body)) if isinstance(one, Line)] == ["段", "框"]


def test_comments_go_with_their_cells() -> None:
    cell = '<w:tc><w:p><w:r><w:t>甲</w:t><w:commentReference w:id="0"/></w:r></w:p></w:tc>'
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="王">'
        f"{p('再核一下')}</w:comment></w:comments>"
    )
    (table,) = read(document(tbl(tr(cell)), comments=comments))
    assert isinstance(table, Table)
    place = "第 1 个表第 1 行第 1 列"
    assert table.boxes == (Box(0, 0, "甲", place, notes=("王：再核一下",)),)


def test_a_cell_keeps_its_lines() -> None:
    cell = f"<w:tc>{p('一')}<w:p/>{p('二 ')}<w:p/></w:tc>"
    assert cells(read(document(tbl(tr(cell))))) == [(0, 0, "一\n\n二", 1, 1)]


def test_a_thousand_rows_are_read() -> None:
    body = tbl(*(tr(tc("甲", DOWN if not n else ON), tc(str(n))) for n in range(1_000)))
    found = cells(read(document(body)))
    assert found[0] == (0, 0, "甲", 1_000, 1)
    assert found[-1] == (999, 1, "999", 1, 1)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的"),
        (b"hello", "它不是 .docx 文件"),
        (OLE, "这是旧格式（.doc）的文件"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设有打开密码"),
        (document(p("甲"))[:-30], "文件不完整或已损坏"),
        (document("<w:p>")[:], "文件不完整或已损坏"),
        (document("")[:4] + b"\0" * 40, "文件不完整或已损坏"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(data)
    assert told in error.value.say("zh")
    assert error.value.say("en")


def test_a_file_without_a_document_is_none_of_word() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(Unreadable, match=r"它不是 \.docx 文件"):
        read(made.getvalue())


def test_no_damage_ends_in_anything_else(tmp_path: Path) -> None:
    whole = document(tbl(tr(tc("甲", DOWN), tc("乙", SPAN)), tr(tc("", ON), tc("丙"))))
    for seed in range(300):
        rng = random.Random(seed)  # noqa: S311 - chance that guards nothing
        data = bytearray(whole)
        for _ in range(rng.choice((1, 4, 20))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        with suppress(Unreadable):
            read(bytes(data[: rng.randrange(1, len(data) + 1)]))
