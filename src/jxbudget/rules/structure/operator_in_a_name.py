"""A target stands in the value, not in the name."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.naming import folded
from jxbudget.model.numerals import has_digit
from jxbudget.model.value import IndicatorValue, Kind, parse_value
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row

_SIGN = (
    r"(?:[≥≤≧≦⩾⩽]|[<>]=?|=|大于等于|小于等于|不(?:低于|少于|小于|高于|超过|多于|大于)|"
    r"[大小高低]于|超过|达到)"
)
_UNIT = (
    r"(?:%|‰|个百分点|[万亿]?元|[万亿]?人次?|小时|分钟|公里|平方米|公顷|吨|公斤|"
    r"[个次例天家户份台套件篇项场期批张册本名位辆所处座条株棵亩])"
)
_NUMBER = r"\s*[0-9][0-9.,]*\s*"
# compiled when the first name with a digit comes
_AT_THE_END = rf"{_SIGN}{_NUMBER}{_UNIT}?$"
_IN_BRACKETS = rf"(?<=\(){_SIGN}{_NUMBER}[%‰](?=\)$)"

DEFECT = warning(
    "JX316",
    "operator-in-a-name",
    title=Text("指标名称里写了指标值", "Target in the name of an indicator"),
    message=Text(
        "指标名称“{name}”里写了“{target}”，那是指标值。",
        "The name “{name}” holds “{target}”, which is a value.",
    ),
    help_=Text(
        "名称只写“{rest}”，把“{target}”写到指标值里。",
        "Let the name be “{rest}” and write “{target}” as its value.",
    ),
)


def check(row: Row) -> Answer:
    """No own name ends in a comparator and a number, unless the value is in another unit."""
    if not row.is_own:
        return None
    target = _target(folded(row.name))
    if not target or not _may_be_the_target(row.full, parse_value(target)):
        return HOLDS
    rest = folded(row.name).removesuffix(")").removesuffix(target).rstrip("( :,")
    return DEFECT.at_key(*row.pointer, name=row.name, target=target, rest=rest)


@lru_cache(maxsize=4096)
def _target(name: str) -> str:
    if not has_digit(name):
        return ""
    found = re.search(_IN_BRACKETS, name) or re.search(_AT_THE_END, name)
    return found[0] if found and found.start() > 1 else ""


def _may_be_the_target(value: IndicatorValue, target: IndicatorValue) -> bool:
    """故障响应时间不超过2小时 of 100% is a condition that is met, not a target."""
    if value.kind in {Kind.QUANTITY, Kind.RANGE}:
        return value.unit == target.unit
    return value.kind in {Kind.WORDING, Kind.BLANK}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标值写进名称，半年、全年就分不开，也没法与实际完成值比较。",
        "A target in the name cannot differ by half-year and cannot be compared with results.",
    ),
    good="绩效指标: {产出指标: {质量指标: {单价50万元以上设备完好率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测样品完好率≥95%: [≥90%, ≥95%]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
