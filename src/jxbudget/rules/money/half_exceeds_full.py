"""A half-year plan is part of the year's budget."""

from decimal import Decimal

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import line_at

DEFECT = error(
    "JX205",
    "half-exceeds-full",
    title=Text("半年计划超过全年预算", "Half-year plan exceeds the year's budget"),
    message=Text(
        "“{name}”的半年计划是 {half}，超过全年预算 {full}。",
        "“{name}” plans {half} for the half-year, more than {full} for the year.",
    ),
    help_=Text("核对两个数，看是否写反。", "Check whether the two are swapped."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """半年 ≤ 全年 for every line; amounts below zero are told elsewhere."""
    lines = ledger(case).lines.items()
    planned = [(name, line.half, line.full) for name, line in lines if line.half is not None]
    return [_judged(case.spec, *one) for one in planned]


def _judged(spec: AnySpec, name: str, half: Decimal, full: Decimal) -> Diagnostic | Verdict:
    if half < 0 or full < 0:
        return UNKNOWN
    if half <= full:
        return HOLDS
    where = line_at(spec, name, HALF)
    return DEFECT.at(*where, name=name, half=print_amount(half), full=print_amount(full))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年计划是全年预算的一部分，不会比全年还多；多半是两个数写反了。",
        "A half-year plan is part of the year's budget; usually the two are swapped.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="项目资金: {支出: {湿地监测经费: [136, 100]}}",
)
