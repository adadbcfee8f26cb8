"""What is carried over from last year, last year had."""

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import TOTAL
from jxbudget.rules.kit import HOLDS, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, steps

DEFECT = warning(
    "JX712",
    "more-carried-over-than-there-was",
    title=Text("结转资金多于上年资金总额", "More carried over than there was"),
    message=Text(
        "上年结转资金是 {given}，上年的资金总额只有 {total}。",
        "{given} are carried over; the total of last year is {total}.",
    ),
    help_=Text(
        "核对结转金额；上年中途追加过的，准备好说明。",
        "Check the amount; be ready to explain what was added during the year.",
    ),
)
_CARRIED = "上年结转资金"
_LAST_YEAR = Text("上年是 {total}", "{total} last year")


def check(dossier: Dossier) -> Verdicts:
    """上年结转资金 ≤ 资金总额 of the year before."""
    for step in steps(dossier):
        if step.newer.spec.funding.revenue.amount(_CARRIED) > 0:
            yield _verdict(step)


def _verdict(step: Step[AnySpec]) -> Diagnostic | Verdict:
    older, newer = step.older.spec, step.newer.spec
    carried, total = newer.funding.revenue.amount(_CARRIED), older.funding.revenue.total
    if carried <= total:
        return HOLDS
    facts = {"given": print_amount(carried), "total": print_amount(total)}
    label = Label(
        (older.MONEY, "收入", TOTAL), _LAST_YEAR, {"total": facts["total"]}, path=step.older.path
    )
    return step.newer.tells(DEFECT.at(newer.MONEY, "收入", _CARRIED, **facts).labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "结转的是上年没有用完的钱，一般不会比上年的总额还多；年中追加过的除外。",
        "What is carried over was left of last year's money, and that is rarely more than all.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目:
  项目资金:
    收入: {资金总额: 80, 一般公共预算资金: 80, 其他资金: 0}
    支出: {湿地监测经费: [36, 80]}
项目:
  中长期目标: 用好上年结转资金，建成覆盖全省的湿地监测网络，服务湿地保护和修复。
  项目资金:
    收入: {资金总额: 100, 一般公共预算资金: 10, 上年结转资金: 90, 其他资金: 0}
    支出: {湿地监测经费: [4.5, 100]}""",
    scope=Scope.UNIT,
)
