"""Each project says in its own words why, how and what for."""

from jxbudget.diagnostic import Label, Text, note
from jxbudget.model.naming import plain
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Dossier, Rule, Scope, Verdicts

DEFECT = note(
    "JX612",
    "text-shared-by-two-projects",
    title=Text("两个项目的文字相同", "Two projects share a text"),
    message=Text(
        "“{name}”的{label}与“{other}”的完全相同。",
        "{label} of “{name}” is the same as that of “{other}”.",
    ),
    help_=Text(
        "按各项目自己的情况改写；多半是复制后忘了改。",
        "Rewrite it for each project; it was probably copied.",
    ),
)
LABELS = ("立项必要性", "实施可行性", "项目实施内容", "中长期目标", "年度目标")
_LONG = 50
_SAME = Text("同样的文字在这里", "the same text")


def check(dossier: Dossier) -> Verdicts:
    """No text of 50 letters or more stands under one label of two project forms of a year."""
    for year in dossier.years:
        projects = dossier.projects(year)
        for label in LABELS if len(projects) > 1 else ():
            yield from _compared(label, projects)


def _compared(label: str, projects: tuple[Case[ProjectSpec], ...]) -> Verdicts:
    first: dict[str, Case[ProjectSpec]] = {}
    for case in projects:
        text = plain(case.spec.text(label))
        if len(text) < _LONG:
            continue
        other = first.setdefault(text, case)
        if other is case or plain(other.spec.project) == plain(case.spec.project):
            yield HOLDS
            continue
        finding = DEFECT.at(label, label=label, name=case.spec.project, other=other.spec.project)
        yield case.tells(finding.labelled([Label((label,), _SAME, path=other.path)]))


_TEXT = (
    "湿地面积大、类型多，近年来变化快，部分湿地退化，生境破碎，"
    "需要每年监测并逐片修复，为保护湿地和恢复水鸟栖息条件提供依据。"
)
RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "两个项目用同一段文字，看不出各自为什么立项、做什么。五十字以上整段相同才提示。",
        "Two projects with one text do not say what each is for. Only whole texts of 50 letters.",
    ),
    good="项目: {}\n另一项目: {}",
    bad="""\
项目: {立项必要性: @}
另一项目: {立项必要性: @}""".replace("@", _TEXT),
    scope=Scope.UNIT,
)
