"""A project spends what it receives: its lines of expenditure add up to 资金总额."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import ProjectSpec
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import line_at, makes_up, total_at

DEFECT = error(
    "JX202",
    "expenditure-is-not-the-total",
    title=Text("支出合计与资金总额不等", "Expenditure is not the total"),
    message=Text(
        "资金总额是 {given}，全年支出相加是 {expected}（{sum}），相差 {difference}。",
        "资金总额 is {given}; the year's expenditure adds up to {expected} ({sum}), "
        "{difference} apart.",
    ),
    help_=Text("核对资金总额和每一行支出。", "Check the total and each line of expenditure."),
)


def check(case: Case[ProjectSpec]) -> Verdicts:
    """资金总额 = Σ 全年 of every line, in a form that prints expenditure."""
    if not case.form.vocabulary.money:
        return []
    money = ledger(case)
    if money.lacks_its_total:
        return [UNKNOWN]
    if sum(money.fulls, ZERO) == money.total:
        return [HOLDS]
    parts = {line_at(case.spec, name, FULL): line.full for name, line in money.lines.items()}
    return [makes_up(DEFECT, (total_at(case.spec), money.total), parts)]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "项目有多少钱就安排多少支出，两边必须相等。",
        "What a project receives it spends; the two sides are equal.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="项目资金: {支出: {湿地监测经费: [36, 99.5]}}",
    kinds=(ProjectSpec,),
)
