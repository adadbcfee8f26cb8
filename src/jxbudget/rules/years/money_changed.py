"""资金总额 stays near that of the year before."""

from decimal import ROUND_HALF_UP, Decimal

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import TOTAL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, steps

DEFECT = note(
    "JX704",
    "money-changed",
    title=Text("资金总额比上年变化大", "The total has changed a lot"),
    message=Text(
        "资金总额上年是 {old}，本年是 {new}，{change} {difference}（{percent}%）。",
        "资金总额 was {old} last year and is {new} now, {change_en} by {difference} ({percent}%).",
    ),
    help_=Text("核对金额，准备好增减的说明。", "Check it, and be ready to explain the change."),
)
_LAST_YEAR = Text("上年是 {old}", "{old} last year")


def check(dossier: Dossier) -> Verdicts:
    """|new − old| ÷ old ≤ money-change percent; the percentage is told rounded half up."""
    for step in steps(dossier):
        yield _verdict(step)


def _verdict(step: Step[AnySpec]) -> Diagnostic | Verdict:
    old, new = step.older.spec.funding.revenue.total, step.newer.spec.funding.revenue.total
    if old <= 0:
        return UNKNOWN
    change = abs(new - old) * 100 / old
    if change <= step.newer.limits.money_change:
        return HOLDS
    finding = DEFECT.at(
        step.newer.spec.MONEY,
        "收入",
        TOTAL,
        old=print_amount(old),
        new=print_amount(new),
        change="增加" if new > old else "减少",
        change_en="up" if new > old else "down",
        difference=print_amount(abs(new - old)),
        percent=print_amount(change.quantize(Decimal("0.1"), ROUND_HALF_UP)),
    )
    where = (step.older.spec.MONEY, "收入", TOTAL)
    label = Label(where, _LAST_YEAR, {"old": print_amount(old)}, path=step.older.path)
    return step.newer.tells(finding.labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "资金大增大减，审核时会问原因，目标也应跟着变。默认超过 30% 才提示。",
        "A large change is asked about, and targets should follow it. Told above 30 % by default.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目:
  项目资金:
    收入: {资金总额: 70, 一般公共预算资金: 50}
    支出: {湿地监测经费: [22.5, 70]}
项目: {}""",
    scope=Scope.UNIT,
)
