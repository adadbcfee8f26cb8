"""Amounts are in 万元; one that is far too large was probably typed in 元."""

from jxbudget.diagnostic import Text, warning
from jxbudget.model.amount import is_whole, print_amount
from jxbudget.model.spec import AnySpec, UnitSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.money.costs import goes_to_others, wan
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import labels_of, placed

DEFECT = warning(
    "JX225",
    "amount-looks-like-yuan",
    title=Text("金额像是按元填的", "Amount looks like yuan"),
    message=Text(
        "“{name}”是 {amount} 万元，像是按元填的，按元算是 {meant} 万元。",
        "“{name}” is {amount} 万元; typed in yuan it would be {meant} 万元.",
    ),
    help_=Text(
        "表内金额以万元为单位；按元填的，逐个改成万元。",
        "Amounts are in 万元; divide those in yuan by 10 000.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Every amount < the largest to be expected; a form is told once, with all such amounts.

    Transfers may be that large; so may departments, but then not every amount is a whole number.
    """
    largest = case.limits.largest_amount
    if max(ledger(case).amounts) < largest:
        return [HOLDS]
    if _may_be_so_large(case):
        return [UNKNOWN]
    (where, name, amount), *others = [one for one in placed(case.spec) if one[2] >= largest]
    finding = DEFECT.at(*where, name=name, amount=print_amount(amount), meant=wan(amount))
    return [finding.labelled(labels_of({at: other for at, _, other in others}))]


def _may_be_so_large(case: Case[AnySpec]) -> bool:
    if isinstance(case.spec, UnitSpec):
        return not all(map(is_whole, ledger(case).amounts))
    return goes_to_others(case.spec)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "把元当万元填，金额会大一万倍，而合计仍然相等，别的核对发现不了。",
        "Typed in yuan every amount is ten thousand times too large, yet all sums hold.",
    ),
    good="项目资金: {收入: {资金总额: 100, 一般公共预算资金: 80, 其他资金: 20}}",
    bad="""\
项目资金:
  收入: {资金总额: 1000000, 一般公共预算资金: 800000, 其他资金: 200000}
  支出: {湿地监测经费: [360000, 1000000]}""",
)
