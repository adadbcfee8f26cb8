"""A range runs from the smaller number to the larger."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.ranges import is_upside_down

DEFECT = error(
    "JX436",
    "range-upside-down",
    title=Text("区间上下限颠倒", "Range upside down"),
    message=Text(
        "“{name}”的区间“{value}”，下限比上限还大。",
        "“{value}”, the range of “{name}”, begins above its end.",
    ),
    help_=Text("把小的数写在前面。", "Write the smaller number first."),
)


_ODD = frozenset({Kind.COMPOUND, Kind.UNREADABLE})


def check(_: Row, value: IndicatorValue) -> bool | None:
    """Lower end ≤ upper end."""
    if value.kind is Kind.RANGE:
        return False
    return True if value.kind in _ODD and is_upside_down(value.text) else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "下限比上限大的区间里没有数，怎么做都达不到。",
        "There is no number in such a range: it cannot be met.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, 90%-100%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, 100%-90%]}}}",
    part=Part.OTHER,
    needs=(INDICATORS,),
)
