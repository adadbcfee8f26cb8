"""年度目标 is the goal of the form's year; last year's text names last year."""

import re

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import AnySpec, ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.times import time_of

GOAL = "年度目标"

DEFECT = warning(
    "JX131",
    "another-year-in-the-annual-goal",
    title=Text("年度目标里写的是另一年", "Another year in the annual goal"),
    message=Text(
        "年度目标写的是“{words}”，这张表是 {year} 年度的。",
        "The annual goal says “{words}”; the form is for {year}.",
    ),
    help_=Text(
        "改成 {year} 年，并核对后面的数字是不是这一年的。",
        "Write {year}, and check that the figures after it are of that year.",
    ),
)
_NUMBER = (
    r"[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．是][，：]?|(?:年度)?目标[0-9一二三四五]?[：:]"
)
_DOING = (
    "计划|预计|拟|将|力争|争取|确保|继续|努力|目标[：:为是]|全年|全面|全力"
    "|完成|开展|举办|组织|实现|新增|建成|招募"
)
_A_YEAR = re.compile(r"20[0-9]{2}")
_BEGINNING = (
    rf"(?:^|(?<=[。；;！\n]))[^\S\n]*+(?:{_NUMBER})?[^\S\n]*+"
    rf"(?P<words>(?P<year>20[0-9]{{2}})年度?[，,：:]?(?:{_DOING}))(?![的了后并])(?P<rest>[^。；;\n]*)"
)
_PAST = (
    r"已|[完建成]了|以来|基础上|后续|余款|尾款|质保|结[余转]|续建|跨年|上年|去年"
    r"|较|同比|相比|验收|支付|清算|决算|审计|考核|公开|预算执行"
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No sentence of 年度目标 begins with another year and what is to be done in it.

    A text that names the form's year too, years of the project, and what was done: not judged.
    """
    spec = case.spec
    if not spec.annual_goal:
        return
    years = set(_A_YEAR.findall(spec.annual_goal))
    yield HOLDS if years <= {str(spec.year)} else _judged(spec)


def _judged(spec: AnySpec) -> Diagnostic | Verdict:
    found = re.search(_BEGINNING, spec.annual_goal)
    if found is None or int(found["year"]) == spec.year:
        return HOLDS
    of_this_year = f"{spec.year}年" in spec.annual_goal
    if of_this_year or re.search(_PAST, found["rest"]) or _may_be_meant(spec, int(found["year"])):
        return UNKNOWN
    finding = DEFECT.at(GOAL, words=found["words"], year=spec.year)
    return finding.on_words(found["words"])


def _may_be_meant(spec: AnySpec, year: int) -> bool:
    """A year the project takes, or one to come, where a form has no times."""
    if not isinstance(spec, ProjectSpec):
        return year > spec.year
    time = time_of(spec)
    if time.start_year is None or time.end_year is None:
        return year > spec.year
    return time.start_year <= year <= time.end_year


_GOAL = "监测湿地样点120个，培训监测人员60人，编写监测报告4篇，监测成果共享给10家单位。"
RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "沿用上年的表，年度目标里的年份最容易忘了改，后面的数字多半也没有改。",
        "The year is what is forgotten in a copied goal, and with it the figures.",
    ),
    good=f"年度目标: 2026年计划{_GOAL}",
    bad=f"年度目标: 2025年计划{_GOAL}",
)
