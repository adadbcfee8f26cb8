"""One mark of punctuation ends a phrase."""

import re

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.mending import apart
from jxbudget.rules.text.passages import Passage, words

DEFECT = note(
    "JX140",
    "doubled-punctuation",
    title=Text("标点重复", "Doubled punctuation"),
    message=Text(
        "{where}里有连在一起的标点“{marks}”。", "{where} has the marks “{marks}” in a row."
    ),
    help_=Text("只留一个标点。", "Keep one of them."),
)
_ROW = re.compile(r"[，、；：。,;][，、；：。,;]+")
_HALF = frozenset(",;")
_DOTS = "。" * 3


def check(case: Case[AnySpec]) -> Verdicts:
    """No two of ，、；：。 in a row; …… and —— are one mark each, ？！ may stand together."""
    written = words(case)
    return written.verdicts(_find, written.matching(_ROW))


def _find(passage: Passage) -> Diagnostic | None:
    rows = [found[0] for found in _ROW.finditer(passage.text) if _is_chinese(found)]
    if not rows:
        return None
    finding = passage.finding(DEFECT, marks=rows[0]).on_words(rows[0])
    return finding.mended_by(*apart((row, _one_of(row)) for row in rows))


def _is_chinese(row: re.Match[str]) -> bool:
    """Whether a row stands in a Chinese sentence, and not behind ``&nbsp;`` or alone in a cell."""
    before = row.string[row.start() - 1 : row.start()] if row.start() else ""
    return row[0] != row.string.strip() and (row[0][0] not in _HALF or before >= "一")


def _one_of(row: str) -> str:
    """The mark that was meant: the same one, 。 at an end, ， after a slip of the comma keys."""
    marks = set(row)
    if row.startswith(_DOTS):
        return row
    if len(marks) == 1:
        return row[0]
    if marks <= {"，", "。"} or marks <= {"、", "。"}:
        return "。"
    return "，" if marks == {"、", "，"} else row


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "重复的标点是改稿时删了字、没有删标点留下的。",
        "Marks in a row are left when words between them were deleted.",
    ),
    good="实施可行性: 监测站点和队伍齐备，规程实行多年——经验成熟，人员、设备……一应俱全。",
    bad="实施可行性: 监测站点和队伍齐备，，监测规程实行多年，结果可靠。。",
    fixes=True,
)
