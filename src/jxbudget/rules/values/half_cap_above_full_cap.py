"""What may be spent by mid-year is part of the year."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import adds_up, spelt

DEFECT = warning(
    "JX422",
    "half-cap-above-full-cap",
    title=Text("半年上限高于全年上限", "Half-year cap above the full-year one"),
    message=Text(
        "“{name}”半年上限是“{half}”，全年上限反而是“{full}”。",
        "“{name}” may be “{half}” by mid-year, but “{full}” for the year.",
    ),
    help_=Text("核对两个值，看是否写反。", "Check whether the two are swapped."),
)


def check(row: Row, half: IndicatorValue, full: IndicatorValue) -> Answer:
    """Half ≤ full for ≤ and < in one unit, where amounts add up in the course of the year."""
    caps = half.comparator in {"≤", "<"} and full.comparator in {"≤", "<"}
    if not caps or spelt(half.unit) != spelt(full.unit) or not adds_up(row.name, half.unit):
        return None
    if (half.number or 0) <= (full.number or 0):
        return HOLDS
    return DEFECT.at(*row.pointer, HALF, name=row.name, half=half.text, full=full.text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "全年的花费包括上半年的；半年可以花得比全年还多，多半是写反了。",
        "The year's cost includes that of its first half; usually the two are swapped.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: [≤6万元, ≤12万元]}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: [≤12万元, ≤6万元]}}}",
    part=Part.PAIR,
    needs=(INDICATORS,),
)
