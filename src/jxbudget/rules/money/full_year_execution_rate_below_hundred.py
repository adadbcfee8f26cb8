"""A budget is made to be spent: the full-year 预算执行率 is 100%."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdict, Verdicts
from jxbudget.rules.money.rates import SPENT, not_all

DEFECT = warning(
    "JX218",
    "full-year-execution-rate-below-hundred",
    title=Text("全年预算执行率不到 100%", "Full-year execution rate below 100%"),
    message=Text(
        "全年预算执行率是“{given}”，等于一开始就打算花不完。",
        "The full-year execution rate is “{given}”: some of the money is not meant to be spent.",
    ),
    help_=Text(
        "写成 100%；确有余量，写“≥”，或减少预算。", "Write 100%, or “≥”, or lower the budget."
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """全年值 = 100 %, or at least some share."""
    for one in not_all(case, SPENT):
        yield one if isinstance(one, Verdict) else DEFECT.at(*one[0], given=one[1].text)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "预算是按要花的钱编的，全年执行率通常就是 100%。",
        "A budget is what will be spent; by the end of the year that is usually all of it.",
    ),
    good="绩效指标: {过程: {资金管理: {预算执行率: ['=45%', ≥95%]}}}",
    bad="绩效指标: {过程: {资金管理: {预算执行率: ['=45%', '=90%']}}}",
    needs=(INDICATORS,),
)
