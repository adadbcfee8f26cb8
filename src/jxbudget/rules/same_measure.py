"""When the values of two rows can be compared: one unit under two names, or two kinds of unit."""

from jxbudget.model.value import IndicatorValue, Kind

_NAMES = {
    "公里": "km",
    "千米": "km",
    "米": "m",
    "平方米": "㎡",
    "m2": "㎡",
    "m²": "㎡",
    "平米": "㎡",
    "公斤": "kg",
    "千克": "kg",
    "吨": "t",
    "立方米": "m3",
    "m³": "m3",
    "方": "m3",
    "日": "天",
    "小时": "h",
    "人份": "份",
    "百分点": "个百分点",
}
SHARES = frozenset({"%", "‰", "个百分点"})
_MEASURES = frozenset(
    {*SHARES, "km", "m", "㎡", "kg", "t", "m3", "天", "h", "工作日", "个工作日", "分钟", "秒", "周"}
    | {
        "月",
        "个月",
        "年",
        "亩",
        "公顷",
        "平方公里",
        "倍",
        "分",
        "元",
        "℃",
        "度",
        "kw",
        "kwh",
        "千瓦时",
    }
)


def unit_of(value: IndicatorValue) -> str:
    """The unit under one name for all its names, empty when there is none."""
    unit = (value.unit or "").casefold()
    return _NAMES.get(unit, unit)


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
