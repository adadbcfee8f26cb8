"""A project of a type that is planned year by year begins and ends in the form's year."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.times import END, START, time_of
from jxbudget.rules.text.year_outside_the_project_time import is_outside

TYPE = "项目类型"

DEFECT = warning(
    "JX125",
    "annual-project-outside-its-year",
    title=Text("当年的项目跨了年", "Annual project outside its year"),
    message=Text(
        "“{type}”应在 {year} 年内开始并完成，这里写的是“{start}”到“{end}”。",
        "A project of the type “{type}” starts and ends in {year}; this one runs from “{start}”"
        " to “{end}”.",
    ),
    help_=Text("核对起止时间；确实跨年的，改项目类型。", "Check the times, or change the type."),
)
_HERE = Text("类型写在这里", "the type is written here")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Year of 开始时间 = 年度 = year of 完成时间 where the type's time is 当年."""
    spec = case.spec
    if case.form.conventions.types.get(spec.type.strip()) != "当年":
        return
    time = time_of(spec)
    years = {time.start_year, time.end_year} - {None}
    if not years or time.is_backwards or is_outside(spec.year, time):
        yield UNKNOWN
    elif years == {spec.year}:
        yield HOLDS
    else:
        place = START if time.start_year not in {None, spec.year} else END
        finding = DEFECT.at(place, type=spec.type, year=spec.year, start=spec.start, end=spec.end)
        yield finding.labelled([Label((TYPE,), _HERE)])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "每年安排的项目一年一报，当年开始当年完成；跨年的是另一种类型。",
        "What is planned each year starts and ends in that year; longer ones have another type.",
    ),
    good="{项目类型: 常年安排项目, 开始时间: 2026年1月, 完成时间: 2026年12月}",
    bad="{项目类型: 常年安排项目, 开始时间: 2026年, 完成时间: 2027年}",
    kinds=(ProjectSpec,),
)
