"""The year a form is for lies in the project's time."""

from jxbudget.diagnostic import Label, Text, error
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.times import END, START, Time, time_of

DEFECT = error(
    "JX124",
    "year-outside-the-project-time",
    title=Text("年度不在项目的起止时间内", "Year outside the project's time"),
    message=Text(
        "年度是 {year}，项目的时间是“{start}”到“{end}”。",
        "The form is for {year}; the project runs from “{start}” to “{end}”.",
    ),
    help_=Text(
        "核对年度和起止时间；沿用上年的表要把时间一并改过来。",
        "Check the year and both times; those of last year's form have to be brought up.",
    ),
)
_HERE = Text("时间写在这里", "the time is written here")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """Year of 开始时间 ≤ 年度 ≤ year of 完成时间."""
    spec = case.spec
    if not (spec.start or spec.end):
        return
    time = time_of(spec)
    if time.is_backwards or not (time.start_year or time.end_year):
        yield UNKNOWN
    elif is_outside(spec.year, time):
        finding = DEFECT.at("年度", year=spec.year, start=spec.start, end=spec.end)
        yield finding.labelled([Label((label,), _HERE) for label in (START, END)])
    else:
        yield HOLDS


def is_outside(year: int, time: Time) -> bool:
    """Whether a year is before a project begins or after it ends."""
    return year < (time.start_year or year) or year > (time.end_year or year)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "一年的目标表只报在这一年里做的项目；不在起止时间内，多半是沿用上年的表没有改全。",
        "A form of one year is for what is done in it; usually last year's times were left.",
    ),
    good="{项目类型: 分年度安排项目, 开始时间: 2025年, 完成时间: 2027年}",
    bad="{开始时间: 2025年, 完成时间: 2025年}",
    kinds=(ProjectSpec,),
)
