"""A cost is to be kept below something."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import unit_class

_MORE_IS_BETTER = (
    r"节约|节省|节支|结余|降低|下降|减少|压减|压降|压缩|核减|审减|避免|挽回|增收|收入|收益|产出|效益"
    r"|补助|补贴|资助|救助|低保|奖|待遇|津贴|供养|抚恤|保障|慰问|工资|薪酬|养老|生活费|投入|配套|自筹"
)

DEFECT = warning(
    "JX406",
    "cost-with-a-lower-bound",
    title=Text("成本指标写成了下限", "Cost with a lower bound"),
    message=Text(
        "“{name}”是成本，指标值“{value}”却是至少花多少。",
        "“{name}” is a cost, and “{value}” is the least to be spent.",
    ),
    help_=Text("成本一般写上限，例如 ≤12万元。", "Costs have an upper bound, as in “≤12万元”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No ≥ or > on an amount under 成本, but for savings and for what people are paid."""
    if not row.above.is_cost or value.number == 0 or unit_class(value.unit) == "shares":
        return None
    return None if re.search(_MORE_IS_BETTER, row.name) else value.comparator in {"≥", ">"}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "成本越低越好；写成 ≥ 就成了花得越多越好，自评时分数会算反。",
        "Less is better of a cost; with ≥ the score is turned round.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≥12万元}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
