"""A project's cost is written in 万元, as its total is."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.costs import full_at, whole_costs, yuan
from jxbudget.rules.money.table import total_at

DEFECT = warning(
    "JX231",
    "project-cost-lacks-its-wan",
    title=Text("项目总成本的单位少了“万”", "The project's cost lacks its 万元"),
    message=Text(
        "“{name}”是“{given}”，资金总额是 {total} 万元，数相同而单位不同。",
        "“{name}” is “{given}”, the total {total} 万元: one number in two units.",
    ),
    help_=Text("单位写成万元。", "Write the unit 万元."),
)

_TOTAL = Text("资金总额是 {amount} 万元", "the total is {amount} 万元")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """The 元 of 项目总成本 are not the very number of 万元 of 资金总额."""
    total = case.spec.funding.revenue.total
    for row in whole_costs(case):
        cost = yuan(row.full)
        if cost is None or total <= 0:
            yield UNKNOWN
        elif cost != total:
            yield HOLDS
        else:
            amount = print_amount(total)
            yield (
                DEFECT.at(*full_at(row), name=row.name, given=row.full.text, total=amount)
                .labelled([Label(total_at(case.spec), _TOTAL, {"amount": amount})])
                .mended_by(("元", "万元"))
            )


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "总成本和资金总额的数一模一样，只有单位差一万倍，是漏了一个“万”字。",
        "The same number in another unit is ten thousand times too small.",
    ),
    good="绩效指标: {产出指标: {成本指标: {-监测人员培训总成本: , 项目总成本: ≤100万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {-监测人员培训总成本: , 项目总成本: ≤100元}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS,),
    fixes=True,
)
