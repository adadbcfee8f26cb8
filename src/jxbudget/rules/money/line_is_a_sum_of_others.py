"""A form has no line for the sum of its lines; written as one it is counted twice."""

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.names import is_a_sum
from jxbudget.rules.money.table import line_at

DEFECT = warning(
    "JX229",
    "line-is-a-sum-of-others",
    title=Text("合计写成了一项支出", "A sum written as a line"),
    message=Text(
        "“{name}”会印成一项支出，与其余各行重复。",
        "“{name}” would be printed as a line of its own and counted twice.",
    ),
    help_=Text("去掉这一行，支出合计就是资金总额。", "Take it out; the sum is 资金总额."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No line among others is called 合计."""
    names = ledger(case).lines
    sums = [name for name in names if is_a_sum(name)] if len(names) > 1 else []
    if names and not sums:
        return [HOLDS]
    return [DEFECT.at_key(*line_at(case.spec, name), name=name) for name in sums]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "支出逐项填写，表里没有合计行；写进去就多算一遍。",
        "Expenditure is written line by line; a sum among the lines doubles it.",
    ),
    good="项目资金: {支出: {-湿地监测经费: , 培训费: [16, 40], 委托业务费: [20, 60]}}",
    bad="""\
项目资金: {支出: {-湿地监测经费: , 培训费: [16, 40], 委托业务费: [20, 60], 合计: [36, 100]}}""",
)
