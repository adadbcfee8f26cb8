"""A value is one that somebody can read: balanced, and a comparator has its number."""

import re

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.values.ranges import is_upside_down
from jxbudget.rules.values.rows import Row, each_row

# ≥Ⅲ类, ≤上年, ≥三次: there is no figure, but people know what is meant
_MEANT = re.compile(r"[\w（）()“”、+-]+")

DEFECT = error(
    "JX401",
    "unreadable-value",
    title=Text("指标值读不懂", "Unreadable value"),
    message=Text(
        "“{name}”的指标值“{value}”读不出是多少。",
        "“{value}”, the value of “{name}”, cannot be read.",
    ),
    help_=Text(
        "写成“比较符 数 单位”，例如 ≥100例；检查括号和比较符。",
        "Write comparator, number and unit, as in “≥100例”; check brackets and comparators.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Every value that is written can be read."""
    return each_row(case, DEFECT, _is_wrong)


def _is_wrong(_: Row, value: IndicatorValue) -> bool | None:
    if value.kind is not Kind.UNREADABLE:
        return False if value.kind is not Kind.BLANK else None
    sign, rest = split_prefix(value.text.strip())[1:]
    is_meant = bool(sign) and bool(_MEANT.fullmatch(rest)) and not re.search(r"[0-9]", rest)
    return not (is_meant or is_upside_down(value.text))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "读不懂的指标值没法监控，也没法评价，表会被退回。",
        "What nobody can read can be neither monitored nor scored; the form is returned.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%以下]}}}",
    needs=(INDICATORS,),
)
