"""Whether a text is a value or an amount, and how it is written in a spec."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from jxbudget.model.amount import PLAIN, print_amount
from jxbudget.model.value import Kind, parse_value

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
_AMOUNT = re.compile(r"[¥￥]?(-?[0-9]+(?:\.[0-9]+)?)(万元|元)?")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无"})
_TAGS = re.compile(r"</?(?:p|br|span|div|font|strong|b)\b[^>]{0,200}>|&nbsp;|\xa0", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_NAME_AND_VALUE = re.compile(
    r"(?P<name>[^≥≤＝=<>＜＞≧≦0-9]{2,60}?)[：:（(]?\s*(?P<value>[≥≤＝=<>＜＞≧≦]\s*[0-9].{0,40}?)[)）]?"
)


class Sum(NamedTuple):
    """An amount in 万元 as a spec writes it; ``is_converted`` from 元."""

    text: str
    is_converted: bool = False


def is_value(text: str) -> bool:
    """Whether a text is more likely a value than a name."""
    plain = "".join(text.split())
    return plain in _WORDINGS or parse_value(plain).kind in _MEASURED


def amount(text: str) -> Sum | None:
    """An amount, empty where the text says that there is none; None where it is no amount."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    if folded in _NOTHING:
        return Sum("")
    found = _AMOUNT.fullmatch(_THOUSANDS.sub("", folded))
    if found is None:
        return None
    number = Decimal(found[1])
    is_converted = found[2] == "元"
    printed = print_amount(number.scaleb(-4) if is_converted else number)
    return Sum(printed, is_converted) if PLAIN.fullmatch(printed) else None


def visible(text: str) -> str:
    """A text without letters that nobody sees: zero-width ones, controls, marks of direction."""
    if text.isprintable():
        return text
    shown = text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in shown if letter == "\n" or unicodedata.category(letter) not in _UNSEEN
    )


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
