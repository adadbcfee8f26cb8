"""A form says what good it does."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import BENEFIT, judge

DEFECT = error(
    "JX312",
    "no-benefit-indicator",
    title=Text("没有效益指标", "No benefit indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "在“{group}”里至少写一项带来的好处，例如“受益人数: [≥50人, ≥100人]”。",
        "Name at least one benefit in “{group}”.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise stands below a 一级 called 效益, where the form has one."""
    return judge(case, BENEFIT, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "各类效益可以空着几类，不能全空：全空等于说这笔钱没有用处。",
        "Some kinds of benefit may stay blank, not all: the money would do no good.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="""\
年度目标: 全年监测湿地样点120个，培训监测人员60人，编写监测报告4篇。
绩效指标: {效益指标: {-社会效益: }}""",
    needs=(INDICATORS,),
)
