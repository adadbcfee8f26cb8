from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from jxbudget.model.amount import print_amount, read_amount


@pytest.mark.parametrize(
    "text", ["0", "2", "-2", "628.81", "1.680", "0.000001", "999999999.999999", "-0.5"]
)
def test_a_plain_number_is_read_digit_by_digit(text: str) -> None:
    assert str(read_amount(text)) == text


def test_a_sum_that_floats_get_wrong_is_exact() -> None:
    parts = [read_amount(text) for text in ("628.81", "0", "1.68", "160")]
    assert sum(parts) == read_amount("790.49")


def test_a_decimal_is_an_amount_already() -> None:
    assert read_amount(Decimal("1.5")) == Decimal("1.5")


def refusal(given: object) -> dict[str, object]:
    with pytest.raises(PydanticCustomError) as error:
        read_amount(given)
    assert error.value.type == "amount"
    return error.value.context or {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("12，345", "12345"),
        ("１２", "12"),
        ("２０．５", "20.5"),
        ("２０.５万元", "20.5"),
        ("－２", "-2"),
        ("2万元", "2"),
        ("2 万元", "2"),
        ("2万", "2"),
        ("¥2", "2"),
        (" 2", "2"),
        ("007", "7"),
        ("1.50万", "1.5"),
    ],
)
def test_a_number_with_trimmings_is_refused_with_the_plain_one(text: str, meant: str) -> None:
    assert refusal(text) == {"given": text, "meant": meant}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1e3",
        "1E+3",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "1_000",
        "0x1F",
        "+2",
        ".5",
        "2.",
        "1.2.3",
        "1/3",
        "50%",
        "2元",
        "二百",
        "٣",
        "1.1234567",
        "1234567890",
        "--2",
    ],
)
def test_what_is_no_number_of_wan_yuan_is_refused_without_a_guess(text: str) -> None:
    assert refusal(text) == {"given": text, "meant": ""}


@pytest.mark.parametrize("text", ["1,68", "1,2,3", "45 90", "1, 2", "12,3456"])
def test_what_may_be_two_numbers_is_refused_without_a_guess(text: str) -> None:
    assert refusal(text) == {"given": text, "meant": ""}


@pytest.mark.parametrize(
    "given", [None, True, 2, 1.5, ["1"], {}, Decimal("NaN"), Decimal("Infinity")]
)
def test_what_was_not_written_as_text_is_no_amount(given: object) -> None:
    assert refusal(given) == {"given": "", "meant": ""}


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("1.680", "1.68"),
        ("200", "200"),
        ("200.00", "200"),
        ("1E+3", "1000"),
        ("1E-6", "0.000001"),
        ("-2.50", "-2.5"),
        ("1234567.89", "1234567.89"),
    ],
)
def test_an_amount_is_printed_plainly(amount: str, printed: str) -> None:
    assert print_amount(Decimal(amount)) == printed


@given(st.decimals(-999_999_999, 999_999_999, places=6))
def test_what_is_printed_reads_back_as_the_same_amount(amount: Decimal) -> None:
    assert read_amount(print_amount(amount)) == amount
