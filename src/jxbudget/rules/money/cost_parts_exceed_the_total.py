"""What single things of a project cost in all is within what it receives."""

from collections.abc import Sequence
from decimal import Decimal

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.costs import (
    YUAN,
    Part,
    distinct,
    full_at,
    goes_to_others,
    parts_of,
    takes_years,
    wan,
)
from jxbudget.rules.money.table import total_at

DEFECT = warning(
    "JX215",
    "cost-parts-exceed-the-total",
    title=Text("各项总成本之和超过资金总额", "Parts cost more than the total"),
    message=Text(
        "各项总成本相加是 {cost} 万元（{sum}），超过资金总额 {total} 万元。",
        "The parts cost {cost} 万元 ({sum}), more than the total of {total} 万元.",
    ),
    help_=Text("核对每一项成本和资金总额。", "Check each cost and the total."),
)

_COUNTED = Text("计入 {amount} 万元", "counts {amount} 万元")
_TOTAL = Text("资金总额是 {amount} 万元", "the total is {amount} 万元")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Σ 总成本 of parts in 元 ≤ 资金总额 × 10 000; with the money of others it may be more.

    Of parts that may hold one another only the largest counts: what is over then is over. Where a
    project takes years and one part alone is over, the costs are those of all its years.
    """
    parts = parts_of(case)
    return [_judged(case, parts)] if parts else []


def _judged(case: Case[ProjectSpec], parts: Sequence[Part]) -> Diagnostic | Verdict:
    total = case.spec.funding.revenue.total
    known = [part for part in parts if part.cost is not None]
    if sum((part.amount for part in known), ZERO) <= total * YUAN:
        return HOLDS if len(known) == len(parts) else UNKNOWN
    least = distinct(known)
    cost = sum((part.amount for part in least), ZERO)
    if cost <= total * YUAN or total <= 0 or goes_to_others(case.spec):
        return UNKNOWN
    if takes_years(case) and least[0].amount > total * YUAN:
        return UNKNOWN
    return _finding(case.spec, least, cost, total)


def _finding(spec: ProjectSpec, parts: list[Part], cost: Decimal, total: Decimal) -> Diagnostic:
    first, *others = parts
    labels = [Label(full_at(part.row), _COUNTED, {"amount": wan(part.amount)}) for part in others]
    return DEFECT.at(
        *full_at(first.row),
        cost=wan(cost),
        sum=" + ".join(wan(part.amount) for part in parts),
        total=print_amount(total),
    ).labelled([*labels, Label(total_at(spec), _TOTAL, {"amount": print_amount(total)})])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "几项成本加起来比钱还多，总有一项花不成。",
        "Parts that cost more than there is cannot all be paid.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元, 样点布设总成本: ≤60万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元, 样点布设总成本: ≤90万元}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS, "项目类型", "项目级次", "开始时间", "完成时间"),
)
