"""A form says how much will be done."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import QUANTITY, judge

DEFECT = error(
    "JX308",
    "no-quantity-indicator",
    title=Text("没有数量指标", "No quantity indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "在“{root}”的“{group}”里写明做多少，例如“培训人数: [≥50人, ≥100人]”。",
        "Say in “{root}／{group}” how much will be done.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise stands in a 二级 called 数量, where the form has one."""
    return judge(case, QUANTITY, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "不写做多少，就说不清钱花在了什么上，这张表会被退回。",
        "Without a quantity nobody can tell what the money is for; the form is returned.",
    ),
    good="绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1篇, ≥4篇]}}}",
    bad="""\
年度目标: 监测成果共享给10家单位。
绩效指标:
  产出指标:
    -数量指标:
    质量指标: {监测报告验收合格率: [≥90%, ≥95%]}""",
    needs=(INDICATORS,),
)
