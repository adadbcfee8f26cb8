"""A half-year plan is part of the year's budget."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import Rule

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


def check(spec: AnySpec, _: Form) -> Iterable[Diagnostic]:
    """半年 ≤ 全年 for every line."""
    for name, line in spec.funding.expenditure.lines.items():
        if line.half is not None and line.half > line.full:
            half, full = print_amount(line.half), print_amount(line.full)
            where = (spec.MONEY, "支出", name, HALF)
            yield DEFECT.at(*where, name=name, half=half, full=full)


RULE = Rule(DEFECT, check)
