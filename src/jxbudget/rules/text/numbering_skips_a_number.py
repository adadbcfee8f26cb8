"""A list that is numbered runs through: 一是、二是、三是."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.text.passages import Passage, Sort, words

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
_STOP, _STOP_OR_COMMA = r"(?:^|(?<=[。；：\n\s]))", r"(?:^|(?<=[，。；：\n\s]))"
_HAN, _ARABIC = "(?P<number>[一二三四五六七八九十])", "(?P<number>[0-9]{1,2})"
_STYLES = (
    (("一是",), re.compile(rf"{_STOP_OR_COMMA}(?P<mark>{_HAN}是)")),
    (("一、",), re.compile(rf"{_STOP}(?P<mark>{_HAN}、)")),
    (("（1）", "(1)"), re.compile(rf"{_STOP_OR_COMMA}(?P<mark>[（(]{_ARABIC}[）)])")),
    (("（一）", "(一)"), re.compile(rf"{_STOP_OR_COMMA}(?P<mark>[（(]{_HAN}[）)])")),
    (("1.", "1、", "1．"), re.compile(rf"{_STOP}(?P<mark>{_ARABIC}[.、．])(?!\s*[0-9])")),
)
"""How a list begins, and the numbers of its items."""


def check(case: Case[AnySpec]) -> Verdicts:
    """Numbers of one style that only grow from 1 grow by 1; lists within lists are not judged."""
    for passage in words(case).passages:
        for marks in _lists(passage):
            yield _gap(passage, marks) or HOLDS


def _lists(passage: Passage) -> Iterator[list[re.Match[str]]]:
    """The numbered lists of a text, three items or more, each from 1 upwards."""
    if passage.sort is not Sort.PROSE:
        return
    for begins, style in _STYLES:
        if not any(first in passage.text for first in begins):
            continue
        marks = list(style.finditer(passage.text))
        numbers = [_number(mark) for mark in marks]
        grows = all(one < two for one, two in pairwise(numbers))
        if len(marks) > 2 and numbers[0] == 1 and grows:
            yield marks


def _gap(passage: Passage, marks: list[re.Match[str]]) -> Diagnostic | None:
    for before, after in pairwise(marks):
        missing = _number(before) + 1
        between = passage.text[before.end() : after.start()]
        if _number(after) != missing and not _is_told(missing, between):
            finding = passage.finding(DEFECT, before=before["mark"], after=after["mark"])
            return finding.on_words(passage.text[after.start() : after.start() + 8].split("\n")[0])
    return None


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
