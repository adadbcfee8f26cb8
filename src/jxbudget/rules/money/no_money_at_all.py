"""A form about money has some."""

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import total_at

DEFECT = warning(
    "JX222",
    "no-money-at-all",
    title=Text("没有资金", "No money at all"),
    message=Text(
        "资金总额、各项来源和各项支出都是 0。",
        "资金总额, every source and every line of expenditure are 0.",
    ),
    help_=Text("填上金额；没有预算就不必报这张表。", "Write the amounts, or leave the form out."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some amount ≠ 0."""
    return [HOLDS if any(ledger(case).amounts) else DEFECT.at(*total_at(case.spec))]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "绩效目标跟着预算走，一分钱没有的表多半是忘了填金额。",
        "Targets go with money; a form without any was probably left unfinished.",
    ),
    good="项目资金: {收入: {资金总额: 100}}",
    bad="""\
项目资金:
  收入: {资金总额: 0, 一般公共预算资金: 0, 其他资金: 0}
  支出: {湿地监测经费: [0, 0]}""",
)
