"""A unit that has 项目支出 lists its projects."""

from jxbudget.diagnostic import Text, note
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import UnitSpec
from jxbudget.model.vocabulary import FULL, PROJECTS
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.table import line_at

DEFECT = note(
    "JX226",
    "unit-form-without-projects",
    title=Text("有项目支出，没有列出项目", "Projects are not listed"),
    message=Text(
        "项目支出是 {amount} 万元，下面没有列出项目。",
        "项目支出 is {amount} 万元; no project is listed below it.",
    ),
    help_=Text(
        "在“项目支出”下面逐行写出每个项目的金额。", "Write a line for each project below it."
    ),
)


def check(case: Case[UnitSpec]) -> Verdicts:
    """Some project where 项目支出 ≠ 0."""
    spent = case.spec.funding.expenditure
    if spent.projects:
        return [HOLDS]
    total = spent.projects_total.full
    where = line_at(case.spec, PROJECTS, FULL)
    return [DEFECT.at(*where, amount=print_amount(total))] if total > 0 else []


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "表里项目支出的下面一行一个项目，不列出来就和各项目的表对不上。",
        "The form has a line for each project; without them its forms cannot be matched.",
    ),
    good="部门整体: {}",
    bad="部门整体: {部门整体资金: {支出: {-湿地监测经费: , -湿地修复经费: }}}",
    kinds=(UnitSpec,),
)
