"""A project has one name, in the form of its unit and in its own."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.rules.kit import HOLDS, Dossier, Rule, Scope, Verdicts
from jxbudget.rules.unit.listing import listings

DEFECT = warning(
    "JX611",
    "project-named-differently",
    title=Text("项目名称与部门整体表不一致", "A project is named differently in the unit form"),
    message=Text(
        "部门整体表写“{given}”，项目表的项目名称是“{name}”，应是同一个项目。",
        "The unit form says “{given}”, the project form “{name}”; they seem to be one project.",
    ),
    help_=Text(
        "统一成批复的项目名称；若是两个项目，各补上缺的一处。",
        "Use one name in both; if they are two projects, add what each lacks.",
    ),
)
_OWN = Text("项目表写作“{name}”", "“{name}” in the project form")


def check(dossier: Dossier) -> Verdicts:
    """A line and a project form that only a near name connects are told; the same name holds."""
    for listing in listings(dossier):
        yield from (HOLDS for _ in listing.pairs.same)
        for given, project in listing.pairs.renamed:
            unit, name = listing.unit, project.spec.project
            finding = DEFECT.at_key(unit.spec.MONEY, "支出", given, given=given, name=name)
            label = Label((project.spec.NAME,), _OWN, {"name": name}, path=project.path)
            yield unit.tells(finding.labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个项目在两张表里名称不同，汇总和公开时会被当作两个项目。",
        "A project under two names is counted as two when forms are summed up or published.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="""\
部门整体:
  部门整体资金: {支出: {-湿地修复经费: , 湿地修复专项经费: [20, 50]}}
项目: {}
另一项目: {}""",
    scope=Scope.UNIT,
)
