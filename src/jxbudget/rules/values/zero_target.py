"""A quantity to be reached is more than nothing."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import may_be_nothing

DEFECT = warning(
    "JX420",
    "zero-target",
    title=Text("全年数量目标是 0", "Target of zero"),
    message=Text(
        "“{name}”是数量指标，全年值却是“{value}”，不做也算完成。",
        "“{name}” is a quantity, and “{value}” for the year is met by doing nothing.",
    ),
    help_=Text(
        "写上全年要完成的数，没有任务就删去这一行。",
        "Write what is to be done in the year, or take the row out.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """The year's value under 数量指标 is not 0, but for accidents, debts and the like."""
    if not row.above.is_quantity or value.kind is not Kind.QUANTITY or may_be_nothing(row.name):
        return None
    return value.number == 0 and value.comparator in {"≥", "=", None}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "全年目标是 0，等于没有任务；多半是只填了半年，忘了改全年。",
        "A target of zero is no task; often the half-year value was copied.",
    ),
    good="绩效指标: {产出指标: {数量指标: {水质监测次数: [≥0次, ≥12次]}}}",
    bad="绩效指标: {产出指标: {数量指标: {水质监测次数: ≥0次}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
