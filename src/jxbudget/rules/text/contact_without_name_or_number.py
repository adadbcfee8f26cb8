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
_LABELS = re.compile(
    r"联系人|联系|电话|手机|固话|座机|办公|号码|姓名|项目|负责人|tel", re.IGNORECASE
)
_NAME = re.compile(r"[㐀-䶿一-鿿A-Za-z*＊]")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """项目负责人/联系电话 has a name and at least seven digits."""
    given = unicodedata.normalize("NFKC", case.spec.contact)
    if not given.strip():
        return
    has_name = bool(_NAME.search(_LABELS.sub("", given)))
    digits = sum(sign in "0123456789*" for sign in given)
    has_number = digits >= FEWEST_DIGITS
    if has_name and has_number:
        yield HOLDS
    elif "*" in given or is_to_come(CONTACT, given):
        yield UNKNOWN
    else:
        yield DEFECT.at(
            CONTACT, name=CONTACT, given=case.spec.contact, **_lacks(has_name, has_number)
        )


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
