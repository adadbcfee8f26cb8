"""Values lose nothing, money is exact: laws over any text and any table."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jxbudget import Kind, parse_value
from jxbudget.model.amount import print_amount, read_amount

NUMBERS = st.decimals(0, 99_999_999, places=4)


@given(st.text())
def test_any_text_is_read_and_printed_back_unchanged(text: str) -> None:
    value = parse_value(text)
    assert (str(value), value.text, value.printed({})) == (text, text, text)


@given(
    st.text(
        st.sampled_from(
            "≥≤=><＝％%0123456789.,-~至万亿千元人/次（）()年月日底前内以上约左右±、且xX无 "
        )
    )
)
def test_any_mixture_of_signs_and_digits_is_read_without_an_error(text: str) -> None:
    value = parse_value(text)
    assert value.text == text
    if value.kind is Kind.QUANTITY:
        assert value.number is not None


@given(
    st.sampled_from("≥≤=><"),
    NUMBERS,
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from("例人次份"),
)
def test_a_quantity_means_what_it_says(sign: str, number: Decimal, scale: str, unit: str) -> None:
    value = parse_value(f"{sign}{number:f}{scale}{unit}")
    factor = {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    assert (value.kind, value.comparator, value.number, value.unit) == (
        Kind.QUANTITY,
        sign,
        number * factor,
        unit,
    )


@given(st.decimals(-999_999_999, 999_999_999, places=6))
def test_an_amount_is_printed_so_that_it_reads_the_same(amount: Decimal) -> None:
    printed = print_amount(amount)
    assert read_amount(printed) == amount
    assert "E" not in printed
    assert not ("." in printed and printed.endswith(("0", ".")))
