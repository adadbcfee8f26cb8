"""No amount of a form is below zero."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import placed

DEFECT = error(
    "JX206",
    "amount-is-negative",
    title=Text("金额为负", "Negative amount"),
    message=Text("“{name}”是负数 {amount}。", "“{name}” is negative: {amount}."),
    help_=Text("金额不能小于 0；没有就写 0。", "An amount is at least 0."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Every amount ≥ 0."""
    if min(ledger(case).amounts) >= 0:
        return [HOLDS]
    return [
        DEFECT.at(*pointer, name=name, amount=print_amount(amount))
        for pointer, name, amount in placed(case.spec)
        if amount < 0
    ]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "预算表里的来源和支出都是要花的钱，没有负数；调减应直接写调减后的数。",
        "No amount of a budget is below zero; a cut is written as what is left.",
    ),
    good="项目资金: {收入: {资金总额: 100, 一般公共预算资金: 80, 其他资金: 20}}",
    bad="项目资金: {收入: {资金总额: 100, 一般公共预算资金: 80, 政府性基金: 40, 其他资金: -20}}",
)
