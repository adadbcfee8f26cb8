import pytest

from jxbudget.model.dates import Found, Moment, read


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12月", Moment(None, 12)),
        ("12月份", Moment(None, 12)),
        ("十二月", Moment(None, 12)),
        ("三月底", Moment(None, 3)),
        ("6月中旬", Moment(None, 6)),
        ("12月31日", Moment(None, 12, 31)),
        ("2025年", Moment(2025)),
        ("2025年6月", Moment(2025, 6)),
        ("2025 年 6 月", Moment(2025, 6)),
        ("2022年12月30日", Moment(2022, 12, 30)),
        ("2025年年底", Moment(2025, 12)),
        ("2025年底", Moment(2025, 12)),
        ("年底", Moment(None, 12)),
        ("年末", Moment(None, 12)),
        ("2025年初", Moment(2025, 1)),
        ("一季度", Moment(None, 3)),
        ("第3季度", Moment(None, 9)),
        ("2025年第四季度", Moment(2025, 12)),
        ("上半年", Moment(None, 6)),
        ("2025年下半年", Moment(2025, 12)),
        ("截至2025年6月", Moment(2025, 6)),
        ("于2025年6月", Moment(2025, 6)),
        ("当年12月", Moment(None, 12)),
    ],
)
def test_a_point_in_time_is_read_as_far_as_it_is_told(text: str, moment: Moment) -> None:
    assert read(text) == Found((moment,))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9月前", Moment(None, 9)),
        ("11月底之前", Moment(None, 11)),
        ("2025年年底前", Moment(2025, 12)),
        ("2025年12月31日以前", Moment(2025, 12, 31)),
        ("12月内", Moment(None, 12)),
        ("2025年12月底前全部完成", Moment(2025, 12)),
    ],
)
def test_before_makes_a_deadline(text: str, moment: Moment) -> None:
    assert read(text) == Found((moment,), is_deadline=True)


@pytest.mark.parametrize("text", ["2025年6月起", "2025年6月后", "2025年6月之后"])
def test_after_makes_a_start(text: str) -> None:
    assert read(text) == Found((Moment(2025, 6),), is_start=True)


def test_completion_words_make_no_deadline() -> None:
    assert read("2025年12月完成") == Found((Moment(2025, 12),))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025.12", Moment(2025, 12)),
        ("2025-12-31", Moment(2025, 12, 31)),
        ("2025/6/1", Moment(2025, 6, 1)),
    ],
)
def test_a_dotted_date_says_that_it_is_dotted(text: str, moment: Moment) -> None:
    assert read(text) == Found((moment,), is_dotted=True)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2021.1-2021.12", Moment(2021, 1), Moment(2021, 12)),
        ("2025年1月-2025年12月", Moment(2025, 1), Moment(2025, 12)),
        ("2025年1月至12月", Moment(2025, 1), Moment(None, 12)),
        ("1-12月", Moment(None, 1), Moment(None, 12)),
        ("2024年~2026年", Moment(2024), Moment(2026)),
        ("2024-2026年", Moment(2024), Moment(2026)),
    ],
)
def test_a_span_has_two_ends(text: str, since: Moment, until: Moment) -> None:
    assert read(text) == Found((since, until))


@pytest.mark.parametrize(
    "text",
    ["", "前", "13月", "0月", "2025年13月", "6月32日", "3天", "20年", "300天", "充分", "12月和6月"],
)
def test_what_is_not_a_date_alone_is_none(text: str) -> None:
    assert read(text) is None
