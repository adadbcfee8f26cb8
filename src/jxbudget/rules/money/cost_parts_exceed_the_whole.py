"""What single things of a project cost in all is within what the whole of it costs."""

from decimal import Decimal

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.funding import ZERO
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.costs import YUAN, distinct, full_at, parts_of, wan, whole_costs, yuan
from jxbudget.rules.rows import Row

DEFECT = warning(
    "JX228",
    "cost-parts-exceed-the-whole",
    title=Text("各项总成本之和超过项目总成本", "Parts cost more than the whole"),
    message=Text(
        "“{name}”是“{given}”，各项总成本相加却是 {cost} 万元（{sum}）。",
        "“{name}” is “{given}”; its parts cost {cost} 万元 ({sum}).",
    ),
    help_=Text("核对每一项成本和项目总成本。", "Check each cost and that of the whole."),
)

_COUNTED = Text("计入 {amount} 万元", "counts {amount} 万元")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Σ 总成本 of parts ≤ 项目总成本, as long as the parts are within 资金总额."""
    total = case.spec.funding.revenue.total
    wholes = whole_costs(case) if parts_of(case) else []
    return [_judged(case, row, total) for row in wholes]


def _judged(case: Case[ProjectSpec], row: Row, total: Decimal) -> Diagnostic | Verdict:
    whole = yuan(row.full)
    known = [part for part in parts_of(case) if part.cost is not None]
    if whole is None or not known:
        return UNKNOWN
    if sum((part.amount for part in known), ZERO) <= whole:
        return HOLDS
    least = distinct(known)
    cost = sum((part.amount for part in least), ZERO)
    if cost <= whole or cost > total * YUAN:
        return UNKNOWN
    labels = [Label(full_at(part.row), _COUNTED, {"amount": wan(part.amount)}) for part in least]
    return DEFECT.at(
        *full_at(row),
        name=row.name,
        given=row.full.text,
        cost=wan(cost),
        sum=" + ".join(wan(part.amount) for part in least),
    ).labelled(labels)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "项目总成本装不下它的各项成本，两处总有一处写错。",
        "A whole that does not hold its parts has a wrong number somewhere.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元, 项目总成本: ≤100万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元, 项目总成本: ≤10万元}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS,),
)
