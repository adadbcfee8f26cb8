"""Chinese is written without spaces between its characters."""

import re
from collections.abc import Iterator

from jxbudget.diagnostic import Diagnostic, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.mending import Mends, apart, starts_well
from jxbudget.rules.text.passages import CONTACT, Passage, Sort, words

DEFECT = note(
    "JX138",
    "stray-space",
    title=Text("多余的空格", "Stray space"),
    message=Text(
        "{where}里“{words}”这一处有多余的空格。", "{where} has a stray space at “{words}”."
    ),
    help_=Text("删去空格。", "Take the space out."),
)
_SPACE = "[ \xa0\u2002-\u200a\u202f\u205f\u3000]"
_HAN = "[一-鿿]"
_NUMBERED = (
    "[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]|其[一二三四五六]|目标|指标|任务"
)
_OFFICE = "[部委厅局院办府会署行]"
_ISSUED = rf"{_SPACE}(?:《|关于|[一-鿿]{{2,14}}{_OFFICE}(?:{_SPACE}|《|关于))"
_PARTED = rf"(?:(?!{_OFFICE}){_HAN}|{_OFFICE}(?!{_ISSUED}))"
_NEXT = rf"(?=\S)(?!{_NUMBERED})"
_WIDE = rf"\S{_SPACE}{{2,}}{_NEXT}|{_HAN}{_SPACE}+(?=[，。；：、！？”》）】])"
_STRAY = rf"(?:{_PARTED}{_SPACE}+(?={_HAN}){_NEXT}|{_WIDE})+\S?"
_SPACES = frozenset(map(chr, (0x20, 0xA0, *range(0x2002, 0x200B), 0x202F, 0x205F, 0x3000)))
_EDGE = rf"^{_SPACE}++|(?<!{_SPACE}){_SPACE}++$"
_INSIDE = rf"(?<=\S){_SPACE}+(?=\S)"


def check(case: Case[AnySpec]) -> Verdicts:
    """No space between Chinese characters, no two in a row, none at either end of a paragraph.

    Names of people (王 宁), of several offices in one line and of those who issue a document
    together (财政部 教育部《…》) are parted by single spaces.
    """
    written = words(case)
    return written.verdicts(_find, written.having(_SPACES))


def _find(passage: Passage) -> Diagnostic | None:
    lines = passage.text.split("\n")
    words = next((found for line in lines for found in _stray(passage, line)), "")
    if not words:
        return None
    finding = passage.finding(DEFECT, words=words).on_words(words)
    return finding.mended_by(*_mends(passage, lines))


def _stray(passage: Passage, line: str) -> Iterator[str]:
    """The places with stray spaces: those at the ends of a paragraph, then those in it."""
    edge = re.search(_EDGE, line)
    if edge and line.strip():
        yield line[:4] if edge.start() == 0 else line[-4:]
    if passage.label != CONTACT:
        pattern = _STRAY if _is_one_text(passage) else _WIDE
        yield from (found[0] for found in re.finditer(pattern, line))


def _is_one_text(passage: Passage) -> bool:
    """Whether a space has nothing to part: 实施单位 may name two offices."""
    return passage.sort is not Sort.LINE or passage.label.endswith("名称")


def _mends(passage: Passage, lines: list[str]) -> Mends:
    """A paragraph is mended whole where a space at its end is meant: alone it may be anywhere."""
    mends = []
    for line in lines:
        bare = re.sub(_EDGE, "", line)
        if bare != line and passage.text.count(bare) == 1 and starts_well(bare):
            mends.append((line, bare))
        elif bare == line and _is_one_text(passage):
            mends += [(words, closed(words)) for words in _stray(passage, line)]
    return apart(mends)


def closed(words: str) -> str:
    """Words without the spaces that part nothing; two words of another script keep one."""
    return re.sub(_INSIDE, _closed, words)


def _closed(space: re.Match[str]) -> str:
    before, after = space.string[space.start() - 1], space.string[space.end()]
    return " " if before.isascii() and after.isascii() else ""


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "空格多半是从别处粘贴或手工对齐留下的，印在表上字距不齐，查找也找不到。",
        "Spaces left by pasting or aligning make print uneven, and words hard to find.",
    ),
    good="实施可行性: 监测站点和队伍齐备， 监测规程实行 10 年，使用 GIS 系统，结果可靠。",
    bad="实施可行性: 监测站点和队伍齐备，监测规 程实行多年，结果  可靠。",
    fixes=True,
)
