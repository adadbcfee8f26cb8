"""A rate is told in percent, not in ‰ or 百分点."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_merit_rate

DEFECT = warning(
    "JX434",
    "rate-in-another-measure",
    title=Text("比率的单位不是 %", "Rate in another measure than percent"),
    message=Text(
        "“{name}”的指标值“{value}”，单位像是把 % 写错了。",
        "“{value}”, the value of “{name}”, looks like percent in the wrong measure.",
    ),
    help_=Text("改写成 %，例如 ≥95%。", "Write it in percent, as in “≥95%”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A rate that should be large is not told in ‰, nor a level of 50 and more in 百分点."""
    if not value.unit or value.number is None or not is_merit_rate(row.name):
        return None
    in_points = value.unit in {"个百分点", "百分点"} and value.number >= 50
    return in_points or value.unit == "‰"


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "95‰ 是 9.5%，百分点说的是两个比率的差；单位写错，目标就差了十倍。",
        "95‰ is 9.5%, and percentage points tell a difference between two rates.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥0%, ≥95‰]}}}",
    part=Part.VALUE,
    needs=(INDICATORS,),
)
