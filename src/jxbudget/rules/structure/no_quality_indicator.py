"""A form says how well it will be done."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import QUALITY, judge

DEFECT = error(
    "JX309",
    "no-quality-indicator",
    title=Text("没有质量指标", "No quality indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "在“{root}”的“{group}”里写明做到多好，例如“验收合格率: ≥95%”。",
        "Say in “{root}／{group}” how well it will be done.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise stands in a 二级 called 质量, where the form has one."""
    return judge(case, QUALITY, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "只有数量没有质量，做得好不好无从评价，这张表会被退回。",
        "Without a measure of quality the work cannot be judged; the form is returned.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="""\
绩效指标: {产出指标: {-质量指标: }}""",
    needs=(INDICATORS,),
)
