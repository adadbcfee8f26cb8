"""A form says what it will cost."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.structure.groups import COST, judge

DEFECT = warning(
    "JX311",
    "no-cost-indicator",
    title=Text("没有成本指标", "No cost indicator"),
    message=Text("“{group}”里没有指标。", "There is no indicator in “{group}”."),
    help_=Text(
        "写明花多少钱或单价上限，例如“培训班总成本: ≤16万元”，放在“{root}”的“{group}”里。",
        "Say in “{root}／{group}” what it may cost, in total or apiece.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Some promise stands in a group called 成本, where the form has one."""
    return judge(case, COST, DEFECT)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "不写成本，就看不出钱花得值不值；审核时会问。",
        "Without a cost nobody can tell whether the money is well spent; a reviewer will ask.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元}}}",
    bad="""\
绩效指标: {产出指标: {-成本指标: }}""",
    needs=(INDICATORS,),
)
