"""Whether a text is a value or an amount, and how it is written in a spec."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from jxbudget.diagnostic import Text
from jxbudget.forms.recover import words
from jxbudget.model.amount import PLAIN, print_amount
from jxbudget.model.value import Kind, parse_value
from jxbudget.paper import UNREADABLE

_MEASURED = frozenset({Kind.QUANTITY, Kind.RANGE, Kind.DATE, Kind.PROGRESS})
_WORDINGS = frozenset(
    (  # noqa: SIM905 - one word after another is read sooner than as many strings
        "充分 规范 合理 明确 科学 合规 健全 有效 及时 完善 公开 合格 增加 全覆盖 提升 提高 显著 "
        "明显 良好 优秀 达标 到位 完成 长期 持续 稳定 满意 较高 是 有 无 提供 保障 改善 显著提升 "
        "显著提高 显著改善 不断提高 有所提高 有所提升 效果明显 应保尽保 按时 按期 准确 完整 真实 "
        "安全 正常 逐步提高 序时进度"
    ).split()
)
_THOUSANDS = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))")
_AMOUNT = re.compile(r"(?P<sign>[¥￥])?(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?P<unit>万元|元)?")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无"})
_TAGS = re.compile(r"</?(?:p|br|span|div|font|strong|b)\b[^>]{0,200}>|&nbsp;|\xa0", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_NAME_AND_VALUE = re.compile(
    r"(?P<name>[^≥≤＝=<>＜＞≧≦0-9]{2,60}?)[：:（(]?\s*(?P<value>[≥≤＝=<>＜＞≧≦]\s*[0-9].{0,40}?)[)）]?"
)


LONGEST = 300
"""Letters of a name: YAML has no keys of more than 1024."""


class Sum(NamedTuple):
    """An amount in 万元 as a spec writes it, and why a person should look at it."""

    text: str
    doubt: Text | None = None


def is_value(text: str) -> bool:
    """Whether a text is more likely a value than a name."""
    plain = "".join(text.split())
    return plain in _WORDINGS or parse_value(plain).kind in _MEASURED


def amount(text: str, *, is_yuan: bool = False) -> Sum | None:
    """An amount, empty where the text says that there is none; None where it is no amount.

    It is in 万元 unless it says 元, or ``is_yuan``; several amounts in one text are none.
    """
    folded = _folded(text)
    if folded in _NOTHING:
        return Sum("")
    pieces = unicodedata.normalize("NFKC", text).split()
    found = _AMOUNT.fullmatch(folded)
    if found is None or (len(pieces) > 1 and all(map(_AMOUNT.fullmatch, pieces))):
        return None
    number = Decimal(found["number"])
    is_converted = found["unit"] == "元" or (is_yuan and not found["unit"])
    printed = print_amount(number.scaleb(-4) if is_converted else number)
    doubt = words.IN_YUAN if is_converted else words.YUAN_SIGN if found["sign"] else None
    return Sum(printed, doubt) if PLAIN.fullmatch(printed) else None


def is_amount(text: str) -> bool:
    """Whether a text is made of amounts, or says that there is none."""
    folded = _folded(text)
    return folded in _NOTHING or bool(_AMOUNT.fullmatch(folded))


def _folded(text: str) -> str:
    return _THOUSANDS.sub("", "".join(unicodedata.normalize("NFKC", text).split()))


def visible(text: str) -> str:
    """A text without letters that nobody sees: zero-width ones, controls, marks of direction."""
    text = text.replace("\N{REPLACEMENT CHARACTER}", UNREADABLE)
    if text.isprintable():
        return text
    shown = text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_seen(letter) for letter in shown)


def _seen(letter: str) -> str:
    """A letter that is seen; one that only its own font knows cannot be read."""
    category = unicodedata.category(letter)
    if letter == "\n" or category not in _UNSEEN or _is_new_ideograph(letter):
        return letter
    return UNREADABLE if category in {"Co", "Cs"} else ""


def _is_new_ideograph(letter: str) -> bool:
    """Whether a letter lies where only ideographs are: rare names have those of late versions."""
    return "\U00020000" <= letter <= "\U0003fffd"


def prose(text: str) -> str:
    """A text of paragraphs without markup, indents and blank lines."""
    lines = (_TAGS.sub(_line_or_nothing, line) for line in visible(text).split("\n"))
    pieces = (piece.strip() for line in lines for piece in line.split("\n"))
    return "\n".join(piece for piece in pieces if piece)


def _line_or_nothing(tag: re.Match[str]) -> str:
    if tag[0].lower() in {"&nbsp;", "\xa0"}:
        return " "
    return "\n" if tag[0].lower().startswith(("<br", "</p", "</div")) else ""


def one_line(text: str) -> str:
    """The lines of a cell as one: Chinese without a blank between them."""
    lines = [line.strip() for line in prose(text).split("\n")]
    joined = ""
    for line in lines:
        gap = " " if joined and _is_latin(joined[-1]) and _is_latin(line[:1]) else ""
        joined += gap + line
    return joined


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def written(text: str, glyphs: Mapping[str, str]) -> str:
    """A value as a spec writes it: the comparator that a form prints is that of specs."""
    line = one_line(text)
    for sign, glyph in glyphs.items():
        if line.startswith(glyph):
            return sign + line[len(glyph) :]
    return line


def name_and_value(text: str) -> tuple[str, str] | None:
    """A name and the value behind it in one cell: 举办培训班：≥1次."""
    found = _NAME_AND_VALUE.fullmatch(one_line(text))
    return (found["name"].strip(), found["value"].strip()) if found else None
