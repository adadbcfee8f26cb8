"""Numbers are written in figures."""

import re

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.values.rows import Row, each_row

_SPELT = re.compile(
    r"[一二两三四五六七八九十百千万]+(?:余|多)?(?:人次|场次|人|名|位|次|场|期|批|个|项|家|处|篇|份|部|例|户|台|套|件|天|万元|元)"
)

DEFECT = note(
    "JX441",
    "number-in-words",
    title=Text("数写成了汉字", "Number in words"),
    message=Text(
        "“{name}”的指标值“{value}”用汉字写数，不便比较和汇总。",
        "“{value}”, the value of “{name}”, spells its number out.",
    ),
    help_=Text("改用数字，例如 ≥3次。", "Write figures, as in “≥3例”."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No ≥三次; a grade (三级) is none."""
    return each_row(case, DEFECT, _is_wrong)


def _is_wrong(_: Row, value: IndicatorValue) -> bool | None:
    if value.kind is Kind.QUANTITY:
        return False
    rest = split_prefix(value.text.strip())[2]
    spelt = value.kind in {Kind.WORDING, Kind.UNREADABLE} and _SPELT.fullmatch(rest)
    return True if spelt else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标值要拿来比较和打分，用数字写才算得了。",
        "Values are compared and scored; that needs figures.",
    ),
    good="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, ≥4篇]}}}",
    bad="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, 四篇]}}}",
    needs=(INDICATORS,),
)
