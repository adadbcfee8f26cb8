"""When the values of two rows can be compared: one unit under two names, or two kinds of unit."""

import re

from jxbudget.model.units import one_name
from jxbudget.model.value import IndicatorValue, Kind

SHARES = frozenset({"%", "‰", "百分点"})
_UNITS = (
    "公里 米 平方米 平方公里 亩 公顷 公斤 吨 立方米 天 小时 工作日 个工作日 分钟 秒 周 月 个月 年 "
    "倍 分 元 ℃ 度 kw kwh 千瓦时"
)
_TIMES = re.compile(r"[*·×•⋅]")
_MEASURES = SHARES.union(_UNITS.split())


def unit_of(value: IndicatorValue) -> str:
    """The unit under one name for all its names, empty when there is none.

    元/人*天, 元/人·天 and 元/(人×天) are one.
    """
    return "*".join(one_name(part) for part in _TIMES.split(one_name(value.unit)))


def is_count(value: IndicatorValue) -> bool:
    """Whether the value counts things: 例, 人, 场, not 天 or %."""
    unit = unit_of(value)
    return bool(unit) and unit not in _MEASURES and "/" not in unit and "元" not in unit


def is_money(value: IndicatorValue) -> bool:
    """Whether the value is an amount or a price."""
    return "元" in (value.unit or "")


def is_number(value: IndicatorValue) -> bool:
    """Whether the value is one number, exact."""
    return value.kind is Kind.QUANTITY and value.number is not None and not value.approximate
