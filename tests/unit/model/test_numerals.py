from decimal import Decimal

import pytest

from jxbudget.model.numerals import Count, read_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("100", Count(Decimal(100), "", approximate=False)),
        ("100例", Count(Decimal(100), "例", approximate=False)),
        ("1,234.5元", Count(Decimal("1234.5"), "元", approximate=False)),
        ("12,345,678", Count(Decimal(12345678), "", approximate=False)),
        ("1,23", Count(Decimal(1), ",23", approximate=False)),
        ("1,2345", Count(Decimal(1), ",2345", approximate=False)),
        ("-3.5℃", Count(Decimal("-3.5"), "℃", approximate=False)),
        ("+5%", Count(Decimal(5), "%", approximate=False)),
        ("18.68万元", Count(Decimal(186800), "元", approximate=False)),
        ("10 万元", Count(Decimal(100000), "元", approximate=False)),
        ("2百万", Count(Decimal(2000000), "", approximate=False)),
        ("1.5亿元", Count(Decimal(150000000), "元", approximate=False)),
        ("1万亿", Count(Decimal(10**12), "", approximate=False)),
        ("3千人", Count(Decimal(3000), "人", approximate=False)),
        ("3千米", Count(Decimal(3), "千米", approximate=False)),
        ("3千瓦", Count(Decimal(3), "千瓦", approximate=False)),
        ("10余万人", Count(Decimal(100000), "人", approximate=True)),
        ("10万余人", Count(Decimal(100000), "人", approximate=True)),
        ("100多人", Count(Decimal(100), "人", approximate=True)),
    ],
)
def test_a_number_is_read_exactly_and_leaves_what_follows(text: str, count: Count) -> None:
    assert read_count(text) == count


def test_the_decimals_of_a_multiplied_number_carry_no_exponent() -> None:
    assert [str(count.number) for n in ("1万", "0.1亿", "18.68万") if (count := read_count(n))] == [
        "10000",
        "10000000",
        "186800",
    ]


@pytest.mark.parametrize("text", ["", "人", "≥5", "一百", ".5", "万", "- 5", "５"])
def test_what_does_not_begin_with_a_number_is_no_count(text: str) -> None:
    assert read_count(text) is None
