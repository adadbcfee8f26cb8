"""A value is one that somebody can read: balanced, and a comparator has its number."""

import re

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.spec import AnySpec
from jxbudget.model.units import UNIT
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.values.ranges import is_balanced, is_upside_down
from jxbudget.rules.values.rows import Row, each_row

# people know what is meant by ≥Ⅲ类, ≤上年的95%, ≥三次 and 6≤pH≤9
_WORDS = re.compile(r"(?!.*[≥≤≧≦<>=＜＞＝])[^\W\d_“（(].*|[“（(]\w.*")
_BETWEEN = re.compile(r"[\d.]+\S{0,3}?[≥≤<>]=?[A-Za-z一-鿿]{1,8}[≥≤<>]=?[\d.]+\S{0,6}")
# a unit alone, or a fraction that is one letter, is no number
_UNIT_ALONE = re.compile(rf"[½⅓¼¾①-⑳]?\s*(?:{UNIT})")
# a stand-in or markup is the business of another rule
_STAND_IN = re.compile(r"[*＊]{2,}|[XxＸｘ×]{2,}|[_＿]{2,}|[?？]{3,}|…|</?[a-zA-Z]")
_MISPRINT = re.compile(r"\d(?:\.\.|。| \.)\d")
_TWICE = re.compile(r"(?:[≥≤=<>]\s*[\d.]+\s*){2,}")

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


def check(case: Case[AnySpec]) -> Verdicts:
    """Every value that is written can be read."""
    return each_row(case, DEFECT, _is_wrong)


def _is_wrong(_: Row, value: IndicatorValue) -> bool | None:
    text = value.text.strip()
    if value.kind is Kind.BLANK:
        return None
    if value.kind is Kind.COMPOUND:
        return bool(_MISPRINT.search(text) or _TWICE.fullmatch(text))
    if value.kind is not Kind.UNREADABLE:
        return False
    return not (_is_meant(text) or _STAND_IN.search(text) or is_upside_down(text))


def _is_meant(text: str) -> bool:
    sign, rest = split_prefix(text)[1:]
    is_unit = _UNIT_ALONE.fullmatch(rest) is not None
    words = bool(sign) and bool(_WORDS.fullmatch(rest)) and is_balanced(rest) and not is_unit
    return words or bool(_BETWEEN.fullmatch(text))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "读不懂的指标值没法监控，也没法评价，表会被退回。",
        "What nobody can read can be neither monitored nor scored; the form is returned.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%以下]}}}",
    needs=(INDICATORS,),
)
