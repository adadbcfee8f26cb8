"""No amount of a form is below zero."""

from collections.abc import Iterable
from decimal import Decimal

from jxbudget.diagnostic import Diagnostic, Pointer, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import Rule

DEFECT = error(
    "JX206",
    "amount-is-negative",
    title=Text("金额为负", "Negative amount"),
    message=Text("“{name}”是负数 {amount}。", "“{name}” is negative: {amount}."),
    help_=Text("金额不能小于 0；没有就写 0。", "An amount is at least 0."),
)


def check(spec: AnySpec, _: Form) -> Iterable[Diagnostic]:
    """Every amount ≥ 0."""
    for pointer, name, amount in _amounts(spec):
        if amount is not None and amount < 0:
            yield DEFECT.at(*pointer, name=name, amount=print_amount(amount))


def _amounts(spec: AnySpec) -> Iterable[tuple[Pointer, str, Decimal | None]]:
    for name, amount in spec.funding.revenue.root.items():
        yield (spec.MONEY, "收入", name), name, amount
    for name, line in spec.funding.expenditure.lines.items():
        for column in (HALF, FULL):
            yield (spec.MONEY, "支出", name, column), f"{name}（{column}）", line.amount(column)


RULE = Rule(DEFECT, check)
