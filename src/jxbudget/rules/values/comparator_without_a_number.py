"""A comparator compares with a number."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

# compiled when the first such value comes: most forms have none
_ELSEWHERE = (
    r"(?!(?:上年|上一年|去年)(?:同期)?(?:水平|平均水平)?$)(?![0-9])"
    r"(?=.*(?:上年|上一年|去年|预算|概算|批复|计划|合同|定额))[一-鿿（）()“”0-9.%％]+"
)

DEFECT = warning(
    "JX438",
    "comparator-without-a-number",
    title=Text("比较符后面没有数", "Comparator without a number"),
    message=Text(
        "“{name}”的指标值“{value}”，比较符后面不是数。",
        "“{value}”, the value of “{name}”, has a comparator with no number after it.",
    ),
    help_=Text(
        "把所指的数写出来，例如 ≤12万元。", "Write the number that is meant, as in “≤12万元”."
    ),
)


def check(_: Row, value: IndicatorValue) -> bool | None:
    """After ≥ or ≤ comes a number, not 上年, 预算数 and the like; a grade (≥Ⅲ类) is fine."""
    if value.kind is not Kind.UNREADABLE:
        return None
    sign, rest = split_prefix(value.text.strip())[1:]
    return True if sign and re.fullmatch(_ELSEWHERE, rest) else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“≤预算数”要到别处去查是多少，换个人就核对不了。",
        "A value of this kind sends the reader elsewhere to look the number up.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤预算批复数}}}",
    part=Part.READING,
    needs=(INDICATORS,),
)
