"""资金总额 must be the sum of its sources, exactly."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import fits, makes_up, source_at, total_at

DEFECT = error(
    "JX201",
    "total-is-not-the-sum-of-its-sources",
    title=Text("资金总额与各项来源之和不等", "Total is not the sum of its sources"),
    message=Text(
        "资金总额是 {given}，各项来源相加是 {expected}（{sum}），相差 {difference}。",
        "资金总额 is {given}; its sources add up to {expected} ({sum}), {difference} apart.",
    ),
    help_=Text("核对资金总额和每一项来源。", "Check the total and each source."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """资金总额 = Σ sources, in a form that prints sources."""
    if all(printed == TOTAL for printed in case.form.vocabulary.sources):
        return []
    money = ledger(case)
    if money.lacks_its_total:
        return [UNKNOWN]
    if fits(money.total, money.sources):
        return [HOLDS]
    parts = {source_at(case.spec, name): amount for name, amount in money.sources.items()}
    return [makes_up(DEFECT, (total_at(case.spec), money.total), parts)]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "资金总额与各项来源对不上，表一交上去就会被退回。金额按十进制精确相加，一分也不容差。",
        "A total that its sources do not make up is returned. Sums are exact to the last digit.",
    ),
    good="项目资金: {收入: {资金总额: 100, 一般公共预算资金: 80, 其他资金: 20}}",
    bad="项目资金: {收入: {资金总额: 100, 一般公共预算资金: 80, 其他资金: 19.99}}",
)
