"""The lines of single projects add up to 项目支出, in every column."""

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.model.spec import UnitSpec
from jxbudget.model.vocabulary import PROJECTS
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.table import fits, line_at, makes_up, other_rows

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


def check(case: Case[UnitSpec]) -> Verdicts:
    """项目支出 = Σ projects, for 半年 and for 全年; without any project there is no sum."""
    return [_judged(case.spec, column) for column in case.form.vocabulary.money]


def _judged(spec: UnitSpec, column: str) -> Diagnostic | Verdict:
    spent = spec.funding.expenditure
    total, lines = spent.projects_total.amount(column), spent.projects
    amounts = {name: line.amount(column) for name, line in lines.items()}
    known = {name: amount for name, amount in amounts.items() if amount is not None}
    if total is None or not known or len(known) < len(amounts):
        return UNKNOWN
    if fits(total, known):
        return HOLDS
    where = line_at(spec, PROJECTS, column)
    parts = {line_at(spec, name, column): amount for name, amount in known.items()}
    return makes_up(DEFECT, (where, total), parts, other_rows(spec, column), column=column)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "项目支出下面列的是每一个项目，半年和全年都要能加出项目支出那一行。",
        "Below 项目支出 stands every project; they make up that row in each column.",
    ),
    good="部门整体: {部门整体资金: {支出: {湿地监测经费: [36, 100], 湿地修复经费: [20, 50]}}}",
    bad="部门整体: {部门整体资金: {支出: {湿地修复经费: [20, 49]}}}",
    kinds=(UnitSpec,),
)
