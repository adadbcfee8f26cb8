"""A target is a number, not a number or so."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

DEFECT = warning(
    "JX423",
    "approximate-target",
    title=Text("指标值是约数", "Approximate target"),
    message=Text(
        "“{name}”的指标值“{value}”是约数，差多少算完成说不清。",
        "“{value}”, the value of “{name}”, is approximate: how close is close enough?",
    ),
    help_=Text(
        "写成带比较符的数，例如 ≥100人。", "Write a comparator and a number, as in “≥100例”."
    ),
)


_NUMBERS = frozenset({Kind.QUANTITY, Kind.RANGE})


def check(_: Row, value: IndicatorValue) -> bool | None:
    """No 约, 左右, 余 in a value."""
    return value.approximate if value.kind in _NUMBERS else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标文字里可以说“左右”，指标值要拿来打分，得是确切的数。",
        "The text may say “about”; a value is scored and must be exact.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, 约60人]}}}",
    part=Part.VALUE,
    needs=(INDICATORS,),
)
