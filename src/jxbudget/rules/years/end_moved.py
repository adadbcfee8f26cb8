"""A project of several years ends when it was said to end."""

from functools import lru_cache

from jxbudget.diagnostic import Diagnostic, Label, Text, note
from jxbudget.model import dates
from jxbudget.model.dates import Moment
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, project_steps

DEFECT = note(
    "JX708",
    "end-moved",
    title=Text("跨年项目的完成时间变了", "The end of a project has moved"),
    message=Text(
        "完成时间上年是“{old}”，本年是“{new}”。",
        "完成时间 was “{old}” last year and is “{new}” now.",
    ),
    help_=Text("核对完成时间；确有调整的，准备好说明。", "Check it, or be ready to explain it."),
)
_START, _END = "开始时间", "完成时间"
_LAST_YEAR = Text("上年是“{old}”", "“{old}” last year")


def check(dossier: Dossier) -> Verdicts:
    """A project that began at the same time as last year told, and was to go on, ends as told."""
    for step in project_steps(dossier):
        start, end = _moment(step.older.spec.start), _moment(step.older.spec.end)
        if start and end and (start.year or 0) < (end.year or 0):
            yield _verdict(step, start, end)


def _verdict(step: Step[ProjectSpec], start: Moment, end: Moment) -> Diagnostic | Verdict:
    older, newer = step.older.spec, step.newer.spec
    new_start, new_end = _moment(newer.start), _moment(newer.end)
    if new_start is None or new_end is None or not _agree(start, new_start):
        return UNKNOWN
    if _agree(end, new_end):
        return HOLDS
    label = Label((_END,), _LAST_YEAR, {"old": older.end}, path=step.older.path)
    return step.newer.tells(DEFECT.at(_END, old=older.end, new=newer.end).labelled([label]))


@lru_cache(maxsize=256)
def _moment(text: str) -> Moment | None:
    found = dates.read(text.strip())
    moment = found.moments[-1] if found else None
    return moment if moment and moment.year else None


def _agree(one: Moment, other: Moment) -> bool:
    """Whether two moments are one as far as both are told."""
    return all(a == b for a, b in zip(one, other, strict=True) if a is not None and b is not None)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "跨年项目中途改完成时间，资金和目标都要跟着调整，审核时会问原因。"
        "开始时间也变了的，是新的一期，不作判断。",
        "When the end of a project moves, money and targets should follow. With another start it "
        "is a new phase and not judged.",
    ),
    good="""\
上年项目: {项目类型: 分年度安排项目, 完成时间: 2027年}
项目: {项目类型: 分年度安排项目, 开始时间: 2025年, 完成时间: 2027年12月}""",
    bad="""\
上年项目: {项目类型: 分年度安排项目, 完成时间: 2027年}
项目: {项目类型: 分年度安排项目, 开始时间: 2025年, 完成时间: 2028年}""",
    scope=Scope.UNIT,
)
