"""Whoever has a question must know whom to ask, and at which number."""

import re
import unicodedata

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.passages import CONTACT
from jxbudget.rules.text.stand_ins import is_to_come

FEWEST_DIGITS = 7

DEFECT = warning(
    "JX145",
    "contact-without-name-or-number",
    title=Text("联系人缺姓名或电话", "Contact without name or number"),
    message=Text(
        "“{name}”写的是“{given}”，缺{lacks}。", "“{name}” says “{given}”, without {lacks_en}."
    ),
    help_=Text(
        "写姓名和电话，例如 王宁025-80000000。", "Write both, such as Wang Ning 025-80000000."
    ),
)
_LABELS = r"(?i)联系人|联系|电话|手机|固话|座机|办公|号码|姓名|项目|负责人|tel"
_LABEL_SIGNS = frozenset("联电手固座办号姓项负tT")
_NUMBER_SIGNS = "0123456789*"
_NAME_SIGNS = frozenset("*＊abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """项目负责人/联系电话 has a name and at least seven digits."""
    given = unicodedata.normalize("NFKC", case.spec.contact)
    if not given.strip():
        return
    bare = given if _LABEL_SIGNS.isdisjoint(given) else re.sub(_LABELS, "", given)
    has_name = any(map(_is_of_a_name, bare))
    digits = sum(map(given.count, _NUMBER_SIGNS))
    has_number = digits >= FEWEST_DIGITS
    if has_name and has_number:
        yield HOLDS
    elif "*" in given or is_to_come(CONTACT, given):
        yield UNKNOWN
    else:
        yield DEFECT.at(
            CONTACT, name=CONTACT, given=case.spec.contact, **_lacks(has_name, has_number)
        )


def _is_of_a_name(sign: str) -> bool:
    return "一" <= sign <= "鿿" or "㐀" <= sign <= "䶿" or sign in _NAME_SIGNS


def _lacks(has_name: bool, has_number: bool) -> dict[str, str]:
    if has_name:
        return {"lacks": "联系电话", "lacks_en": "a number"}
    if has_number:
        return {"lacks": "负责人姓名", "lacks_en": "a name"}
    return {"lacks": "负责人姓名和联系电话", "lacks_en": "a name and a number"}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "审核时有疑问要找得到人；只有姓名或只有电话，都要再问一遍。",
        "A reviewer with a question needs both; with one of them, somebody has to ask again.",
    ),
    good="项目负责人/联系电话: 王宁，025-80000000转8012",
    bad="项目负责人/联系电话: 王宁",
    kinds=(ProjectSpec,),
)
