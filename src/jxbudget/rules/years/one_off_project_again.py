"""A one-off project whose time is over does not come again."""

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.model import dates
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, project_steps

DEFECT = warning(
    "JX709",
    "one-off-project-again",
    title=Text("一次性项目又出现", "A one-off project again"),
    message=Text(
        "“{name}”上年是“{type}”，完成时间“{end}”，本年又申报了。",
        "“{name}” was “{type}” last year, to end in “{end}”, and is here again.",
    ),
    help_=Text(
        "核对项目类型和时间；每年都做的，项目类型应改。",
        "Check 项目类型 and its time; what is done every year is of another type.",
    ),
)
_ONE_OFF = "一次性"
_CARRIED = "上年结转资金"
_TYPE = Text("上年的项目类型", "its 项目类型 last year")


def check(dossier: Dossier) -> Verdicts:
    """A 一次性 project to be done last year has no form this year, or only spends what is left."""
    for step in project_steps(dossier):
        kind = step.older.spec.type.strip()
        if _ONE_OFF in kind and kind in step.older.form.conventions.types:
            yield _verdict(step)


def _verdict(step: Step[ProjectSpec]) -> Diagnostic | Verdict:
    older, newer = step.older.spec, step.newer.spec
    end = dates.read(older.end.strip())
    year = end.moments[-1].year if end else None
    if year is None:
        return UNKNOWN
    if year >= newer.year or newer.funding.revenue.amount(_CARRIED) > 0:
        return HOLDS
    finding = DEFECT.at(newer.NAME, name=newer.project, type=older.type, end=older.end)
    return step.newer.tells(finding.labelled([Label(("项目类型",), _TYPE, path=step.older.path)]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "一次性项目到期还在申报，说明项目类型或时间有一处不对。只用上年结转资金收尾的不算。",
        "When a one-off project goes on, its type or its time is not right. Finishing with money "
        "carried over does not count.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="上年项目: {项目类型: 一次性项目}\n项目: {}",
    scope=Scope.UNIT,
)
