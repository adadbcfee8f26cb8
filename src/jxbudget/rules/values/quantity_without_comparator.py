"""A target says whether it is the least, the most, or exactly so much."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

_ROUND_THE_CLOCK = re.compile(r"(?:每[天日])?24\s*(?:小时|[hH])(?:/[天日])?")

DEFECT = warning(
    "JX403",
    "quantity-without-comparator",
    title=Text("数量没有比较符", "Quantity without a comparator"),
    message=Text(
        "“{name}”的指标值“{value}”没有写比较符，看不出是至少、至多还是正好。",
        "“{value}”, the value of “{name}”, has no comparator: at least, at most or exactly?",
    ),
    help_=Text(
        "在数的前面写上 ≥、≤ 或 =，例如 ≥100例。",
        "Put ≥, ≤ or = before the number, as in “≥100例”.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A number has a comparator, but for 0 by mid-year, 24小时 and names that need none."""
    return None if row.name in row.form.conventions.bare else lacks(row, value)


def lacks(row: Row, value: IndicatorValue) -> bool | None:
    """Whether a comparator is missing; None where there is none to ask for."""
    if row.is_plain_zero(value) or value.approximate:
        return None
    if value.number == 0 and value is row.half and row.table.has_half:
        return None
    if value.comparator is not None:
        return False
    if _ROUND_THE_CLOCK.fullmatch(value.text.strip()):
        return None
    return not row.table.has_comparator_column


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "没有比较符，多做、少做算不算完成就说不清，自评打分时会有争议。",
        "Without a comparator nobody can say whether more or less is a success.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, 120个]}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
