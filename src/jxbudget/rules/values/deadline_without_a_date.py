"""A time is told by a date."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import plain_name

_DEADLINE = re.compile(r"(?:完成|完工|竣工|交付|上线|开工|截止)(?:时间|日期|期限|时限)$")
_PROMPT = r"(?:及时|按时|按期|如期|准时|按计划)(?:完成|完工|交付|办结)?"

DEFECT = note(
    "JX435",
    "deadline-without-a-date",
    title=Text("时间指标没有写日期", "Deadline without a date"),
    message=Text(
        "“{name}”问的是时间，指标值“{value}”没有说是什么时候。",
        "“{name}” asks for a time, and “{value}” does not say when.",
    ),
    help_=Text(
        "写明期限，例如 11月底前；或把名称改成“及时性”。",
        "Write a date, or let the name ask for promptness.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A name ending in 时间 or 日期 of completion has no bare 及时 or 按时 for the year."""
    if not _is_deadline(row.name) or value.kind is Kind.BLANK:
        return None
    return bool(re.fullmatch(_PROMPT, value.text.strip()))


@lru_cache(maxsize=4096)
def _is_deadline(name: str) -> bool:
    return _DEADLINE.search(plain_name(name)) is not None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "只写“按时”，时间是哪一天仍然不知道，晚没晚也就无从判断。",
        "With no date nobody can tell whether it was late.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测报告完成时间: 11月底前}}}",
    bad="绩效指标: {产出指标: {时效指标: {监测报告完成时间: 按时完成}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
