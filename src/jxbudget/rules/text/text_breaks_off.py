"""A text ends with a sentence."""

import re

from jxbudget.diagnostic import Diagnostic, Text, warning
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.passages import ONLY_PROSE, Passage, words

DEFECT = warning(
    "JX146",
    "text-breaks-off",
    title=Text("文字没有写完", "Text breaks off"),
    message=Text(
        "{where}停在“{words}”，后面似乎还有话。", "{where} stops at “{words}”, in mid-sentence."
    ),
    help_=Text("补上后面的文字，或改成句号。", "Add what is missing, or end the sentence."),
)
_LAST = "，、：（“《【并且及"
_END = r"[^\n]{0,8}(?:[，、：（“《【]|，(?:并且?|以及|及))(?=\s*$)"


def check(case: Case[AnySpec]) -> Verdicts:
    """No text ends with a comma, a colon or an opening mark."""
    written = words(case)
    open_ends = [text for text in written.prose.values() if text.rstrip()[-1:] in _LAST]
    return written.verdicts(_find, open_ends, ONLY_PROSE)


def _find(passage: Passage) -> Diagnostic | None:
    tail = passage.text[-40:]
    found = re.search(_END, tail)
    if not found or found[0] == passage.text.strip():
        return None
    return passage.finding(DEFECT, words=found[0]).on_words(found[0])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "从网页系统复制时，长文字常被截断，最后一句只剩半截。",
        "Long texts are often cut when they are copied, and half a sentence is left.",
    ),
    good="实施可行性: 监测站点和队伍齐备，监测规程实行多年，结果可靠",
    bad="实施可行性: 监测站点和队伍齐备，监测规程实行多年，结果可靠，",
)
