"""What is due by mid-year is not due later than the year's."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.dates import Moment
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, UNKNOWN, Answer, Part, Rule
from jxbudget.rules.rows import Row

DEFECT = warning(
    "JX443",
    "half-date-after-full-date",
    title=Text("半年值的日期晚于全年值", "Half-year date after the full-year one"),
    message=Text(
        "“{name}”半年值是“{half}”，比全年值“{full}”还晚。",
        "“{name}” has “{half}” by mid-year, later than “{full}” for the year.",
    ),
    help_=Text("核对两个日期，看是否写反。", "Check whether the two dates are swapped."),
)


def check(row: Row) -> Answer:
    """The last moment of 半年 ≤ the last moment of 全年, where both tell as much."""
    if len(row.values) < 2 or not row.half.moments or not row.full.moments:
        return None
    half, full = row.half.moments[-1], row.full.moments[-1]
    told_alike = (half.year is None) == (full.year is None) and half.month and full.month
    if not told_alike:
        return UNKNOWN
    if _months(half) <= _months(full):
        return HOLDS
    facts = {"half": row.half.text, "full": row.full.text}
    return DEFECT.at(*row.pointer, HALF, name=row.name, **facts)


def _months(moment: Moment) -> int:
    return 12 * (moment.year or 0) + (moment.month or 0)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年的事反而比全年的事更晚完成，多半是两个日期写反了。",
        "Usually the two dates are swapped.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测报告完成时间: [6月底前, 11月底前]}}}",
    bad="绩效指标: {产出指标: {时效指标: {监测报告完成时间: [11月底前, 6月底前]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
