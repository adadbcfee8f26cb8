"""A half-year plan is part of the year's budget."""

from jxbudget.diagnostic import Text, error
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import HALF
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts

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
    """半年 ≤ 全年 for every line."""
    spec = case.spec
    for name, line in spec.funding.expenditure.lines.items():
        if line.half is None:
            continue
        half, full = print_amount(line.half), print_amount(line.full)
        where = (spec.MONEY, "支出", name, HALF)
        too_much = line.half > line.full
        yield DEFECT.at(*where, name=name, half=half, full=full) if too_much else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年计划是全年预算的一部分，不会比全年还多；多半是两个数写反了。",
        "A half-year plan is part of the year's budget; usually the two are swapped.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="""\
项目资金: {支出: {湿地监测经费: [136, 100]}}
绩效指标: {过程: {资金管理: {预算执行率: [=170%, =100%]}}}""",
)
