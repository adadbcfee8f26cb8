"""Mid-year and year count the same thing."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.units import is_one_unit
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, UNKNOWN, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import spelt

DEFECT = warning(
    "JX413",
    "half-and-full-units-differ",
    title=Text("半年值与全年值的单位不同", "Half-year and full-year units differ"),
    message=Text(
        "“{name}”半年是“{half}”，全年是“{full}”，单位不一样。",
        "“{name}” is “{half}” by mid-year, “{full}” for the year: two units.",
    ),
    help_=Text("两个值用同一个单位。", "Use the same unit in both."),
)


def check(row: Row, half: IndicatorValue, full: IndicatorValue) -> Answer:
    """One unit in both columns (万 and 亿 applied), whatever name it has; 0 by mid-year is fine."""
    if half.unit is None or full.unit is None:
        return UNKNOWN
    if is_one_unit(spelt(half.unit), spelt(full.unit)):
        return HOLDS
    return DEFECT.at(*row.pointer, HALF, name=row.name, half=half.text, full=full.text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "单位不同，半年完成了多少就没法与全年比。",
        "In different units mid-year progress cannot be compared with the year.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50处, ≥120个]}}}",
    part=Part.PAIR,
    needs=(INDICATORS,),
)
