"""A number with its unit and nothing else: ``约5万人``, ``100.00(%)``, ``550元/人*天``."""

import re
from decimal import Decimal
from typing import NamedTuple

from jxbudget.model.numerals import ONE_NUMBER, has_digit, read_count

_ROUGHLY = re.compile(r"(?:左右|上下)$")
_ABOUT = re.compile(r"(?:大约|大概|约|近)\s*")
_CURRENCY = re.compile(r"(?:人民币|[¥￥])\s*")
_PERCENT_WORD = re.compile(r"百分之\s*(" + ONE_NUMBER + ")")
_UNIT_DIGITS = re.compile(r"(?<=m)[23]|(?<=CO)2|(?<=[/每])\d+")
_NOT_A_UNIT = re.compile(r"^[/*.·_+-]|^[%‰](?!/).|[\s\d,;、:!?。…≥≤≧≦⩾⩽=<>±~\"“”‘’《》]")
_BRACKETED = re.compile(r"\(([^()]*)\)$")
_PERCENTS = {"百分比": "%", "%": "%", "个百分比": "%"}


class Measure(NamedTuple):
    """An exact number, its unit (None when there is none), and whether it is only about right."""

    number: Decimal
    unit: str | None
    approximate: bool


def read_measure(text: str) -> Measure | None:
    """A number with its multiplier and unit and nothing else."""
    about = _ABOUT.match(text)
    text = text[about.end() :] if about else text
    currency = _CURRENCY.match(text)
    text = text[currency.end() :] if currency else text
    percent = _PERCENT_WORD.fullmatch(text)
    if percent:
        return Measure(Decimal(percent[1].replace(",", "")), "%", bool(about))
    roughly = _ROUGHLY.search(text)
    count = read_count(text[: roughly.start()] if roughly else text)
    if count is None:
        return None
    unit = _read_unit(count.rest.strip())
    if unit is None:
        return None
    if currency and not unit:
        unit = "元"
    return Measure(count.number, unit or None, bool(about or roughly or count.approximate))


def _read_unit(text: str) -> str | None:
    """The unit, empty when there is none, None when the text is more than a unit."""
    text = re.sub(r"元(?:整|人民币)$", "元", text.removesuffix("(含)"))
    bracket = _BRACKETED.search(text)
    if bracket and bracket.start() == 0:
        text = bracket[1].strip()
    elif bracket and len(bracket[1]) > 2 and not has_digit(bracket[1]):
        text = text[: bracket.start()]
    text = _PERCENTS.get(text, text)
    if len(text) > 12 or _NOT_A_UNIT.search(_UNIT_DIGITS.sub("", text)):
        return None
    return text
