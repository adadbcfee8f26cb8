import re

from hypothesis import given
from hypothesis import strategies as st

from jxbudget.draw import measure
from jxbudget.draw.word_table import INDENT, PADDING, Tables, most_lines
from jxbudget.grid import Cell, Grid, Style

SIZE, BODY = 10.5, 300.0
LINES = int(BODY / (SIZE * measure.LINE))
"""What a page of the tables below holds."""

TABLES = Tables(
    {style: f"S{n}" for n, style in enumerate(Style)}, "T", dict.fromkeys(Style, SIZE), BODY
)
TEXTS = st.one_of(
    st.text(st.sampled_from("一二a2，\n "), max_size=200),
    st.lists(st.sampled_from(["一二三", "https://example.com/abc", "2025", "\n", " ", "，"])).map(
        "".join
    ),
)


def drawn(*cells: Cell, widths: tuple[float, ...] = (80.0,), head_rows: int = 0) -> str:
    return b"".join(TABLES.draw(Grid(widths, cells, head_rows))).decode()


def whole_rows(xml: str) -> list[bool]:
    """Whether each row stays on one page."""
    return ["<w:cantSplit/>" in row for row in re.findall("<w:trPr>.*?</w:trPr>", xml)]


def test_a_row_is_split_only_where_a_page_cannot_hold_it() -> None:
    fits, tall = "\n".join("一" * LINES), "\n".join("一" * (LINES + 1))
    cells = (Cell(row, 0, text, Style.PROSE) for row, text in enumerate(["", fits, tall]))
    assert whole_rows(drawn(*cells)) == [True, True, False]


def test_a_tall_cell_over_several_rows_splits_none_of_them() -> None:
    tall = "\n".join("一" * (LINES + 1))
    cells = Cell(0, 0, tall, Style.LABEL, rows=2), Cell(0, 1, "", Style.VALUE)
    xml = drawn(*cells, Cell(1, 1, "", Style.VALUE), widths=(30.0, 40.0))
    assert whole_rows(xml) == [True, True]


def test_head_rows_are_repeated_on_every_page() -> None:
    cells = (Cell(row, 0, str(row), Style.VALUE) for row in range(3))
    assert [xml.count("<w:tblHeader/>") for xml in drawn(*cells, head_rows=2).split("</w:tr>")] == [
        *[1, 1],
        *[0, 0],
    ]


def test_text_is_escaped_and_a_line_of_it_is_a_paragraph() -> None:
    xml = drawn(Cell(0, 0, "a<b\n\n&c", Style.VALUE))
    paragraphs = [
        "".join(re.findall('<w:t xml:space="preserve">(.*?)</w:t>', paragraph))
        for paragraph in xml.split("</w:p>")[:-1]
    ]
    assert paragraphs == ["a&lt;b", "", "&amp;c"]


@given(text=TEXTS, width=st.floats(5, 200), style=st.sampled_from([Style.LABEL, Style.PROSE]))
def test_every_row_is_whole_unless_it_measures_more_than_a_page(
    text: str, width: float, style: Style
) -> None:
    room = width * measure.MM - PADDING
    height = measure.lines(text, room, SIZE, INDENT) * SIZE * measure.LINE
    assert whole_rows(drawn(Cell(0, 0, text, style), widths=(width,))) == [height <= BODY]


@given(text=TEXTS, width=st.floats(-20, 900), size=st.floats(5, 40))
def test_no_text_takes_more_lines_than_told_at_a_glance(
    text: str, width: float, size: float
) -> None:
    lines = measure.lines(text, width, size, INDENT)
    assert lines <= most_lines(text, width / size)
    assert lines <= 2 * len(text) + 2
