"""A project of a type that takes several years ends in a later year than it begins."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.annual_project_outside_its_year import TYPE
from jxbudget.rules.text.times import END, time_of

DEFECT = warning(
    "JX126",
    "multi-year-project-within-one-year",
    title=Text("分年度的项目没有跨年", "Multi-year project within one year"),
    message=Text(
        "“{type}”应跨年完成，这里的完成时间“{end}”与开始时间“{start}”在同一年。",
        "A project of the type “{type}” takes several years; “{end}” is in the year of “{start}”.",
    ),
    help_=Text(
        "核对完成时间；当年就完成的，改项目类型。",
        "Check when it ends, or change the type.",
    ),
)
_HERE = Text("类型写在这里", "the type is written here")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Year of 完成时间 > year of 开始时间 where the type's time is 跨年."""
    spec = case.spec
    if case.form.conventions.types.get(spec.type.strip()) != "跨年":
        return
    time = time_of(spec)
    if not (time.start_year and time.end_year) or time.is_backwards:
        yield UNKNOWN
    elif time.end_year > time.start_year:
        yield HOLDS
    else:
        finding = DEFECT.at(END, type=spec.type, start=spec.start, end=spec.end)
        yield finding.labelled([Label((TYPE,), _HERE)])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "分几年安排的项目要报全程；起止在同一年，不是类型选错，就是完成时间写成了当年。",
        "A project over several years is told whole; within one year, type or end is wrong.",
    ),
    good="{项目类型: 分年度安排项目, 开始时间: 2026年, 完成时间: 2028年}",
    bad="{项目类型: 分年度安排项目, 开始时间: 2026年, 完成时间: 2026年}",
    kinds=(ProjectSpec,),
)
