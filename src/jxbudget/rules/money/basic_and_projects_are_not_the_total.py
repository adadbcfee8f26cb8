"""A unit spends what it receives: 基本支出 + 项目支出 = 资金总额."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import UnitSpec
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import adds_up_but_for, counted, other_rows, total_at

DEFECT = error(
    "JX203",
    "basic-and-projects-are-not-the-total",
    title=Text("基本支出与项目支出之和不等于资金总额", "基本支出 + 项目支出 is not the total"),
    message=Text(
        "资金总额是 {given}，基本支出加项目支出是 {expected}（{sum}），相差 {difference}。",
        "资金总额 is {given}; 基本支出 and 项目支出 add up to {expected} ({sum}), "
        "{difference} apart.",
    ),
    help_=Text("核对资金总额、基本支出和项目支出。", "Check the total and both kinds."),
)


def check(case: Case[UnitSpec]) -> Verdicts:
    """资金总额 = 全年 of 基本支出 + 全年 of 项目支出."""
    if not case.form.vocabulary.money:
        return []
    money = ledger(case)
    if money.lacks_its_total:
        return [UNKNOWN]
    if sum(money.fulls, ZERO) == money.total:
        return [HOLDS]
    total = (total_at(case.spec), money.total)
    return [adds_up_but_for(other_rows(case.spec, FULL), DEFECT, total, counted(case, FULL))]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "单位的支出只有基本支出和项目支出两块，合起来就是资金总额。",
        "A unit has two kinds of expenditure; together they are the total.",
    ),
    good="部门整体: {部门整体资金: {支出: {基本支出: [120, 250], 项目支出: [56, 150]}}}",
    bad="部门整体: {部门整体资金: {支出: {基本支出: [120, 260]}}}",
    kinds=(UnitSpec,),
)
