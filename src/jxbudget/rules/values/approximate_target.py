"""A target is a number, not a number or so."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.values.rows import Row, each_row

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


def check(case: Case[AnySpec]) -> Verdicts:
    """No 约, 左右, 余 in a value."""
    return each_row(case, DEFECT, _is_wrong)


def _is_wrong(_: Row, value: IndicatorValue) -> bool | None:
    if value.kind not in {Kind.QUANTITY, Kind.RANGE}:
        return None
    return value.approximate


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标文字里可以说“左右”，指标值要拿来打分，得是确切的数。",
        "The text may say “about”; a value is scored and must be exact.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, 约60人]}}}",
    needs=(INDICATORS,),
)
