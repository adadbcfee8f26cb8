from pathlib import Path

import pytest

from jxbudget.diagnostic import Defect, Diagnostic
from jxbudget.draw import defects
from jxbudget.draw.excel_page import compile_page, letters
from jxbudget.grid import Style
from jxbudget.package import NOT_AN_OFFICE_FILE, Parts, Refused, deflate, pack, unpack

TEMPLATES = Path(__file__).parents[3] / "templates"
PAGE = next(TEMPLATES.glob("*项目*/*/page.xlsx")).read_bytes()
SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"


def packed(parts: Parts) -> bytes:
    return pack(deflate(name, content) for name, content in parts.items())


def changed(part: str, old: str, new: str) -> bytes:
    """The shipped page with one thing written otherwise."""
    parts = unpack(PAGE)
    text = parts[part].decode()
    assert old in text
    return packed(parts | {part: text.replace(old, new).encode()})


def refusal(data: bytes) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        compile_page(data)
    return refused.value.diagnostic


DAMAGED = NOT_AN_OFFICE_FILE.at(
    why="不是 Excel 工作簿，或内部结构已损坏", why_en="it is not a workbook, or damaged"
)


@pytest.mark.parametrize(
    ("column", "name"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_are_named_as_excel_names_them(column: int, name: str) -> None:
    assert letters(column) == name


def test_the_shipped_page_has_a_title_a_year_and_a_place_for_the_table() -> None:
    page = compile_page(PAGE)
    rows = [["".join(str(p) if isinstance(p, str) else p.text for p in cell.pieces)
             for cell in row.cells] for row in page.above]  # fmt: skip
    assert rows == [["{{ 标题 }}"], ["{{ 年度 }}年度"]]
    assert (page.column, page.below, set(page.sizes.values())) == (0, (), {10.5})
    assert set(page.formats) == set(Style)


def test_rows_below_the_table_are_kept() -> None:
    below = '<row r="5"><c r="B5" t="inlineStr"><is><t>填表人</t></is></c></row></sheetData>'
    page = compile_page(changed(SHEET, "</sheetData>", below))
    assert [[cell.column for cell in row.cells] for row in page.below] == [[], [1]]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("{{ 表 }}", "表", 0),
        ("{{ 表 }}", "见 {{ 表 }}", 0),
        ("{{ 标题 }}", "{{ 表 }}", 2),
    ],
)
def test_a_page_has_one_place_for_the_table(old: str, new: str, count: int) -> None:
    assert refusal(changed(SHEET, old, new)) == defects.NO_TABLE.at(count=count)


@pytest.mark.parametrize("style", list(Style))
def test_a_page_without_one_of_the_styles_is_refused(style: Style) -> None:
    data = changed(STYLES, f'name="{style}"', 'name="别的"')
    assert refusal(data) == defects.NO_STYLE.at(style=style.value)


def test_a_formula_is_refused() -> None:
    data = changed(SHEET, 't="inlineStr"><is><t>{{ 年度 }}年度</t></is>', "><f>1+1</f><v>2</v>")
    assert refusal(data) == defects.UNSAFE_FIELD.at(field="<f>")


@pytest.mark.parametrize(
    "name", ["drawing", "legacyDrawing", "oleObjects", "controls", "picture", "legacyDrawingHF"]
)
def test_pictures_and_controls_are_refused(name: str) -> None:
    data = changed(SHEET, "</worksheet>", f"<{name}/></worksheet>")
    assert refusal(data) == defects.UNSAFE_FIELD.at(field=f"<{name}>")


@pytest.mark.parametrize(
    ("old", "new"),
    [("{{ 年度 }}年度", "{{ 年度() }}"), ("— &amp;P —", "{{ 1 * 2 }}"), ("{{ 标题 }}", "{% x %}")],
)
def test_a_bad_mark_in_a_cell_or_a_footer_is_refused(old: str, new: str) -> None:
    found: Defect = refusal(changed(SHEET, old, new)).defect
    assert found is defects.BAD_MARK


INLINE = 't="inlineStr"><is><t>{{ 年度 }}年度</t></is>'


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, 'r="A1"', 'r="???"'),
        (SHEET, '<row r="1"', '<row r="x"'),
        (SHEET, '<row r="1"', '<row r="1048577"'),
        (SHEET, 's="1"', 's="x"'),
        (SHEET, INLINE, 't="s"><v>99</v>'),
        (SHEET, INLINE, 't="s"><v>x</v>'),
        (SHEET, "A2:F2", "A2"),
        (STYLES, 'name="表格标签" xfId="4"', 'name="表格标签" xfId="999"'),
        (STYLES, 'name="表格标签" xfId="4"', 'name="表格标签" xfId="x"'),
        (STYLES, 'fontId="3"', 'fontId="77"'),
        (STYLES, '<sz val="10.5"/>', '<sz val="x"/>'),
        (STYLES, "cellXfs", "other"),
    ],
)
def test_a_damaged_page_is_refused_and_does_not_crash(part: str, old: str, new: str) -> None:
    assert refusal(changed(part, old, new)) == DAMAGED


@pytest.mark.parametrize("part", ["xl/workbook.xml", STYLES, "xl/_rels/workbook.xml.rels", SHEET])
def test_a_workbook_without_one_of_its_parts_is_refused(part: str) -> None:
    parts = {name: content for name, content in unpack(PAGE).items() if name != part}
    assert refusal(packed(parts)) == DAMAGED


def test_a_word_page_is_no_workbook() -> None:
    assert refusal(next(TEMPLATES.glob("*项目*/*/page.docx")).read_bytes()) == DAMAGED
