"""One indicator, one number."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind, parse_value
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.comparator_on_a_range import is_compared
from jxbudget.rules.values.ranges import is_upside_down

# compiled when the first such value comes: most forms have none
_COUNTED = (
    r"人|名|位|户|次|场|批|个|项|家|篇|例|元|%|‰|台|套|份|件|辆|亩|平方|公里|公顷|所|处|座|吨"
)
_CITES = r"[A-Z]{2,}|号|《|〔|\[|标准|规范|[×xX*:：]\s*[0-9]"

_NOTE = r"[（(](?:不?含|±)[^（）()]*[）)]"
_ENDS = r"([^-~～—－至到]+)(?:-|~|～|—+|－|至|到)([^-~～—－至到]+)"

DEFECT = warning(
    "JX424",
    "several-numbers-in-one-value",
    title=Text("一个指标值里有几个数", "Several numbers in one value"),
    message=Text(
        "“{name}”的指标值“{value}”里有几个数，不能按一个目标打分。",
        "“{value}”, the value of “{name}”, has several numbers and cannot be scored as one.",
    ),
    help_=Text("一个数写一个指标，分成几行。", "Give each number an indicator of its own."),
)


def check(_: Row, value: IndicatorValue) -> bool | None:
    """A value has one number with a unit, or one range, besides dates."""
    if value.kind is not Kind.COMPOUND:
        return None
    if is_upside_down(value.text) or is_compared(value) or re.search(_CITES, value.text):
        return None
    if _is_one(re.sub(_NOTE, "", value.text).strip()):
        return False
    counted = [part for part in value.parts if part.unit and re.match(_COUNTED, part.unit)]
    return len(counted) > 1


def _is_one(text: str) -> bool:
    """One bound with a note (20个以上（含20个）), or a range of one price (80元-120元/份)."""
    if parse_value(text).kind in {Kind.QUANTITY, Kind.RANGE}:
        return True
    ends = re.fullmatch(_ENDS, text)
    if not ends:
        return False
    low, high = parse_value(ends[1].strip()), parse_value(ends[2].strip())
    alike = bool(low.unit) and low.unit == (high.unit or "").partition("/")[0]
    return alike and (low.number or 0) <= (high.number or 0)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "一个指标里放几个数，完成一半时怎么算分就说不清。",
        "With several numbers in one indicator, half of them met cannot be scored.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, '培训60人、3场']}}}",
    part=Part.READING,
    needs=(INDICATORS,),
)
