"""95% is not 0.95%."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_merit_rate

DEFECT = warning(
    "JX444",
    "rate-below-one-percent",
    title=Text("百分数不到 1%", "Rate below one percent"),
    message=Text(
        "“{name}”的指标值“{value}”不到百分之一，多半是小数又加了 %。",
        "“{value}”, the value of “{name}”, is below one percent: a fraction with a %?",
    ),
    help_=Text("核对：0.95 就是 95%。", "0.95 is 95%; check which is meant."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A rate that should be large is 0 or at least 1 %."""
    if value.unit != "%" or value.comparator in {"≤", "<"} or not is_merit_rate(row.name):
        return None
    return is_misplaced(value)


def is_misplaced(value: IndicatorValue) -> bool:
    """Whether a number of percent looks like a fraction: 0.95%."""
    return value.number is not None and 0 < value.number < 1


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "0.95% 比 95% 小一百倍；这样的目标等于没有目标。",
        "0.95% is a hundredth of 95%: as a target it asks for nothing.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥0.9%, ≥0.95%]}}}",
    part=Part.VALUE,
    needs=(INDICATORS,),
)
