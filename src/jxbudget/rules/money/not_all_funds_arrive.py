"""What a budget counts on arrives: the full-year 资金到位率 is 100%."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.rates import ARRIVED, not_all

DEFECT = warning(
    "JX230",
    "not-all-funds-arrive",
    title=Text("全年资金到位率不到 100%", "Not all funds arrive"),
    message=Text(
        "全年资金到位率是“{given}”，等于有一部分资金不会到位。",
        "By the end of the year “{given}” of the funds have arrived: some never will.",
    ),
    help_=Text(
        "写成 100%；有到不了位的资金，从资金总额中去掉。",
        "Write 100%, or leave out of the total what will not arrive.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """全年值 = 100 %, or at least some share."""
    for one in not_all(case, ARRIVED):
        yield one if isinstance(one, Verdict) else DEFECT.at(*one[0], given=one[1].text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "资金总额里的钱都是要到位、要支出的，全年到位率通常就是 100%。",
        "All money in the total is to arrive and to be spent within the year.",
    ),
    good="绩效指标: {过程: {资金管理: {资金到位率: [序时进度, '=100%']}}}",
    bad="绩效指标: {过程: {资金管理: {资金到位率: [序时进度, '=90%']}}}",
    needs=(INDICATORS,),
)
