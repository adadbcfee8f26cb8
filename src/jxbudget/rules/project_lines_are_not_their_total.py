"""The lines of single projects add up to 项目支出, in every column."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.spec import UnitSpec
from jxbudget.model.vocabulary import PROJECTS
from jxbudget.rules.kit import Rule, unequal

DEFECT = error(
    "JX204",
    "project-lines-are-not-their-total",
    title=Text("各项目之和与项目支出不等", "Project lines are not 项目支出"),
    message=Text(
        "项目支出的{column}数是 {given}，各项目相加是 {expected}（{sum}），相差 {difference}。",
        "项目支出 ({column}) is {given}; the projects add up to {expected} ({sum}), "
        "{difference} apart.",
    ),
    help_=Text("核对项目支出和每个项目的金额。", "Check 项目支出 and each project."),
)


def check(spec: UnitSpec, form: Form) -> Iterable[Diagnostic]:
    """项目支出 = Σ projects, for 半年 and for 全年."""
    spent = spec.funding.expenditure
    for column in form.vocabulary.money:
        total = spent.projects_total.amount(column)
        amounts = {name: line.amount(column) for name, line in spent.projects.items()}
        if total is None or None in amounts.values():
            continue
        where = (spec.MONEY, "支出")
        parts = {(*where, name, column): a for name, a in amounts.items() if a is not None}
        yield from unequal(DEFECT, ((*where, PROJECTS, column), total), parts, column=column)


RULE = Rule(DEFECT, check, (UnitSpec,))
