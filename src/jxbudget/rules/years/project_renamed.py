"""A project keeps its name over the years."""

from jxbudget.diagnostic import Diagnostic, Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.naming import plain
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Dossier, Rule, Scope, Verdict, Verdicts
from jxbudget.rules.years.steps import Step, projects_by_year

DEFECT = warning(
    "JX706",
    "project-renamed",
    title=Text("项目名称与上年不同", "The project has another name than last year"),
    message=Text(
        "上年的项目“{old}”本年没有，本年的“{new}”应是同一个项目。",
        "“{old}” of last year is gone; “{new}” seems to be the same project.",
    ),
    help_=Text(
        "同一个项目沿用原名；已经批准改名的，准备好说明。",
        "Keep the name of a project, or be ready to explain the new one.",
    ),
)
_LAST_YEAR = Text("上年写作“{old}”", "“{old}” last year")


def check(dossier: Dossier) -> Verdicts:
    """No project of a near name, with a row of the same name, takes the place of one gone."""
    for pairs in projects_by_year(dossier):
        yield from (HOLDS for _ in pairs.same)
        for older, newer in pairs.renamed:
            yield _verdict(Step(older, newer))


def _verdict(step: Step[ProjectSpec]) -> Diagnostic | Verdict:
    older, newer = step
    mine, its = _rows(newer), _rows(older)
    if INDICATORS in older.doubtful | newer.doubtful or (mine and its and mine.isdisjoint(its)):
        return UNKNOWN
    old, new = older.spec.project, newer.spec.project
    label = Label((older.spec.NAME,), _LAST_YEAR, {"old": old}, path=older.path)
    return newer.tells(DEFECT.at(newer.spec.NAME, old=old, new=new).labelled([label]))


def _rows(case: Case[ProjectSpec]) -> frozenset[str]:
    fixed = case.form.conventions.fixed_names
    return frozenset(plain(row.name) for row in case.spec.indicators if row.name not in fixed)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "项目换了名称，预算批复、监控和自评就接不上。名称里的年度不算；期次、地点不同是两个项目。",
        "Under a new name a project loses its history. The year in a name does not count; another "
        "phase or place is another project.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目:
  项目名称: 湿地监测专项经费
  项目资金: {支出: {-湿地监测经费: , 湿地监测专项经费: [36, 100]}}
项目: {}""",
    scope=Scope.UNIT,
)
