"""A range has ends of its own; a comparator before it says another thing."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.value import IndicatorValue, Kind, parse_value
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

DEFECT = warning(
    "JX446",
    "comparator-on-a-range",
    title=Text("区间前面又写了比较符", "Comparator on a range"),
    message=Text(
        "“{name}”的指标值“{value}”又是比较符又是区间，看不出以哪个数为准。",
        "“{value}”, the value of “{name}”, has a comparator and is a range: which number counts?",
    ),
    help_=Text(
        "只留一个，例如 ≥5次，或 5-10次。", "Keep one of the two, as in “≥5例” or “5-10例”."
    ),
)


def check(_: Row, value: IndicatorValue) -> bool | None:
    """No ≥ or ≤ before a range."""
    if value.kind is Kind.RANGE:
        return False
    return True if is_compared(value) else None


def is_compared(value: IndicatorValue) -> bool:
    """Whether a comparator stands before a range: ``≥5-10次``."""
    if value.kind is not Kind.COMPOUND:
        return False
    comparator, _, rest = split_prefix(value.text.strip())
    return comparator is not None and parse_value(rest).kind is Kind.RANGE


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“≥5-10次”做了 6 次算不算完成，两种读法两个结果。",
        "With ≥ before a range two readings give two results.",
    ),
    good="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, 4-6篇]}}}",
    bad="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, ≥4-6篇]}}}",
    part=Part.OTHER,
    needs=(INDICATORS,),
)
