"""A rate is told in percent."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_percent_rate, names_a_unit

DEFECT = warning(
    "JX408",
    "rate-without-percent",
    title=Text("比率没有写百分号", "Rate without a percent sign"),
    message=Text(
        "“{name}”是比率，指标值“{value}”没有写 % 。", "“{name}” is a rate, and “{value}” has no %."
    ),
    help_=Text("改写成百分数，例如 ≥95%。", "Write it in percent, as in “≥95%”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A number under a name ending in 率 or 满意度 has % or another unit, unless it is 0."""
    if not is_percent_rate(row.name) or row.is_plain_zero(value):
        return None
    return value.unit is None and not (names_a_unit(row.name) or row.table.has_unit_column)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "95 与 95%、0.95 是不同的数；没有百分号，汇总和评分都会出错。",
        "95, 95% and 0.95 are different numbers; sums and scores go wrong.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥0.95]}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
