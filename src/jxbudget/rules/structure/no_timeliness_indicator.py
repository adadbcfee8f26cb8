"""A form says when it will be done."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import TIMELINESS, judge

DEFECT = warning(
    "JX310",
    "no-timeliness-indicator",
    title=Text("没有时效指标", "No timeliness indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "在“{root}”的“{group}”里写明何时完成，例如“培训完成及时性: 及时”。",
        "Say in “{root}／{group}” when it will be done.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise stands in a 二级 called 时效, where the form has one."""
    return judge(case, TIMELINESS, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "不写何时完成，进度就无从监控；审核时会问。",
        "Without a time the progress cannot be monitored; a reviewer will ask.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测报告完成及时性: 及时}}}",
    bad="""\
绩效指标: {产出指标: {-时效指标: }}""",
    needs=(INDICATORS,),
)
