"""What is promised this year is no less than last year."""

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import DIRECTION
from jxbudget.model.indicator import Indicator
from jxbudget.model.same_measure import is_number, unit_of
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, rows_of_steps

DEFECT = note(
    "JX701",
    "target-lowered",
    title=Text("目标比上年低", "Target lower than last year's"),
    message=Text(
        "“{name}”上年是 {old}，本年是 {new}，要求降低了。",
        "“{name}” was {old} last year and is {new} now: less is asked.",
    ),
    help_=Text("核对数值；确需降低的，准备好说明。", "Check the value, or be ready to explain it."),
)
_LAST_YEAR = Text("上年是 {old}", "{old} last year")


def check(dossier: Dossier) -> Verdicts:
    """With ≥ the number is not lower than last year's, with ≤ not higher, in the same unit.

    Only rows of one name: a near name may be of another thing.
    """
    for step, rows in rows_of_steps(dossier):
        if rows is None:
            yield UNKNOWN
            continue
        for older, newer in rows.same:
            if _comparable(older.full, newer.full):
                yield _verdict(step, older, newer)


def _comparable(old: IndicatorValue, new: IndicatorValue) -> bool:
    return (
        is_number(old)
        and is_number(new)
        and unit_of(old) == unit_of(new)
        and _direction(old) == _direction(new) != 0
    )


def _direction(value: IndicatorValue) -> int:
    return DIRECTION[value.comparator] if value.comparator else 0


def _verdict(step: Step[AnySpec], older: Indicator, newer: Indicator) -> Diagnostic | Verdict:
    old, new = older.full, newer.full
    if old.number is None or new.number is None:
        return UNKNOWN
    if (new.number - old.number) * _direction(new) >= 0:
        return HOLDS
    where = (INDICATORS, *newer.path, FULL)
    label = Label(
        (INDICATORS, *older.path, FULL), _LAST_YEAR, {"old": old.text}, path=step.older.path
    )
    finding = DEFECT.at(*where, name=newer.name, old=old.text, new=new.text)
    return step.newer.tells(finding.labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标逐年降低，审核时会问原因。比较符是 ≥ 看是否变小，是 ≤ 看是否变大。",
        "A lower target is asked about: with ≥ a smaller number, with ≤ a larger one.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目: {绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥98%]}}}}
项目: {}""",
    scope=Scope.UNIT,
)
