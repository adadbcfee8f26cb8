"""A form says whether those served will be satisfied."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import SATISFACTION, judge

DEFECT = warning(
    "JX313",
    "no-satisfaction-indicator",
    title=Text("没有满意度指标", "No satisfaction indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "在“{group}”里写明谁满意、满意到多少，例如“培训对象满意度: ≥95%”。",
        "Say in “{group}” who is to be satisfied, and how much.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise is one of 满意度, where the form has a place for them."""
    return judge(case, SATISFACTION, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "服务对象满不满意是评价的一部分；没有这一项，审核时会问。",
        "Satisfaction is part of the evaluation; a reviewer will ask for it.",
    ),
    good="绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: [≥0%, ≥95%]}}}",
    bad="""\
绩效指标: {满意度指标: {-服务对象满意度: }}""",
    needs=(INDICATORS,),
)
