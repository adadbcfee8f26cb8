"""开始时间 and 完成时间 are dates, however short."""

import re
import unicodedata

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.stand_ins import is_to_come
from jxbudget.rules.text.times import END, START, read_time

DEFECT = warning(
    "JX128",
    "time-is-not-a-date",
    title=Text("起止时间不是日期", "Time is not a date"),
    message=Text(
        "“{name}”写的是“{given}”，不是一个日期。",
        "“{name}” says “{given}”, which is no date.",
    ),
    help_=Text(
        "写成日期，例如 {year}年 或 {year}年6月。",
        "Write a year or a date, such as {year}-06.",
    ),
)
_OPEN = r"长期|持续|永久|常年|每年|逐年|历年|延续|滚动|至今"
_HAS_A_YEAR = r"(?:19|20)[0-9]{2}|[〇零○一二三四五六七八九]{4}年"
_ALL_FIGURES = r"[0-9\s年月日号./-]+"


def check(case: Case[ProjectSpec]) -> Verdicts:
    """开始时间 and 完成时间 can be read; 长期 and a year in other words are not judged."""
    spec = case.spec
    for name, given in ((START, spec.start), (END, spec.end)):
        if not given.strip():
            continue
        if read_time(given):
            yield HOLDS
        elif _may_be_meant(given) or is_to_come(name, given):
            yield UNKNOWN
        else:
            yield DEFECT.at(name, name=name, given=given, year=spec.year)


def _may_be_meant(given: str) -> bool:
    """``长期``, ``2026年春季``: a time in words. ``2026年13月`` is a slip."""
    plain = unicodedata.normalize("NFKC", given)
    has_a_year = re.search(_HAS_A_YEAR, plain) and not re.fullmatch(_ALL_FIGURES, plain)
    return bool(has_a_year or re.search(_OPEN, plain))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "起止时间定项目归哪一年；不是日期，就没法核对年度，也没法滚动编制。",
        "The times say which years a project belongs to; other words cannot be checked.",
    ),
    good="{开始时间: 2026-01, 完成时间: 2026年年底前}",
    bad="完成时间: 2026年13月",
    kinds=(ProjectSpec,),
)
