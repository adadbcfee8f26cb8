"""No citizen's identity number stands in a form that is published."""

import re
from datetime import date

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdict, Verdicts
from jxbudget.rules.text.passages import Passage, words

DEFECT = note(
    "JX135",
    "identity-card-number",
    title=Text("身份证号码", "Identity card number"),
    message=Text(
        "{where}里有一个身份证号码（{number}），绩效目标表是要公开的。",
        "{where} has an identity card number in it ({number}); the form is published.",
    ),
    help_=Text("删去号码，只留姓名或单位。", "Take the number out; a name is enough."),
)
_BORN = re.compile("19[0-9]{9}[0-9Xx]"), re.compile("20[0-9]{9}[0-9Xx]")
_NUMBER = r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check(case: Case[AnySpec]) -> Verdicts:
    """No 18 digits with a day of birth and the right check digit; 15 digits may be anything."""
    written = words(case)
    if not any(born.search(written.whole) for born in _BORN):
        return [HOLDS]
    return [verdict for passage in written.passages() for verdict in _judged(passage)]


def _judged(passage: Passage) -> list[Diagnostic] | list[Verdict]:
    numbers = [found[0] for found in re.finditer(_NUMBER, passage.text) if is_a_citizens(found[0])]
    return [_finding(passage, number) for number in numbers] or [HOLDS]


def _finding(passage: Passage, number: str) -> Diagnostic:
    masked = f"{number[:6]}********{number[-4:]}"
    return passage.finding(DEFECT, number=masked).on_words(number)


def is_a_citizens(number: str) -> bool:
    """Whether 18 characters are a citizen's number: a real day of birth, the right last digit."""
    born = number[6:14]
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born[:2] in {"19", "20"} and number[-1].upper() == "10X98765432"[total % 11]


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标表随预算公开，身份证号码不该出现在里面。",
        "The form is published with the budget; such a number has no place in it.",
    ),
    good="项目负责人/联系电话: 王宁025-80000000",
    bad="项目负责人/联系电话: 王宁025-80000000，身份证号11010519491231002X",
)
