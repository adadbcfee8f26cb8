"""What stands under 数量指标 is a number."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

_TOLD_ELSEWHERE = frozenset({Kind.BLANK, Kind.PROGRESS, Kind.UNREADABLE})
_WORDS = frozenset({Kind.WORDING, Kind.DATE})
_NUMERAL = r"[一二两三四五六七八九十百千万亿半零]|[0-9０-９]+(?=[人名次个项])"

DEFECT = warning(
    "JX433",
    "quantity-row-without-a-number",
    title=Text("数量指标没有数", "Quantity without a number"),
    message=Text(
        "“{name}”是数量指标，全年值“{value}”里没有数。",
        "“{name}” stands among quantities, and “{value}” has no number.",
    ),
    help_=Text(
        "写上数和单位，例如 ≥4篇；说不出数的，移到质量指标或时效指标。",
        "Write a number with its unit, or move it to quality or time.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """The year's value under 数量指标 has a number, be it in words."""
    if not row.above.is_quantity or value.kind in _TOLD_ELSEWHERE:
        return None
    return value.kind in _WORDS and not re.search(_NUMERAL, value.text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "数量指标就是要说做多少；没有数，年底无从核对。",
        "A quantity says how much; without a number nothing can be checked.",
    ),
    good="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, ≥4篇]}}}",
    bad="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, 合格]}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
