"""Mid-year and year promise in the same sense."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, UNKNOWN, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_progress
from jxbudget.rules.values.units import spelt

DEFECT = warning(
    "JX412",
    "half-and-full-comparators-differ",
    title=Text("半年值与全年值的比较符不同", "Half-year and full-year comparators differ"),
    message=Text(
        "“{name}”半年是“{half}”，全年是“{full}”，比较符不一样。",
        "“{name}” is “{half}” by mid-year, “{full}” for the year: two comparators.",
    ),
    help_=Text("两个值用同一个比较符。", "Use the same comparator in both."),
)


def check(row: Row, half: IndicatorValue, full: IndicatorValue) -> Answer:
    """One comparator in both; 0 by mid-year is fine, and so is ≥45 on the way to =100."""
    if half.comparator is None or full.comparator is None:
        return UNKNOWN
    if half.comparator == full.comparator or _is_on_the_way(row.name, half, full):
        return HOLDS
    return DEFECT.at(*row.pointer, HALF, name=row.name, half=half.text, full=full.text)


def _is_on_the_way(name: str, half: IndicatorValue, full: IndicatorValue) -> bool:
    """``≥45%`` and ``=100%``, ``≥3公里`` and ``=12公里``; of progress ``=45%``, ``≥95%``."""
    at_least = {"≥", ">", "="} if is_progress(name) else {"="}
    senses = half.comparator in {"≥", ">", "="} and full.comparator in at_least
    in_one = full.unit == "%" or (
        full.comparator == "=" and half.comparator != "=" and spelt(half.unit) == spelt(full.unit)
    )
    return senses and in_one and (half.number or 0) <= (full.number or 0)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个指标，半年至少、全年至多，监控时就不知道该按哪个判断。",
        "At least by mid-year and at most for the year leaves open which of them counts.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≤50个, ≥120个]}}}",
    part=Part.PAIR,
    needs=(INDICATORS,),
)
