"""A worksheet is read as it is seen: merged, hidden, commented cells, absurd claims."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from jxbudget.paper import Box, Table
from jxbudget.read import xlsx_book
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_paper import read
from jxbudget.read.xlsx_sheet import ROWS
from jxbudget.read.xlsx_table import Visible
from tests.unit.read.tiny_office import REL, S, excel, packed


def boxes(sheet: str) -> list[tuple[int, int, int, int, str]]:
    table = read(excel(sheet))[0]
    assert isinstance(table, Table)
    return [(b.row, b.column, b.rows, b.columns, b.text) for b in table.boxes]


def rows(*lines: str, hidden: tuple[int, ...] = ()) -> str:
    """One row for each line, a cell for each letter."""
    made = ""
    for number, line in enumerate(lines, 1):
        cells = "".join(f'<c t="str"><v>{letter}</v></c>' for letter in line)
        made += f'<row r="{number}" hidden="{int(number in hidden)}">{cells}</row>'
    return f"<sheetData>{made}</sheetData>"


def merges(*areas: str) -> str:
    inner = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{inner}</mergeCells>"


def test_what_a_merged_range_covers_is_not_seen() -> None:
    assert boxes(rows("甲藏乙", "藏藏丙") + merges("A1:B2")) == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 1, 1, "丙"),
    ]


def test_ranges_that_overlap_and_ranges_that_are_none_do_not_count() -> None:
    sheet = rows("甲乙", "丙丁") + merges("A1:A2", "A2:B2", "B1:", "x", "A0:A9", "A1:ZZZ1")
    assert boxes(sheet) == [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丁")]


def test_a_merged_range_shrinks_by_what_is_hidden() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="4" max="4" width="0"/></cols>'
    sheet = (
        columns + rows("甲乙丙丁", "子丑寅卯", "天地玄黄", hidden=(1,)) + merges("A1:C2", "B3:B9")
    )
    assert boxes(sheet) == [
        (0, 0, 1, 2, "甲"),
        (1, 0, 1, 1, "天"),
        (1, 1, 1, 1, "玄"),
    ]


def test_a_row_without_height_is_hidden() -> None:
    cell = '<c t="str"><v>甲</v></c>'
    sheet = f'<row ht="0">{cell}</row><row ht="13.5">{cell}</row><row ht="0.0">{cell}</row>'
    assert boxes(f"<sheetData>{sheet}</sheetData>") == [(0, 0, 1, 1, "甲")]


def test_places_are_real_addresses_and_numbers_those_of_what_is_seen() -> None:
    sheet = '<cols><col min="1" max="26" hidden="1"/></cols>'
    sheet += (
        '<sheetData><row r="7" hidden="1"/><row r="9"><c r="AB9"><v>1</v></c></row></sheetData>'
    )
    (table,) = read(excel(sheet))
    assert table == Table((Box(7, 1, "1", "表!AB9"),), "表")


def test_an_absurd_range_costs_nothing() -> None:
    sheet = '<dimension ref="A1:XFD1048576"/><cols><col min="3" max="16384" hidden="1"/></cols>'
    found = boxes(sheet + rows("甲") + merges("A1:XFD1048576"))
    assert found == [(0, 0, 1_048_576, 2, "甲")]


def test_visible_ones_are_counted_over_stretches() -> None:
    visible = Visible([(3, 4), (4, 6), (10, 99)], 50)
    assert [visible.count(n) for n in (0, 2, 3, 5, 6, 7, 9, 10, 50)] == [0, 2, 2, 2, 2, 3, 5, 5, 5]
    assert Visible([(-5, ROWS * 9)], ROWS).count(ROWS) == 0


def test_a_thousand_rows_are_read_soon() -> None:
    found = boxes(
        rows(*["甲乙丙丁戊己庚辛"] * 1_000) + merges(*(f"A{n}:B{n}" for n in range(1, 1_001)))
    )
    assert len(found) == 7_000
    assert found[-1] == (999, 7, 1, 1, "辛")


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "_CELLS", 3)
    assert len(boxes(rows("甲乙丙"))) == 3
    with pytest.raises(Unreadable, match="太多"):
        read(excel(rows("甲乙丙丁")))


def test_a_sheet_that_is_named_but_not_there_tears_the_file() -> None:
    xml = f'<workbook xmlns="{S}"><sheets><sheet name="表" sheetId="1"/></sheets></workbook>'
    with pytest.raises(Unreadable, match="损坏"):
        read(packed({"xl/workbook.xml": xml}))


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_hidden_sheets_and_charts_are_passed_over() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "二"
    first["B3"] = "甲"
    for title, state in (("一", "hidden"), ("三", "veryHidden")):
        sheet = book.create_sheet(title, 0)
        sheet["A1"] = "藏"
        sheet.sheet_state = state
    book.create_chartsheet("图")
    assert read(saved(book)) == (Table((Box(2, 1, "甲", "二!B3"),), "二"),)


def test_notes_are_read_without_the_name_that_excel_repeats() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "甲"
    sheet["A1"].comment = Comment("张三:\n待核", "张三")
    sheet["C2"].comment = Comment("空格里的批注", "李四")
    (table,) = read(saved(book))
    assert isinstance(table, Table)
    assert [(box.text, box.notes) for box in table.boxes] == [
        ("甲", ("张三：待核",)),
        ("", ("李四：空格里的批注",)),
    ]


def test_threads_are_read_instead_of_the_note_that_repeats_them() -> None:
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    rels = "".join(
        f'<Relationship Id="{kind}" Type="x/{kind}" Target="../{kind}.xml"/>'
        for kind in ("threadedComment", "comments")
    )
    cells = '<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{REL}"><sheets>'
        '<sheet name="表" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="x/worksheet" '
        'Target="/xl/worksheets/a.xml"/></Relationships>',
        "xl/worksheets/a.xml": f'<worksheet xmlns="{S}">{cells}</worksheet>',
        "xl/worksheets/_rels/a.xml.rels": f"<Relationships>{rels}</Relationships>",
        "xl/threadedComment.xml": f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A1" '
        'personId="p"><text>待核</text></threadedComment><threadedComment ref="A1" personId="q">'
        "<text>已核</text></threadedComment></ThreadedComments>",
        "xl/persons/person.xml": f'<personList xmlns="{threads}"><person id="p" '
        'displayName="张三"/></personList>',
        "xl/comments.xml": f'<comments xmlns="{S}"><authors><author>tc</author></authors>'
        '<commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text>'
        "</comment></commentList></comments>",
    }
    (table,) = read(packed(dict(parts)))
    assert isinstance(table, Table)
    assert table.boxes[0].notes == ("张三：待核", "：已核")
