"""Numbers are written in figures."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import split_prefix
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

_WORDS = frozenset({Kind.WORDING, Kind.UNREADABLE})
_SPELT = (
    r"[一二两三四五六七八九十百千万]+(?:余|多)?"
    r"(?:人次|场次|人|名|位|次|场|期|批|个|项|家|处|篇|份|部|例|户|台|套|件|天|万元|元)"
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


def check(_: Row, value: IndicatorValue) -> bool | None:
    """No ≥三次; a grade (三级) is none."""
    return True if value.kind in _WORDS and _is_spelt(value.text) else None


@lru_cache(maxsize=1024)
def _is_spelt(text: str) -> bool:
    return re.fullmatch(_SPELT, split_prefix(text.strip())[2]) is not None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标值要拿来比较和打分，用数字写才算得了。",
        "Values are compared and scored; that needs figures.",
    ),
    good="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, ≥4篇]}}}",
    bad="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, 四篇]}}}",
    part=Part.READING,
    needs=(INDICATORS,),
)
