"""≥100% of a part of a whole can only be met exactly."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_merit_rate

DEFECT = note(
    "JX411",
    "lower-bound-at-hundred",
    title=Text("下限写到了 100%", "Lower bound at 100%"),
    message=Text(
        "“{name}”最高就是 100%，“{value}”只有正好 100% 才算完成。",
        "“{name}” is 100% at most, so “{value}” can only be met exactly.",
    ),
    help_=Text(
        "确要全部做到，写作 =100%；不然留一点余地，例如 ≥98%。",
        "Write “=100%”, or leave some room, as in “≥98%”.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No ≥ 100 % for the year of a rate that is a part of a whole."""
    if value.unit != "%" or value.kind is not Kind.QUANTITY or not is_merit_rate(row.name):
        return None
    return value.comparator == "≥" and value.number == 100


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "差一个就不能得满分，而 ≥ 让人以为还可以更高；写的时候值得再想一想。",
        "One miss costs the score, while ≥ suggests that more were possible.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, =100%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥100%]}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
