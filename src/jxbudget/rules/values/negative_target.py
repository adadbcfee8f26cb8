"""A target is not less than nothing."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_change

DEFECT = warning(
    "JX428",
    "negative-target",
    title=Text("指标值是负数", "Negative target"),
    message=Text(
        "“{name}”的指标值“{value}”是负数。", "“{value}”, the value of “{name}”, is below zero."
    ),
    help_=Text(
        "去掉负号；若说的是增减，在名称里写明，例如“变动率”。",
        "Take the minus out; a change should be called one in its name.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No number < 0, but for changes, differences and temperatures."""
    return None if is_change(row.name) else value.number is not None and value.number < 0


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "人数、次数、合格率不会小于零；负号多半是想写横线，或写反了增减。",
        "Counts and shares are not below zero; the minus was mostly meant as a dash.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {水质监测次数: ≥-12次}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
