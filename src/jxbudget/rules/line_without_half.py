"""A form with a half-year column wants a plan in it for every line."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import Rule

DEFECT = error(
    "JX207",
    "line-without-half",
    title=Text("支出缺半年计划", "Line without a half-year plan"),
    message=Text("“{name}”没有写半年计划执行数。", "“{name}” has no half-year plan."),
    help_=Text(
        "写成“{name}: [半年计划, 全年预算]”；没有就写 0。",
        "Write “{name}: [half, full]”; 0 for none.",
    ),
)


def check(spec: AnySpec, form: Form) -> Iterable[Diagnostic]:
    """Every line has a 半年 amount where the form prints one."""
    if HALF not in form.vocabulary.money:
        return
    for name, line in spec.funding.expenditure.lines.items():
        if line.half is None:
            yield DEFECT.at(spec.MONEY, "支出", name, name=name)


RULE = Rule(DEFECT, check)
