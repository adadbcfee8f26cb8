"""The automatic numbers of paragraphs are read as Word shows them."""

import pytest

from jxbudget.paper import Line, Table
from jxbudget.read.docx_paper import read
from jxbudget.read.numerals import numeral
from tests.unit.read.tiny_office import p, tbl, tc, tr, word


def level(at: int, kind: str, pattern: str, start: int = 1, gap: str = "tab") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, also: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{also}'
    )


def item(text: str, at: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def shown(body: str, numbering: str, **parts: str) -> list[str]:
    paper = read(word(body, numbering=numbering, **parts))
    return [one.text for one in paper if isinstance(one, Line)]


def test_levels_count_on_and_begin_anew() -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 1) + item("戊") + item("己", 1)
    assert shown(body, numbering) == [
        "一、甲",
        "（一）乙",
        "1. 丙",
        "（二）丁",
        "二、戊",
        "（一）己",
    ]


def test_a_number_may_hold_those_above() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", gap="nothing"))
    assert shown(item("甲") + item("乙", 1), numbering) == ["1. 甲", "1.1乙"]


def test_a_list_may_start_elsewhere() -> None:
    also = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1、"), also=also)
    body = item("甲") + item("乙", number=2) + item("丙", number=2)
    assert shown(body, numbering) == ["1、甲", "5、乙", "6、丙"]


def test_bullets_and_unknown_lists_have_no_number() -> None:
    numbering = lists(level(0, "bullet", "\uf06c"))
    assert shown(item("甲") + item("乙", number=9) + item("丙", number=0), numbering) == [
        "甲",
        "乙",
        "丙",
    ]


def test_a_style_may_number() -> None:
    styles = (
        '<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="h"/>') + p("乙", '<w:pStyle w:val="h"/>')
    assert shown(body, lists(level(0, "decimal", "%1、")), styles=styles) == ["1、甲", "2、乙"]


def test_a_column_of_numbers_is_read_though_nothing_was_typed() -> None:
    rows = [tr(tc(item("")), tc(text)) for text in ("甲", "乙")]
    (table,) = read(word(tbl(*rows), numbering=lists(level(0, "decimal", "%1"))))
    assert isinstance(table, Table)
    assert [box.text for box in table.boxes] == ["1", "甲", "2", "乙"]


def test_deleted_paragraphs_do_not_count() -> None:
    gone = item("").replace("<w:numPr>", "<w:rPr><w:del/></w:rPr><w:numPr>")
    assert shown(item("甲") + gone + item("乙"), lists(level(0, "decimal", "%1、"))) == [
        "1、甲",
        "2、乙",
    ]


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        (10, "chineseCounting", "十"),
        (15, "chineseCountingThousand", "十五"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (1004, "chineseCounting", "一千零四"),
        (23, "chineseLegalSimplified", "贰拾叁"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "upperLetter", "BB"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (0, "upperLetter", "0"),
        (5, "hebrew1", "5"),
    ],
)
def test_numerals(number: int, kind: str, said: str) -> None:
    assert numeral(number, kind) == said
