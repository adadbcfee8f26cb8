"""A form with money has a 资金总额."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import counted, labels_of, source_at, sum_of, total_at

DEFECT = error(
    "JX208",
    "total-is-zero-while-its-parts-are-not",
    title=Text("资金总额是 0，来源或支出不是", "Total is 0, its parts are not"),
    message=Text(
        "资金总额是 0，各项来源相加却是 {sources}，全年支出相加是 {spent}。",
        "资金总额 is 0; its sources add up to {sources}, the year's expenditure to {spent}.",
    ),
    help_=Text("补上资金总额。", "Write the total."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """资金总额 = 0 only where every source and every line is 0."""
    money = ledger(case)
    if not money.lacks_its_total:
        return [HOLDS]
    sources = {source_at(case.spec, name): a for name, a in money.sources.items() if a}
    spent = {at: amount for at, amount in counted(case, FULL).items() if amount}
    facts = {"sources": print_amount(sum_of(sources)), "spent": print_amount(sum_of(spent))}
    return [DEFECT.at(*total_at(case.spec), **facts).labelled(labels_of(sources | spent))]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "总额空着或写成 0，整张资金表就对不上；多半是忘了填。",
        "Without its total nothing in the table of money fits; it was probably forgotten.",
    ),
    good="项目资金: {收入: {资金总额: 100}}",
    bad="项目资金: {收入: {资金总额: 0}}",
)
