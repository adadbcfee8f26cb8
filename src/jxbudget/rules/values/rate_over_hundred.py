"""A part is not more than the whole."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_change, is_merit_rate, plain_name

_PART = re.compile(r"(?:就业|处置|接种|检出|录取|兑现|公示|上线)率$|占比$")

DEFECT = error(
    "JX410",
    "rate-over-hundred",
    title=Text("比率超过 100%", "Rate over 100%"),
    message=Text(
        "“{name}”最高是 100%，指标值“{value}”达不到。",
        "“{name}” is 100% at most; “{value}” cannot be reached.",
    ),
    help_=Text("核对指标值，看是否多写了一位。", "Check the number, perhaps for a digit too many."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A part of a whole ≤ 100 %, and not > 100 %; growth and completion may be above."""
    if value.unit != "%" or value.number is None or not _is_part(plain_name(row.name)):
        return None
    return value.number > 100 or (value.number == 100 and value.comparator == ">")


@lru_cache(maxsize=4096)
def _is_part(name: str) -> bool:
    return is_merit_rate(name) or (bool(_PART.search(name)) and not is_change(name))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "合格的不会比全部还多；这样的目标谁也完不成。",
        "There cannot be more good ones than all; nobody can meet such a target.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, =100%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥105%]}}}",
    part=Part.VALUE,
    needs=(INDICATORS,),
)
