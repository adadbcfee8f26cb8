"""Of things that come whole there is no half."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import is_whole
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import comes_whole

_AVERAGE = re.compile(r"平均|人均|户均|均|每|折合|当量|标准化|比|率|频次")

DEFECT = warning(
    "JX427",
    "broken-count",
    title=Text("计数不是整数", "Broken count"),
    message=Text(
        "“{name}”的指标值“{value}”不是整数，“{unit}”只能整着数。",
        "“{value}”, the value of “{name}”, is not whole, but “{unit}” come whole.",
    ),
    help_=Text(
        "核对指标值；若是平均数，在名称里写明“平均”或“人均”。",
        "Check the number; an average should be called one in its name.",
    ),
)


def check(row: Row) -> Answer:
    """A number of 人, 次, 篇 … is whole (万 applied), unless the name tells an average."""
    if _is_average(row.name):
        return None
    whole = [
        (value, is_whole(value.number))
        for value in row.values
        if value.number is not None and comes_whole(value.unit)
    ]
    for value, is_sound in whole:
        if not is_sound:
            facts = {"value": value.text, "unit": str(value.unit)}
            return DEFECT.at(*row.place(value), name=row.name, **facts)
    return HOLDS if whole else None


@lru_cache(maxsize=4096)
def _is_average(name: str) -> bool:
    return _AVERAGE.search(name) is not None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "人和活动不会有半个；小数多半是把一个数除成两半，或小数点点错了。",
        "There is no half of a person or an event; mostly a point is misplaced.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {水质监测次数: [≥6次, ≥12.5次]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
