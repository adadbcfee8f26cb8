"""Tags, entities and emphasis marks of web pages and editors are no part of a printed form."""

import re
from collections import defaultdict

from jxbudget.diagnostic import Diagnostic, Text, error
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Rule, Verdicts
from jxbudget.rules.text.mending import Mends, apart, starts_well
from jxbudget.rules.text.passages import Passage, words

DEFECT = error(
    "JX129",
    "markup-in-text",
    title=Text("文字里有网页或排版代码", "Markup in text"),
    message=Text(
        "{where}里有 {marks}，印出来就是这几个字符。",
        "{where} has {marks} in it, which is printed as it stands.",
    ),
    help_=Text(
        "删去这些代码，只留文字；分段就另起一行。",
        "Take the code out and keep the words; begin a new line for a paragraph.",
    ),
)
_TAGS = (
    "p|br|hr|div|span|font|strong|em|b|i|u|s|strike|del|sup|sub|small|big|center|blockquote|pre"
    "|code|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|a|img|style|script|html|head|body"
    "|section|o:p|st1:[a-z]+|v:[a-z]+|w:[a-z]+"
)
_ENTITIES = (
    "nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot"
    "|times|divide|deg|permil|le|ge|ne|yen|sect|bull"
)
_MARK = (
    rf"</?(?:{_TAGS})(?:\s[^<>\n]*+)?\s*+/?>|<!--[^\n]{{0,200}}?-->|<!\[[^<>\n]*>"
    rf"|&(?:{_ENTITIES}|#[0-9]{{1,6}}|#x[0-9a-fA-F]{{1,5}});|_x000[DAda]_|\\r\\n"
)
_BEFORE = r"(?:(?<=[\s，。；：、！？（“])|^)"
_AFTER = r"(?=[\s，。；：、！？）”]|$)"
_WORDS = r"[^\s*，。；、][^*\n，。；]{0,40}?"
_BOLD = rf"{_BEFORE}\*\*{_WORDS}\*\*(?:{_AFTER}|(?<=：\*\*))"
_HEADING = r"^#{1,6} +(?=\S)"
_ONE = rf"(?i){_MARK}"
_MARKUP = rf"(?im)(?P<run>(?:{_MARK})+)|(?P<bold>{_BOLD})|(?P<head>{_HEADING})"
_SIGNS = frozenset("<&*#_\\")
_LETTER = "[0-9A-Za-z]"
_STOPS = "。；！？：\n"
_PLAIN = frozenset("“”‘’—…·×°‰≤≥≠÷–•§")
_SPACES = frozenset("\xa0\u2002\u2003\u2009")


def check(case: Case[AnySpec]) -> Verdicts:
    """No tag, entity or emphasis mark in any words; ``温度<5℃`` has none."""
    written = words(case)
    some = [text for text in written.having(_SIGNS) if _may_have(text)]
    return written.verdicts(_find, some)


def _may_have(text: str) -> bool:
    """A lone ``*`` is in many a unit: ``元/人*天``."""
    return "**" in text or any(sign in text for sign in "<&#_\\")


def without_bold(text: str) -> str:
    """A text without ``**重点**`` at its seams; ``培训**人`` leaves a number open instead."""
    return re.sub(_BOLD, "", text, flags=re.MULTILINE) if "**" in text else text


def _find(passage: Passage) -> Diagnostic | None:
    found = list(re.finditer(_MARKUP, passage.text))
    if not found:
        return None
    marks = dict.fromkeys(part for one in found for part in _parts(one))
    finding = passage.finding(DEFECT, marks=list(marks)[:5])
    return finding.on_words(next(iter(marks))).mended_by(*_mends(found))


def _parts(found: re.Match[str]) -> list[str]:
    return [one[0] for one in re.finditer(_ONE, found[0])] if found["run"] else [found[0].strip()]


def _mends(found: list[re.Match[str]]) -> Mends:
    """What may become the same wherever it stands; the rest is kept as it is."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in found:
        mended = _mended(one)
        wanted[one[0]].add(one[0] if mended is None else mended)
    return apart((old, new.pop() if len(new) == 1 else old) for old, new in wanted.items())


def _mended(found: re.Match[str]) -> str | None:
    """What a mark may become without an author: the words in it, a sign, nothing; None if unsure.

    A break of paragraphs in the midst of a sentence, or a space that parts two words, is not ours
    to take away; nor may what is left begin a value with a sign that means something in YAML.
    """
    before = found.string[found.start() - 1 : found.start()] if found.start() else ""
    after = found.string[found.end() : found.end() + 1]
    if found["bold"]:
        return found[0].strip("*")
    if found["head"] or (not before and not starts_well(after or "完")):
        return None
    signs = "".join(_sign(mark) for mark in _parts(found))
    if signs.strip():
        return signs if set(signs) <= _PLAIN | _SPACES else None
    parts_words = re.match(_LETTER, before) and re.match(_LETTER, after)
    return None if parts_words or not _may_go(found[0], before, after) else ""


def _sign(mark: str) -> str:
    if not mark.startswith("&"):
        return ""
    import html  # noqa: PLC0415 - few texts hold such a mark, and its table is long

    return html.unescape(mark)


def _may_go(mark: str, before: str, after: str) -> bool:
    breaks = re.search(r"<(?:/?(?:p|div|li|h\d|tr|td|table)\b|br)|\\r|_x000", mark, re.IGNORECASE)
    return not breaks or not before or not after or before in _STOPS or after == "\n"


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "从网页系统里复制的文字常带 <p>、&nbsp; 一类代码，印在表上就是乱字。",
        "Words copied from a web page bring its code along, and the form shows it.",
    ),
    good="实施可行性: 监测站点和队伍齐备，样品在温度<5℃下保存，误差<3%，结果可靠。",
    bad="实施可行性: <p>监测站点和队伍齐备，监测规程实行多年，结果可靠。</p>",
    fixes=True,
)
