"""A cell of a workbook is read as it is shown."""

import pytest

from jxbudget.paper import Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_format import shown
from jxbudget.read.xlsx_formula import is_typed
from jxbudget.read.xlsx_paper import read
from tests.unit.read.tiny_office import excel


def texts(cells: str, **parts: str) -> list[str]:
    (table,) = read(excel(f"<sheetData><row>{cells}</row></sheetData>", **parts))
    assert isinstance(table, Table)
    return [box.text for box in table.boxes]


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.28999999999999998", "General", "0.29"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("3.3393E2", "General", "333.93"),
        ("160", "#,##0.00", "160"),
        ("1234.5", "#,##0.00_);[Red](#,##0.00)", "1234.5"),
        ("-1234.5", "#,##0.00_);[Red](#,##0.00)", "-1234.5"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        ("-0", "General", "0"),
        ("0.28999999999999998", "0%", "29%"),
        ("1", "0.00%", "100%"),
        ("0.9995", "0.00%", "99.95%"),
        ("95", '0"%"', "95%"),
        ("12.5", '0.00"万元"', "12.5万元"),
        ("3", '"第"0"次"', "第3次"),
        ("3", "0.0万元", "3万元"),
        ("160", '"¥"#,##0.00;"¥"-#,##0.00', "160"),
        ("160", "[$¥-804]#,##0.00", "160"),
        ("5", r"\≥0", "≥5"),
        ("12", "000000", "000012"),
        ("320100000000000123", "0", "320100000000000123"),
        ("5", ";;;", ""),
        ("5", "0;", "5"),
        ("-5", "0;", "-5"),
        ("x", "0", "x"),
        ("1E999", "General", "1E999"),
        ("NaN", "General", "NaN"),
        ("45688", "yyyy-mm-dd", "2025-01-31"),
        ("45688", 'yyyy"年"m"月"', "2025年1月"),
        ("45688", r"yyyy\-mm\-dd;@", "2025-01-31"),
        ("45688", "[$-804]yyyy/m/d", "2025/1/31"),
        ("45688.5625", "yyyy-mm-dd hh:mm", "2025-01-31 13:30"),
        ("45688.5625", "h:mm AM/PM", "1:30 PM"),
        ("0.0625", "mm:ss", "30:00"),
        ("45688", "dddd", "星期五"),
        ("1", "yyyy-m-d", "1900-1-1"),
        ("61", "yyyy-m-d", "1900-3-1"),
        ("-1", "yyyy-m-d", "-1"),
        ("99999999", "yyyy-m-d", "99999999"),
        ("1.5", "[h]:mm", "1.5"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: str, code: str, text: str) -> None:
    assert shown(number, code) == text


def test_a_workbook_may_count_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    cell = '<sheetData><row><c s="0"><v>44226</v></c></row></sheetData>'
    (table,) = read(excel(cell, workbook='<workbookPr date1904="1"/>', styles=styles))
    assert isinstance(table, Table)
    assert table.boxes[0].text == "2025-01-31"


def test_formats_are_found_by_number_and_styles_may_be_missing() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="0&quot;次&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="176"/></cellXfs>'
    )
    cells = (
        '<c s="1"><v>0.5</v></c><c s="2"><v>2</v></c><c s="77"><v>1</v></c><c s="x"><v>1</v></c>'
    )
    assert texts(cells, styles=styles) == ["50%", "2次", "1", "1"]
    assert texts(cells) == ["0.5", "2", "1", "1"]


@pytest.mark.parametrize(
    ("formula", "cached", "typed"),
    [
        ("100%", "1", True),
        ("45%", "", True),
        ("健全", "#NAME?", True),
        ("健全", "", True),
        ("优/良", "#NAME?", True),
        (">95%", "", True),
        ("95分", "#NAME?", True),
        ("5-3", "2", False),
        ("SUM(B1:B3)", "", False),
        ("B3+B4", "3", False),
        ("b3", "3", False),
        ("$B$3", "3", False),
        ("表2!B3", "3", False),
        ("合计", "7", False),
        ('"001"', "001", False),
        ("TRUE", "TRUE", False),
        ("R1C1", "1", False),
        ("", "3", False),
    ],
)
def test_a_value_typed_with_an_equals_sign_is_no_formula(
    formula: str, cached: str, typed: bool
) -> None:
    assert is_typed(formula, cached, {"合计"}) is typed


def test_formulas_show_what_was_worked_out() -> None:
    cells = (
        "<c><f>100%</f><v>1</v></c><c><f>SUM(B1:B3)</f><v>6</v></c><c><f>B3+B4</f></c>"
        '<c t="str"><f>T(A1)</f><v>健全</v></c><c t="e"><f>A1/0</f><v>#DIV/0!</v></c>'
        '<c><f t="shared" si="0" ref="F1:G1">A1+1</f><v>2</v></c>'
        '<c><f t="shared" si="0"/><v>3</v></c>'
        '<c t="str"><f>健全</f><v/></c><c><f/><v>4</v></c>'
    )
    assert texts(cells) == ["=100%", "6", "=B3+B4", "健全", "#DIV/0!", "2", "3", "=健全", "4"]


def test_an_unknown_name_that_the_workbook_defines_is_a_formula() -> None:
    cell = "<sheetData><row><c><f>合计</f><v>7</v></c></row></sheetData>"
    names = "<definedNames><definedName name='合计'>A1</definedName></definedNames>"
    (table,) = read(excel(cell, workbook=names))
    assert isinstance(table, Table)
    assert table.boxes[0].text == "7"


def test_kinds_of_cells() -> None:
    cells = (
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></is></c>'
        '<c t="d"><v>2025-01-31T00:00:00Z</v></c><c><v/></c><c/>'
    )
    assert texts(cells) == ["TRUE", "FALSE", "#REF!", "甲乙", "2025-01-31"]


def test_shared_texts_are_joined_and_unescaped() -> None:
    strings = (
        "<si><r><t>甲</t></r><r><rPr/><t>乙</t></r><rPh sb='0' eb='1'><t>yi</t></rPh></si>"
        "<si><t>一_x000D_\n二 </t></si><si><t>_x005F_x0041_</t></si><si><t>\u3000缩进</t></si>"
        "<si><t>_xD800_</t></si>"
    )
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(5))
    assert texts(cells, sharedStrings=strings) == [
        "甲乙",
        "一\n二",
        "_x0041_",
        "\u3000缩进",
        "_xD800_",
    ]


@pytest.mark.parametrize("number", ["5", "-9", "x", "9" * 5000])
def test_a_shared_text_that_is_not_there_tears_the_file(number: str) -> None:
    with pytest.raises(Unreadable, match="损坏"):
        texts(f'<c t="s"><v>{number}</v></c>', sharedStrings="<si><t>甲</t></si>")
