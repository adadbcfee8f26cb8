"""Where the whole year is planned for the half-year, the second column tells nothing new."""

from operator import eq

from jxbudget.diagnostic import Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.money.table import judge_plans

DEFECT = note(
    "JX220",
    "everything-planned-by-mid-year",
    title=Text("全年预算都安排在上半年", "Everything planned by mid-year"),
    message=Text(
        "半年计划执行数和全年预算数都是 {full} 万元。",
        "Half-year plan and the year's budget are both {full} 万元.",
    ),
    help_=Text(
        "核对是否把全年数填进了半年一列；确实上半年用完，不必改。",
        "See whether the year's amounts stand in the wrong column; if not, leave them.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some 半年 ≠ 全年 where the year has money."""
    return judge_plans(case, DEFECT, eq)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "多数项目全年都要用钱；两列一样，常常是把全年数填了两遍。",
        "Most projects spend all year; two equal columns are often one copied.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="""\
项目资金: {收入: {一般公共预算资金: 100, 其他资金: 0}, 支出: {湿地监测经费: [100, 100]}}
绩效指标: {过程: {资金管理: {预算执行率: ['=100%', '=100%']}}}""",
)
