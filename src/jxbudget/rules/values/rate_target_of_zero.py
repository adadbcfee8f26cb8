"""A rate that should be large is more than nothing."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_merit_rate, is_satisfaction

DEFECT = warning(
    "JX445",
    "rate-target-of-zero",
    title=Text("全年比率目标是 0", "Rate target of zero"),
    message=Text(
        "“{name}”越高越好，全年值却是“{value}”，不做也算完成。",
        "More is better of “{name}”, and “{value}” for the year is met by doing nothing.",
    ),
    help_=Text(
        "写上全年要达到的比率，例如 ≥95%；0 只用在半年值。",
        "Write what is to be reached, as in “≥95%”; zero is for mid-year.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """The year's value of a rate that should be large is not 0; 满意度 has a limit of its own."""
    if value.kind is not Kind.QUANTITY or not is_merit_rate(row.name) or is_satisfaction(row.name):
        return None
    return value.number == 0 and value.comparator in {"≥", "=", None}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年写 ≥0% 是还没到期，全年也写就等于没有目标；多半是忘了改。",
        "By mid-year it says not due yet; for the year it is no target.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥0%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: ≥0%}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
