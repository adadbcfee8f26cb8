"""A number and its format → as Excel shows it, but never rounded: 0.45 in ``0%`` is 45%.

Thousands separators, currencies and colours are left out; texts around the number are kept.
"""

import re
from decimal import Context, Decimal, InvalidOperation
from types import MappingProxyType

from jxbudget.paper import UNREADABLE
from jxbudget.read.xlsx_date import DATE_TOKEN, moment, said

_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_WHOLE = 'yyyy"年"m"月"d"日"'
_TIME, _LONG_TIME = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_HALF, _LONG_HALF = '上午/下午h"时"mm"分"', '上午/下午h"时"mm"分"ss"秒"'
BUILT_IN = MappingProxyType(
    {
        "9": "0%",
        "10": "0.00%",
        "14": "yyyy-mm-dd",
        "15": "yyyy-mm-dd",
        "16": _DAY,
        "17": _MONTH,
        "18": "h:mm AM/PM",
        "19": "h:mm:ss AM/PM",
        "20": "h:mm",
        "21": "h:mm:ss",
        "22": "yyyy-mm-dd h:mm",
        "45": "mm:ss",
        "47": "mm:ss",
        "32": _TIME,
        "33": _LONG_TIME,
        "34": _HALF,
        "35": _LONG_HALF,
        "55": _HALF,
        "56": _LONG_HALF,
        "30": "m-d-yy",
        "31": _WHOLE,
    }
    | dict.fromkeys(("27", "36", "50", "52", "57"), _MONTH)
    | dict.fromkeys(("28", "29", "51", "53", "54", "58"), _DAY)
)
"""The formats that files refer to by number, as they are in China; those left out are plain."""

_DIGITS = Context(prec=15)
"""Excel has fifteen; what is beyond comes of binary fractions."""

_PLAIN = re.compile(r"-?[0-9]{1,40}")
_TOKEN = re.compile(
    r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|_.|\*.|General|([0#?][0#?,.]*(?:E[+-]0+)?)|(.)', re.DOTALL
)
_CURRENCIES = "¥￥$€£"
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)


def shown(number: str, code: str, *, since_1904: bool = False) -> str:
    """What a cell with a number in it shows; the number as it is if it is none."""
    exact = _exact(number)
    if exact is None:
        return number
    sections = _sections(code)
    section = sections[1] if len(sections) > 1 and exact < 0 else sections[0]
    if len(sections) > 2 and exact == 0:
        section = sections[2]
    if len(sections) > 1 and not "".join(sections).strip():
        return ""
    if _ELAPSED.search(section):
        return plain(exact)
    if DATE_TOKEN.search(_bare(section)):
        when = moment(exact, since_1904=since_1904)
        return plain(exact) if when is None else said(when, section)
    return _number(exact, section)


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros at its end."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _exact(number: str) -> Decimal | None:
    if _PLAIN.fullmatch(number):
        return Decimal(number)
    try:
        exact = _DIGITS.create_decimal(number)
    except (InvalidOperation, ValueError):
        return None
    return exact if exact.is_finite() and abs(exact.adjusted()) < 40 else None


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative and zero numbers."""
    return re.findall(r'((?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\])*)(?:;|$)', code, re.DOTALL)[:4] or [""]


def _bare(section: str) -> str:
    """A section without the texts in it."""
    return re.sub(r'"[^"]*"?|\\.|\[[^\]]*\]|_.|\*.|General', "", section, flags=re.DOTALL)


def _number(exact: Decimal, section: str) -> str:
    """The number with the texts and the percent signs of its section around it."""
    tokens = [match.groups() for match in _TOKEN.finditer(section)]
    percent = sum(plain_letter == "%" for *_, plain_letter in tokens)
    digits = [figures for _, _, figures, _ in tokens if figures and figures.strip("?,.")]
    text = plain(exact.scaleb(2 * min(percent, 4)))
    if not digits and "General" not in section:
        return text
    if "/" not in section and (len(digits) > 1 or "".join(digits).endswith(",")):
        return text + UNREADABLE  # it shows another number: one of thousands, or one cut in two
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole = re.match("[0#?,]*", digits[0] if digits else "")
    if whole and set(whole[0]) == {"0"} and "/" not in section:
        text = text if len(text.split(".")[0]) >= len(whole[0]) else _padded(text, len(whole[0]))
    return sign + _dressed(text, section)


def _padded(text: str, width: int) -> str:
    whole, point, rest = text.partition(".")
    return whole.rjust(min(width, 40), "0") + point + rest


def _dressed(text: str, section: str) -> str:
    """The first run of digits of a section becomes the number, texts around it stay."""
    pieces, done = [], False
    for match in _TOKEN.finditer(section):
        quoted, escaped, figures, letter = match.groups()
        if figures or match[0] == "General":
            pieces.append("" if done else text)
            done = True
        elif letter:
            pieces.append(letter if letter == "%" or _is_word(letter) else "")
        else:
            pieces.append((quoted or escaped or "").strip(_CURRENCIES))
    return "".join(pieces).strip()


def _is_word(letter: str) -> bool:
    return letter.isalpha() and not letter.isascii()
