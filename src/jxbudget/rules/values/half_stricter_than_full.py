"""What is promised by mid-year is part of the year."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import adds_up, is_share, spelt

# held against the half-year plan by a rule on money
EXECUTION = "预算执行率"

DEFECT = error(
    "JX414",
    "half-stricter-than-full",
    title=Text("半年值高于全年值", "Half-year target above the full-year one"),
    message=Text(
        "“{name}”半年要达到“{half}”，全年反而只要“{full}”。",
        "“{name}” is to reach “{half}” by mid-year, but only “{full}” for the year.",
    ),
    help_=Text("核对两个值，看是否写反。", "Check whether the two are swapped."),
)


def check(row: Row) -> Answer:
    """Half ≤ full for ≥, > and = in one unit, where amounts add up or work proceeds; not levels."""
    if row.pair is None or row.name == EXECUTION:
        return None
    half, full = row.pair
    rises = adds_up(row.name, half.unit) or is_share(row.name, half.unit)
    if not rises or not _can_be_compared(half, full):
        return None
    if (half.number or 0) <= (full.number or 0):
        return HOLDS
    return DEFECT.at(*row.pointer, HALF, name=row.name, half=half.text, full=full.text)


def _can_be_compared(half: IndicatorValue, full: IndicatorValue) -> bool:
    alike = half.comparator == full.comparator and half.comparator in {"≥", ">", "="}
    return alike and spelt(half.unit) == spelt(full.unit) and not half.approximate


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "全年的数包括上半年的；半年比全年还高，多半是两个值写反了。",
        "The year includes its first half; usually the two are swapped.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥120个, ≥50个]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
