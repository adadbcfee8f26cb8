"""A private mobile number in a form that is published is worth a second thought."""

import re

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.passages import BUT_VALUES, Passage, words

DEFECT = note(
    "JX136",
    "mobile-number",
    title=Text("手机号码", "Mobile number"),
    message=Text(
        "{where}里有手机号码 {number}，绩效目标表是要公开的。",
        "{where} has the mobile number {number} in it; the form is published.",
    ),
    help_=Text("改写办公电话；要留手机的，先问过本人。", "Give an office number, or ask first."),
)
_CORE = re.compile(r"1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})")
_NUMBER = (
    r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})"
    r"(?![0-9A-Za-z.]|\s*(?:[多余]?[万亿元人户条份个次件株粒公平立吨]|%))"
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No mobile number in texts and names; landlines may be there."""
    written = words(case)
    return written.verdicts(_find, written.matching(_CORE), BUT_VALUES)


def _find(passage: Passage) -> Diagnostic | None:
    found = re.search(_NUMBER, passage.text)
    return passage.finding(DEFECT, number=found[0]).on_words(found[0]) if found else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标表随预算公开，写上个人手机就等于公布出去。",
        "The form is published with the budget, and the number with it.",
    ),
    good="项目负责人/联系电话: 王宁025-80000000",
    bad="项目负责人/联系电话: 王宁13800000000",
)
