"""The kinds of people named after 其中 make up the number before it."""

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import UnitSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.staffing import STAFFING, Breakdown, breakdowns

DEFECT = warning(
    "JX132",
    "head-counts-do-not-add-up",
    title=Text("人数加起来不对", "Head counts do not add up"),
    message=Text(
        "“{total}”之后的各类人员相加是 {sum} 人（{parts}）。",
        "After “{total}” the kinds of staff add up to {sum} ({parts}).",
    ),
    help_=Text("核对总数和各类人数，看是否漏写一类。", "Check the numbers; is a kind missing?"),
)


def check(case: Case[UnitSpec]) -> Verdicts:
    """Number before 其中 = Σ numbers after it, where the kinds of post seem to be all there."""
    for breakdown in breakdowns(case.spec.staffing):
        yield _judged(breakdown)


def _judged(breakdown: Breakdown) -> Diagnostic | Verdict:
    if not breakdown.is_wrong:
        return HOLDS if breakdown.sum == breakdown.total.number else UNKNOWN
    parts = " + ".join(str(part.number) for part in breakdown.parts)
    total = breakdown.total.words
    return DEFECT.at(STAFFING, total=total, sum=breakdown.sum, parts=parts).on_words(total)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "人数是核定公用经费和人员经费的依据，总数和分项对不上，一眼就会被看出来。",
        "Budgets are measured by head counts; a total that its parts do not make up is seen.",
    ),
    good="部门整体: {机构设置及人员配置: 现有工作人员15人，其中在编12人，聘用3人，退休5人。}",
    bad="部门整体: {机构设置及人员配置: 现有工作人员14人，其中在编人员12人，聘用人员3人。}",
    kinds=(UnitSpec,),
)
