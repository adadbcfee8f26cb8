"""A form with a half-year column wants a plan in it for every line."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.ledger import ledger
from jxbudget.rules.money.table import line_at

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


def check(case: Case[AnySpec]) -> Verdicts:
    """Every line has a 半年 amount where the form prints one."""
    if HALF not in case.form.vocabulary.money:
        return []
    lines = ledger(case).lines
    lacking = [name for name, line in lines.items() if line.half is None]
    if lines and not lacking:
        return [HOLDS]
    return [DEFECT.at(*line_at(case.spec, name), name=name) for name in lacking]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "表里有半年计划执行数一列，七月监控要拿它来比，空着就无法核对。",
        "The form prints a half-year column, and the review in July compares with it.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="项目资金: {支出: {湿地监测经费: 100}}",
)
