"""A row that stands in the form promises something."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row, fixed_names
from jxbudget.rules.values.names import may_be_nothing

_NOTHING = frozenset({"不适用", "不涉及", "暂无", "无此项", "无要求", "无目标"})
_IDLE = re.compile(r"[无—/-]+|不适用|不涉及")

DEFECT = warning(
    "JX426",
    "value-says-nothing",
    title=Text("指标值是“无”", "Value that says nothing"),
    message=Text(
        "“{name}”的全年值是“{value}”，等于没有目标。",
        "“{name}” has “{value}” for the year, which is no target.",
    ),
    help_=Text("写上目标，或者删去这一行。", "Write a target or take the row out."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """The year's value is not 无 or —, unless none is what is wanted or the row is fixed."""
    text = value.text.strip()
    is_fixed = not row.is_own and row.name in fixed_names(row.form)
    if not text or is_fixed or _IDLE.fullmatch(row.name):
        return None
    if may_be_nothing(row.name) or row.name in row.path[:-1]:
        return None
    return value.kind is Kind.BLANK or text in _NOTHING


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "有名称没有目标，年底没有东西可以评价。",
        "A name without a target leaves nothing to be scored.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, 不适用]}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
