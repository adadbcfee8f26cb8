import pytest

from jxbudget.draw.measure import NARROW, ems, lines


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("中文", 2), ("（）", 2), ("≥", 1), ("ab", 2 * NARROW), ("12万元", 2 + 2 * NARROW)],
)
def test_a_chinese_letter_is_one_em_wide_and_an_ascii_one_about_half(
    text: str, width: float
) -> None:
    assert ems(text) == pytest.approx(width)


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 100, 1),
        ("中" * 9, 100, 1),
        ("中" * 10, 100, 2),
        ("中" * 19, 200, 1),
        ("中" * 20, 200, 2),
        ("中\n文", 100, 2),
        ("中\n\n文", 100, 3),
        ("中" * 3, 1, 3),
        ("中" * 100, 200, 6),
    ],
)
def test_lines_are_counted_with_room_for_punctuation(text: str, width: float, count: int) -> None:
    assert lines(text, width, 10) == count


def test_an_indent_is_counted_in_every_paragraph() -> None:
    text = "\n".join(["中" * 18] * 3)
    assert (lines(text, 200, 10), lines(text, 200, 10, indent=2)) == (3, 6)


def test_a_smaller_letter_takes_fewer_lines() -> None:
    assert [lines("中" * 60, 100, size) for size in (5, 10, 20)] == [4, 7, 13]
