"""The forms of one unit spell its name in one way."""

from collections.abc import Iterator

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Dossier, Rule, Scope, Verdicts
from jxbudget.rules.unit.spelling import Written, rarer

DEFECT = warning(
    "JX608",
    "unit-spelt-differently",
    title=Text("单位名称写法不一致", "The unit is spelt differently"),
    message=Text(
        "单位写作“{given}”，{year} 年度其他表写作“{usual}”，应是同一个单位。",
        "The unit is “{given}”; other forms for {year} say “{usual}”. They seem to be one.",
    ),
    help_=Text("统一用单位的全称。", "Use the full name of the unit in all forms."),
)


def check(dossier: Dossier) -> Verdicts:
    """Among the forms of a year, no unit name in a rarer spelling of the usual one."""
    for year in dossier.years:
        yield from rarer(DEFECT, _written(dossier, year))


def _written(dossier: Dossier, year: int) -> Iterator[Written]:
    """The names of a year; a second unit form is told as JX606."""
    cases: tuple[Case[AnySpec], ...] = (*dossier.units(year)[:1], *dossier.projects(year))
    for case in cases:
        yield Written(case, case.spec.CREATOR)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个单位写法不一，汇总时会被当作两个单位；全角半角、多字漏字都算。",
        "A unit in two spellings is taken for two units; width, letters too many or too few count.",
    ),
    good="部门整体: {}\n项目: {}\n另一项目: {}",
    bad="项目: {}\n另一项目: {实施单位: 江苏省湿地监中心}",
    scope=Scope.UNIT,
)
