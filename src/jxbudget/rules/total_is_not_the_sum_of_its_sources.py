"""资金总额 must be the sum of its sources, exactly."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import TOTAL
from jxbudget.rules.kit import Rule, unequal

DEFECT = error(
    "JX201",
    "total-is-not-the-sum-of-its-sources",
    title=Text("资金总额与各项来源之和不等", "Total is not the sum of its sources"),
    message=Text(
        "资金总额是 {given}，各项来源相加是 {expected}（{sum}），相差 {difference}。",
        "资金总额 is {given}; its sources add up to {expected} ({sum}), {difference} apart.",
    ),
    help_=Text("核对资金总额和每一项来源。", "Check the total and each source."),
)


def check(spec: AnySpec, _: Form) -> Iterable[Diagnostic]:
    """资金总额 = Σ sources."""
    where = (spec.MONEY, "收入")
    revenue = spec.funding.revenue
    parts = {(*where, name): amount for name, amount in revenue.sources.items()}
    return unequal(DEFECT, ((*where, TOTAL), revenue.total), parts)


RULE = Rule(DEFECT, check)
