"""Where no half-year plan has any money, July has nothing to compare with."""

from jxbudget.diagnostic import Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.money.table import judge_plans

DEFECT = note(
    "JX219",
    "nothing-planned-by-mid-year",
    title=Text("上半年没有安排支出", "Nothing planned by mid-year"),
    message=Text(
        "全年预算 {full} 万元，半年计划执行数全是 0。",
        "The year's budget is {full} 万元; every half-year plan is 0.",
    ),
    help_=Text(
        "核对半年计划；确实下半年才用钱，不必改。",
        "Check the plans; leave them when nothing is spent before July.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some 半年 ≠ 0 where some 全年 ≠ 0."""
    return judge_plans(case, DEFECT, lambda half, _: not any(half))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "七月监控拿实际支出和半年计划比，计划全是 0 就比不出进度。",
        "The review in July compares what was spent with the plan; 0 says nothing.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="""\
项目资金: {支出: {湿地监测经费: [0, 100]}}
绩效指标: {过程: {资金管理: {预算执行率: ['=0%', '=100%']}}}""",
)
