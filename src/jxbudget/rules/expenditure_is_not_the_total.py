"""A project spends what it receives: its lines of expenditure add up to 资金总额."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.spec import ProjectSpec
from jxbudget.model.vocabulary import FULL, TOTAL
from jxbudget.rules.kit import Rule, unequal

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


def check(spec: ProjectSpec, _: Form) -> Iterable[Diagnostic]:
    """资金总额 = Σ 全年 of every line."""
    lines = spec.funding.expenditure.lines
    parts = {(spec.MONEY, "支出", name, FULL): line.full for name, line in lines.items()}
    total = spec.funding.revenue.total
    return unequal(DEFECT, ((spec.MONEY, "收入", TOTAL), total), parts)


RULE = Rule(DEFECT, check, (ProjectSpec,))
