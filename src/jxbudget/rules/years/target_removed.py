"""What was promised last year is still promised."""

from collections.abc import Sequence

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdicts
from jxbudget.rules.years.steps import Step, rows_of_steps

DEFECT = note(
    "JX702",
    "target-removed",
    title=Text("上年的指标本年没有了", "A target of last year is gone"),
    message=Text(
        "上年的指标本年没有：{names}。", "Indicators of last year that are gone: {names}."
    ),
    help_=Text(
        "不再做的，准备好说明；漏填的补上；改了名称的不用处理。",
        "Add what was left out; be ready to explain what is no longer done.",
    ),
)
_LAST_YEAR = Text("上年是 {old}", "{old} last year")


def check(dossier: Dossier) -> Verdicts:
    """Every own row of last year has one of the same or a near name."""
    for step, rows in rows_of_steps(dossier):
        if rows is None or not step.newer.spec.indicators:
            yield UNKNOWN
        else:
            yield _finding(step, rows.gone) if rows.gone else HOLDS


def _finding(step: Step[AnySpec], gone: Sequence[Indicator]) -> Diagnostic:
    labels = [
        Label(
            (INDICATORS, *row.path),
            _LAST_YEAR,
            {"old": row.full.text or "—"},
            path=step.older.path,
        )
        for row in gone
    ]
    names = [f"“{row.name}”" for row in gone]
    return step.newer.tells(DEFECT.at_key(INDICATORS, names=names).labelled(labels))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "上年承诺过的指标本年不见了，审核时会问是不做了还是漏填了。固定指标另有规则检查。",
        "A target that is gone is asked about: is it no longer pursued or left out?",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目: {绩效指标: {产出指标: {质量指标: {巡护记录完整率: [≥90%, ≥95%]}}}}
项目: {}""",
    scope=Scope.UNIT,
)
