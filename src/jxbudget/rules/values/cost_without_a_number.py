"""A cost is an amount."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import plain_name

_TOLD_ELSEWHERE = frozenset({Kind.BLANK, Kind.PROGRESS, Kind.UNREADABLE})
_WORDS = frozenset({Kind.WORDING, Kind.DATE})
_QUALITY = re.compile(r"性$|^(?:社会|生态|环境|生态环境)成本")

DEFECT = warning(
    "JX407",
    "cost-without-a-number",
    title=Text("成本指标没有数", "Cost without a number"),
    message=Text(
        "“{name}”是成本，指标值“{value}”里没有数。",
        "“{name}” is a cost, and “{value}” has no number.",
    ),
    help_=Text(
        "写出金额或单价，例如 ≤12万元、≤60元/份。", "Write an amount or a price, as in “≤12万元”."
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No bare wording under 成本指标 or 经济成本指标, but for qualities (…性)."""
    if not row.above.is_money or value.kind in _TOLD_ELSEWHERE:
        return None
    return value.kind in _WORDS and not _QUALITY.search(plain_name(row.name))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "成本指标要说清花多少；只写“节约”“控制在预算内”，没有数可以核对。",
        "A cost indicator says how much; words alone leave nothing to check.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: 控制在预算内}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
