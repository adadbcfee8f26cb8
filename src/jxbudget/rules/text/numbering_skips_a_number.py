"""A list that is numbered runs through: 一是、二是、三是."""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import lt

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.text.passages import Passage, of_prose, words

DEFECT = note(
    "JX148",
    "numbering-skips-a-number",
    title=Text("序号不连续", "Numbering skips a number"),
    message=Text(
        "{where}里“{before}”之后是“{after}”，中间缺了序号。",
        "{where} goes from “{before}” to “{after}”; a number is missing.",
    ),
    help_=Text("核对是漏了一条，还是序号没有改。", "Is an item missing, or only the number wrong?"),
)
_DIGITS = "一二三四五六七八九十"
_STOPS, _STOPS_AND_COMMA = "。；：", "。；：，"
_HAN, _ARABIC = "(?P<number>[一二三四五六七八九十])", "(?P<number>[0-9]{1,2})"
_A_FIRST = re.compile("[一1][是、）).．]")
_STYLES = (
    (("一是",), ("一是",), _STOPS_AND_COMMA, rf"(?P<mark>{_HAN}是)"),
    (("一、",), ("一、",), _STOPS, rf"(?P<mark>{_HAN}、)"),
    (("1）", "1)"), ("（1）", "(1)"), _STOPS_AND_COMMA, rf"(?P<mark>[（(]{_ARABIC}[）)])"),
    (("一）", "一)"), ("（一）", "(一)"), _STOPS_AND_COMMA, rf"(?P<mark>[（(]{_HAN}[）)])"),
    (("1.", "1、", "1．"),) * 2 + (_STOPS, rf"(?P<mark>{_ARABIC}[.、．])(?!\s*[0-9])"),
)
"""What is in a first number, how a list begins, what an item stands behind, and its number."""


def check(case: Case[AnySpec]) -> Verdicts:
    """Numbers of one style that only grow from 1 grow by 1; lists within lists are not judged."""
    written = words(case)
    for label, text in written.prose.items():
        firsts = _A_FIRST.findall(text)
        for marks in _lists(text, frozenset(firsts)) if firsts else ():
            gap = _gap(text, marks)
            yield _finding(of_prose(label, text), *gap) if gap else HOLDS


def _lists(text: str, firsts: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    """The numbered lists of a text, three items or more, each from 1 upwards."""
    for signs, begins, stops, style in _STYLES:
        if firsts.isdisjoint(signs) or not any(first in text for first in begins):
            continue
        found = re.finditer(style, text)
        marks = [one for one in found if _begins(text, one.start(), stops)]
        numbers = [_number(mark) for mark in marks]
        if len(marks) > 2 and numbers[0] == 1 and all(map(lt, numbers, numbers[1:])):
            yield marks


def _begins(text: str, at: int, stops: str) -> bool:
    before = text[at - 1] if at else ""
    return before in stops or before.isspace()


def _gap(text: str, marks: list[re.Match[str]]) -> tuple[re.Match[str], re.Match[str]] | None:
    """The first neighbours between which a number is missing."""
    if _number(marks[-1]) == len(marks):
        return None
    for before, after in pairwise(marks):
        missing = _number(before) + 1
        between = text[before.end() : after.start()]
        if _number(after) != missing and not _is_told(missing, between):
            return before, after
    return None


def _finding(passage: Passage, before: re.Match[str], after: re.Match[str]) -> Diagnostic:
    finding = passage.finding(DEFECT, before=before["mark"], after=after["mark"])
    return finding.on_words(passage.text[after.start() : after.start() + 8].split("\n")[0])


def _is_told(number: int, text: str) -> bool:
    """Whether a number is there after all, in another style: 其二, ②, 2) without a stop before."""
    han = _DIGITS[number - 1 : number] or "无"
    return bool(
        re.search(rf"(?<![0-9.]){number}[.、．）),，：:]|{han}[是、）),，]|[第其]{han}", text)
    ) or (chr(0x245F + number) in text)


def _number(mark: re.Match[str]) -> int:
    number = mark["number"]
    return int(number) if number.isascii() else _DIGITS.index(number) + 1


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "序号跳了，读的人会以为漏了一条内容。",
        "Where a number is skipped, a reader thinks that something is missing.",
    ),
    good="实施可行性: 一是站点齐备；二是队伍稳定；三是规程成熟。",
    bad="实施可行性: 一是站点齐备；二是队伍稳定；四是规程成熟。",
)
