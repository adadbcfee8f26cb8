"""What is promised for a day is due while the work lasts."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.rows import rows

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_AFTERWARDS = r"自评|评价|决算|年报|总结|验收"

DEFECT = warning(
    "JX419",
    "date-outside-the-project-time",
    title=Text("日期不在项目起止时间内", "Date outside the time of the work"),
    message=Text(
        "“{name}”的“{value}”不在 {time} 年之内。",
        "“{value}” of “{name}” is not within {time}.",
    ),
    help_=Text(
        "核对日期的年份，或改开始时间、完成时间。",
        "Check the year of the date, or the beginning and end of the project.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Start ≤ year of a date ≤ end; for a unit both are 年度.

    自评, 决算, 总结 and 验收 may be a year later, what is 提前下达 a year earlier.
    """
    dated = [
        (row, value, {moment.year for moment in value.moments if moment.year})
        for row in rows(case)
        for value in row.values
        if value.moments
    ]
    during = _time_of(case.spec) if dated else None
    for row, value, years in dated:
        if not years:
            continue
        if during is None:
            yield UNKNOWN
            continue
        start, end = during
        early, late = int("提前下达" in row.name), int(bool(re.search(_AFTERWARDS, row.name)))
        outside = min(years) < start - early or max(years) > end + late
        facts = {"value": value.text, "time": f"{start}" if start == end else f"{start}–{end}"}
        yield DEFECT.at(*row.place(value), name=row.name, **facts) if outside else HOLDS


def _time_of(spec: AnySpec) -> tuple[int, int] | None:
    """The years of the work, None when a project does not say them."""
    if not isinstance(spec, ProjectSpec):
        return spec.year, spec.year
    start, end = (_YEAR.match(text.strip()) for text in (spec.start, spec.end))
    return (int(start[0]), int(end[0])) if start and end and start[0] <= end[0] else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "日期在项目之外的，多半是沿用了去年的表，年份忘了改。",
        "Such a date was mostly left from last year's form.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测报告完成时间: 2026年11月底前}}}",
    bad="绩效指标: {产出指标: {时效指标: {监测报告完成时间: 2025年11月底前}}}",
    needs=(INDICATORS, "开始时间", "完成时间"),
)
