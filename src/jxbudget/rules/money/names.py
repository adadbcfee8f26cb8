"""Names of projects, lines and costs, without what does not tell two things apart."""

import re

from jxbudget.model.naming import plain, without_brackets

_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_DIGITS = re.compile(r"[0-9]+")
_SUM = re.compile("(?:支出|全年|项目|经费|资金)?(?:合计|总计|小计|共计)")
_NO_PROJECT = re.compile(
    "其中.*|(?:日常)?公用(?:经费|支出)+|人员(?:经费|支出)+|.*经营支出|上缴上级支出"
    "|对附属单位补助(?:支出)?|.*结转下年度?(?:支出|资金|使用)?"
)


def bare(name: str) -> str:
    """A name without brackets and without the year."""
    return _YEAR.sub("", plain(without_brackets(name)))


def same_but_for_marks(name: str) -> tuple[str, ...]:
    """What two names share that differ in width, spaces and punctuation alone.

    Numbers stay apart: ``第1-2期`` is not ``第12期``.
    """
    return (plain(name), *_DIGITS.findall(name))


def is_a_sum(name: str) -> bool:
    """Whether a line is a sum of others by its name: 合计, 小计."""
    return "计" in name and _SUM.fullmatch(plain(name)) is not None


def repeats_others(name: str) -> bool:
    """Whether a row tells again what others tell: a sum of them, or what one of them holds."""
    return plain(name).startswith("其中") or is_a_sum(name)


def is_no_project(name: str) -> bool:
    """Whether a line of a unit is, by its name, hardly a project."""
    return repeats_others(name) or bool(_NO_PROJECT.fullmatch(plain(without_brackets(name))))
