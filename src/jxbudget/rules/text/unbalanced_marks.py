"""Quotation marks and brackets come in pairs."""

import re

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.passages import BUT_VALUES, Passage, words

DEFECT = warning(
    "JX142",
    "unbalanced-marks",
    title=Text("引号或括号不成对", "Unbalanced marks"),
    message=Text(
        "{where}里“{words}”这一处的 {mark} 没有与它成对的另一半。",
        "{where} has a {mark} at “{words}” without the other half of the pair.",
    ),
    help_=Text(
        "补上缺的一半，或删去多的一半。", "Add the half that is missing, or delete this one."
    ),
)
_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "（", "】": "【", "〕": "〔"}
_OPENING = {"“": "“", "‘": "‘", "《": "《", "（": "（", "(": "（", "【": "【", "〔": "〔"}
_SIGNS = frozenset(_PAIRS) | frozenset(_OPENING)
_MARK = "[“”‘’《》（）()【】〔〕]"
_NUMBERED = (
    r"(?m)(?:^|(?<=[\s。；;：:，,、！？”]))[（(]?"
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[一二三四五六七八九十]{1,3}|[a-zA-Z])[）)]"
    r"|(?<=[一-鿿])[0-9]{1,2}[）)]"
)
_INTERVAL = r"[\[(（]\s*[-+]?[0-9.]+%?\s*[,，]\s*[-+]?[0-9.]+%?\s*[\])）]"
_FOREIGN = r"(?<=[0-9A-Za-z])[’”]|[‘’](?=[0-9A-Za-z])"
_WHOLE = ("“”", "‘’", "《》", "（）", "【】", "〔〕")
_DEEPEST = 3


def check(case: Case[AnySpec]) -> Verdicts:
    """Every “ ‘ 《 （ 【 〔 has its other half in the same text. 1） and 27” are no halves."""
    written = words(case)
    some = [text for text in written.having(_SIGNS) if not _is_nested(text)]
    return written.verdicts(_find, some, BUT_VALUES)


def _find(passage: Passage) -> Diagnostic | None:
    at = first_alone(passage.text)
    if at is None:
        return None
    words = passage.text[max(at - 2, 0) : at + 6].split("\n")
    here = next(part for part in words if passage.text[at] in part)
    return passage.finding(DEFECT, words=here, mark=passage.text[at]).on_words(here)


def first_alone(text: str) -> int | None:
    """Where the first mark without its other half stands.

    ``1）`` may number a paragraph and ``（甲、1）`` may end an aside: the text is read both ways,
    and only what is alone in both is told.
    """
    if _is_nested(text):
        return None
    plain = re.sub(_INTERVAL, _blanked, text)
    return _alone(plain) if _alone(re.sub(_NUMBERED, _blanked, plain)) is not None else None


def _is_nested(text: str) -> bool:
    """Whether every mark is in a pair and every pair in another or beside it; none may be deep.

    Of an interval ``[0,1)`` it is not sure which half is a mark.
    """
    marks = "".join(re.findall(_MARK, text)).replace("(", "（").replace(")", "）")
    for pair in _WHOLE * _DEEPEST if marks else ():
        marks = marks.replace(pair, "")
    return not marks and not ("[" in text or "]" in text)


def _alone(text: str) -> int | None:
    numbers = {found.end() - 1 for found in re.finditer(_NUMBERED, text)}
    is_foreign = re.compile(_FOREIGN).match
    opened: list[re.Match[str]] = []
    for mark in re.finditer(_MARK, text):
        foreign = mark.start() in numbers or is_foreign(text, mark.start())
        if mark[0] in _OPENING:
            opened.append(mark)
        elif opened and _OPENING[opened[-1][0]] == _PAIRS[mark[0]]:
            opened.pop()
        elif not foreign:
            return _blamed(opened, mark)
    left = (mark.start() for mark in opened if not is_foreign(text, mark.start()))
    return next(left, None)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blamed(opened: list[re.Match[str]], closing: re.Match[str]) -> int:
    """What was not closed within the pair that ends here; without such a pair, its end."""
    pairs = [_OPENING[mark[0]] for mark in opened]
    return opened[-1].start() if _PAIRS[closing[0]] in pairs else closing.start()


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "引号、书名号、括号缺了一半，后面的话归谁就说不清。",
        "With half a pair missing, nobody knows where a quotation or an aside ends.",
    ),
    good="立项必要性: 1）依据《湿地保护规划》（2022）；2）落实“一地一策”要求，需要每年监测。",
    bad="立项必要性: 依据《湿地保护规划要求，全省湿地需要每年监测，为保护和修复提供依据。",
)
