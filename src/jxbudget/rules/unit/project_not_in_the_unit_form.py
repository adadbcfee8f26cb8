"""Every project of a unit is listed in the form of the unit."""

from jxbudget.diagnostic import Label, Text, error
from jxbudget.model.amount import print_amount
from jxbudget.model.vocabulary import PROJECTS
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdicts
from jxbudget.rules.unit.listing import Listing, listings

DEFECT = error(
    "JX605",
    "project-not-in-the-unit-form",
    title=Text("部门整体表没有列出项目", "A project is not in the unit form"),
    message=Text(
        "“{name}”（{amount} 万元）有项目表，{year} 年度部门整体表的项目支出里没有它。",
        "“{name}” ({amount} 万元) has a form; the unit form of {year} does not list it.",
    ),
    help_=Text(
        "在部门整体表的支出里补上这个项目；不是本单位的项目，就改正实施单位。",
        "List it in the unit form, or correct the unit of the project.",
    ),
)
_LISTED = Text("项目支出在这里逐项列出", "the projects are listed here")


def check(dossier: Dossier) -> Verdicts:
    """Each project form has a line in the unit form of its year that lists projects one by one."""
    for listing in listings(dossier):
        yield from (HOLDS for _ in listing.pairs.all)
        yield from (UNKNOWN for _ in listing.pairs.unclear)
        yield from _unlisted(listing)


def _unlisted(listing: Listing) -> Verdicts:
    unit = listing.unit
    label = Label((unit.spec.MONEY, "支出", PROJECTS), _LISTED, path=unit.path)
    for project in listing.pairs.come:
        spec = project.spec
        amount = print_amount(spec.funding.revenue.total)
        finding = DEFECT.at(spec.NAME, name=spec.project, amount=amount, year=spec.year)
        sure = listing.goes_by_project and listing.is_closed
        yield project.tells(finding.labelled([label])) if sure else UNKNOWN


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "有项目表而部门整体表没有列出，部门的项目支出就少算了这一项。"
        "部门整体表没有逐项列出项目，或是对下转移支付项目，不作判断。",
        "A project that the unit form leaves out is missing from the unit's expenditure. Not "
        "judged when the unit form does not list projects one by one or the money is passed on.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="""\
部门整体:
  部门整体资金:
    收入: {资金总额: 350, 一般公共预算资金: 330}
    支出: {项目支出: [36, 100], -湿地修复经费: }
  绩效指标: {过程: {预算执行: {预算执行率: [=45%, =100%]}}}
项目: {}
另一项目: {}""",
    scope=Scope.UNIT,
)
