"""Digits, letters and percent signs are half-width."""

import re

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.naming import narrow
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.mending import Mends
from jxbudget.rules.text.passages import Passage, words

DEFECT = note(
    "JX139",
    "full-width-digits",
    title=Text("全角数字或字母", "Full-width digits"),
    message=Text(
        "{where}里的“{words}”用了全角字符，应是半角的“{right}”。",
        "{where} has “{words}” in full-width characters; “{right}” is meant.",
    ),
    help_=Text("数字、字母和百分号改用半角。", "Type digits, letters and % half-width."),
)
_WIDE = "[０-９Ａ-Ｚａ-ｚ％]|(?<=[0-9０-９])．(?=[0-9０-９])"
_RUN = "[0-9A-Za-z.%]*[０-９Ａ-Ｚａ-ｚ％][0-9A-Za-z.%０-９Ａ-Ｚａ-ｚ％．]*"
_DOT = "．"
_SIGNS = frozenset(
    chr(0xFEE0 + sign) for sign in range(0x25, 0x7B) if chr(sign).isalnum() or chr(sign) in "%."
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No full-width digit, letter, ％, or decimal point; punctuation is full-width as it should."""
    written = words(case)
    return written.verdicts(_find, written.having(_SIGNS))


def _find(passage: Passage) -> Diagnostic | None:
    text = passage.text
    found = re.search(_WIDE, text)
    if not found:
        return None
    run = re.search(_RUN, text)
    words = run[0].rstrip(_DOT) if run else text[found.start() - 1 : found.end() + 1]
    finding = passage.finding(DEFECT, words=words, right=narrow(words))
    return finding.on_words(words).mended_by(*_mends(text))


def _mends(text: str) -> Mends:
    """Sign by sign; a point that also numbers paragraphs (１．) stays, and a ％ in front."""
    signs = dict.fromkeys(found[0] for found in re.finditer(_WIDE, text))
    if _DOT in signs and text.count(_DOT) != sum(
        one[0] == _DOT for one in re.finditer(_WIDE, text)
    ):
        del signs[_DOT]
    if text.startswith("％"):
        del signs["％"]
    return tuple((sign, narrow(sign)) for sign in signs)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "全角数字印出来宽窄不一，汇总和核对时也认不出是同一个数。",
        "Full-width digits print unevenly, and totals and searches miss them.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥９０%, ≥９５%]}}}",
    fixes=True,
)
