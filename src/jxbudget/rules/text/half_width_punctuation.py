"""Between Chinese characters punctuation is full-width."""

import re

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.mending import every
from jxbudget.rules.text.passages import Passage, words

DEFECT = note(
    "JX141",
    "half-width-punctuation",
    title=Text("中文里的半角标点", "Half-width punctuation"),
    message=Text(
        "{where}里“{words}”用了半角标点，中文应是“{right}”。",
        "{where} has a half-width mark in “{words}”; Chinese writes “{right}”.",
    ),
    help_=Text("换成全角标点。", "Use the full-width mark."),
)
_BEFORE, _AFTER = "[一-鿿”》）]", "[一-鿿“《（]"
_CHAIN = f"{_BEFORE}(?:[,;:?!]{_AFTER})+"
_SIGNS = frozenset(",;:?!")
_FULL = str.maketrans(",;:?!", "，；：？！")


def check(case: Case[AnySpec]) -> Verdicts:
    """No , ; : ? ! between Chinese characters; ``3,000`` and ``R&D: GIS`` are left alone."""
    written = words(case)
    return written.verdicts(_find, written.having(_SIGNS))


def _find(passage: Passage) -> Diagnostic | None:
    found = re.search(_CHAIN, passage.text)
    if not found:
        return None
    words = found[0]
    finding = passage.finding(DEFECT, words=words, right=words.translate(_FULL)).on_words(words)
    return finding.mended_by(*every(_CHAIN, passage.text, _mended))


def _mended(words: str) -> str:
    """A ? may be what is left of a lost character: an author must look."""
    return words if "?" in words else words.translate(_FULL)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "中英文标点混用，印出来疏密不一，是最常被挑出来的小毛病。",
        "Mixed punctuation prints unevenly and is the slip most often pointed out.",
    ),
    good="实施可行性: 监测站点和队伍齐备，按 GIS, GPS 数据定位，误差小于1,000米(含)，结果可靠。",
    bad="实施可行性: 监测站点和队伍齐备,监测规程实行多年,结果可靠。",
    fixes=True,
)
