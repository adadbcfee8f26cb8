"""Money in 万元: exact decimals from the first character to the last."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?")
"""A plain number: nine digits before the point and six after it, as many as Excel keeps."""

_FORGIVING = re.compile(r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:[,，][0-9]{3}){1,2})(?:\.[0-9]{1,6})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")


def read_amount(text: object) -> Decimal:
    """Read an amount in 万元.

    Raises PydanticCustomError ``amount`` with the text and, where one is obvious, the number
    that was meant: thousands commas, full-width digits and a unit are not part of a number.
    """
    if isinstance(text, Decimal) and text.is_finite():
        return text
    if not isinstance(text, str):
        raise PydanticCustomError("amount", "not an amount", {"given": "", "meant": ""})
    if PLAIN.fullmatch(text):
        return Decimal(text)
    raise PydanticCustomError("amount", "not an amount", {"given": text, "meant": _meant(text)})


def print_amount(amount: Decimal) -> str:
    """The amount as forms print it: no trailing zeros, no exponent, zero as ``0``."""
    if not amount:
        return "0"
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_whole(number: Decimal) -> bool:
    """Whether a number of any length has no fraction."""
    return number == number.to_integral_value()


def _meant(text: str) -> str:
    """The plain number an author probably meant, or nothing."""
    bare = re.sub(r"^\s*[¥￥]?\s*|\s*万?元?\s*$", "", text.translate(_FULL_WIDTH))
    if (text.rstrip().endswith("元") and "万" not in text) or not _FORGIVING.fullmatch(bare):
        return ""
    return print_amount(Decimal(re.sub("[,，]", "", bare)))


Amount = Annotated[Decimal, PlainValidator(read_amount)]
