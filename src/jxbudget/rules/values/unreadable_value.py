"""A value is one that somebody can read: balanced, and a comparator has its number."""

import re

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.units import unit_end
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.ranges import is_balanced, is_upside_down

_IN_DOUBT = frozenset({Kind.BLANK, Kind.COMPOUND, Kind.UNREADABLE})
# people know what is meant by ≥Ⅲ类, ≤上年的95%, ≥三次 and 6≤pH≤9
# compiled when the first such value comes: most forms have none
_WORDS = r"(?!.*[≥≤≧≦<>=＜＞＝])[^\W\d_“（(].*|[“（(]\w.*"
_BETWEEN = r"[\d.]+\S{0,3}?[≥≤<>]=?[A-Za-z一-鿿]{1,8}[≥≤<>]=?[\d.]+\S{0,6}"
_ONE_LETTER = r"[½⅓¼¾①-⑳]?\s*"
# a stand-in or markup is the business of another rule
_STAND_IN = r"[*＊]{2,}|[XxＸｘ×]{2,}|[_＿]{2,}|[?？]{3,}|…|</?[a-zA-Z]"
_MISPRINT = r"\d(?:\.\.|。| \.)\d"
_TWICE = r"(?:[≥≤=<>]\s*[\d.]+\s*){2,}"

DEFECT = error(
    "JX401",
    "unreadable-value",
    title=Text("指标值读不懂", "Unreadable value"),
    message=Text(
        "“{name}”的指标值“{value}”读不出是多少。",
        "“{value}”, the value of “{name}”, cannot be read.",
    ),
    help_=Text(
        "写成“比较符 数 单位”，例如 ≥100例；检查括号和比较符。",
        "Write comparator, number and unit, as in “≥100例”; check brackets and comparators.",
    ),
)


def check(_: Row, value: IndicatorValue) -> bool | None:
    """Every value that is written can be read."""
    if value.kind not in _IN_DOUBT:
        return False
    text = value.text.strip()
    if value.kind is Kind.BLANK:
        return None
    if value.kind is Kind.COMPOUND:
        return bool(re.search(_MISPRINT, text) or re.fullmatch(_TWICE, text))
    return not (_is_meant(text) or re.search(_STAND_IN, text) or is_upside_down(text))


def _is_meant(text: str) -> bool:
    sign, rest = split_prefix(text)[1:]
    words = bool(sign) and bool(re.fullmatch(_WORDS, rest)) and is_balanced(rest)
    return (words and not _is_a_unit(rest)) or bool(re.fullmatch(_BETWEEN, text))


def _is_a_unit(text: str) -> bool:
    """A unit alone, or behind a fraction that is one letter: no number."""
    letter = re.match(_ONE_LETTER, text)
    return unit_end(text, letter.end() if letter else 0) == len(text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "读不懂的指标值没法监控，也没法评价，表会被退回。",
        "What nobody can read can be neither monitored nor scored; the form is returned.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%以下]}}}",
    part=Part.READING,
    needs=(INDICATORS,),
)
