"""A project costs no more than it receives."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.costs import YUAN, full_at, is_shared, wan, whole_costs, yuan
from jxbudget.rules.money.table import total_at

DEFECT = warning(
    "JX214",
    "project-cost-exceeds-the-total",
    title=Text("项目总成本超过资金总额", "The project costs more than it receives"),
    message=Text(
        "“{name}”是“{given}”，合 {cost} 万元，超过资金总额 {total} 万元。",
        "“{name}” is “{given}”, that is {cost} 万元, more than the total of {total} 万元.",
    ),
    help_=Text(
        "核对成本的数和单位；总成本一般等于或小于资金总额。",
        "Check the number and its unit; the cost is at most the total.",
    ),
)

_TOTAL = Text("资金总额是 {amount} 万元", "the total is {amount} 万元")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """项目总成本 in 元 ≤ 资金总额 × 10 000; several years or offices may cost more."""
    total = case.spec.funding.revenue.total
    for row in whole_costs(case):
        cost = yuan(row.full)
        if cost is None or total <= 0:
            yield UNKNOWN
        elif cost <= total * YUAN:
            yield HOLDS
        elif is_shared(case):
            yield UNKNOWN
        else:
            amount = print_amount(total)
            yield DEFECT.at(
                *full_at(row), name=row.name, given=row.full.text, cost=wan(cost), total=amount
            ).labelled([Label(total_at(case.spec), _TOTAL, {"amount": amount})])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "钱只有这么多，总成本却更高，不是数写错，就是单位写错。",
        "A cost above the money there is has a wrong number or a wrong unit.",
    ),
    good="绩效指标: {产出指标: {成本指标: {-监测人员培训总成本: , 项目总成本: ≤100万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {-监测人员培训总成本: , 项目总成本: ≤120万元}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS, "项目类型", "项目级次", "开始时间", "完成时间"),
)
