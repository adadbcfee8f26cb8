"""Bytes → text: size, encoding, and no character that hides or breaks anything."""

import re
import unicodedata
from collections.abc import Iterator

from jxbudget.diagnostic import Diagnostic, Span
from jxbudget.source import defects

LARGEST = 2_000_000
"""Bytes. A long form has 20 KB."""

MOST_FORBIDDEN = 20
"""So many forbidden characters are named one by one."""

_TOP = Span(1, 1, 1, 1)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
    "|\r(?!\n)"
)
_UTF_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_NAMES = {
    "\r": ("单独的回车符", "a lone carriage return"),
    "\u2028": ("行分隔符", "a line separator"),
    "\u2029": ("段分隔符", "a paragraph separator"),
    "\x85": ("换行控制符", "a next-line control"),
    "\ufeff": ("文中的字节序标记", "a byte order mark inside the text"),
    "\ufffd": ("替换符“�”，原来的字已经丢失", "a replacement character; the original is lost"),
    "\xad": ("软连字符", "a soft hyphen"),
}


def decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file, without its byte order mark, and what is wrong with it."""
    if len(data) > LARGEST:
        return "", (defects.TOO_BIG.over(_TOP, size=len(data), limit=LARGEST),)
    encoding = _foreign(data)
    if encoding:
        return "", (defects.NOT_UTF8.over(_TOP, encoding=encoding, encoding_en=encoding),)
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error.start),)
    if not text or text.isspace():
        return text, (defects.EMPTY.over(_TOP),)
    return text, tuple(_forbidden(text))


def _foreign(data: bytes) -> str:
    """The name of an encoding told by its byte order mark or by its zero bytes."""
    for bom, name in _UTF_BOMS.items():
        if data.startswith(bom):
            return name
    return "UTF-16" if data[:200].count(0) > len(data[:200]) // 4 else ""


def _not_utf8(data: bytes, start: int) -> Diagnostic:
    line = data.count(b"\n", 0, start) + 1
    if 0 in data:
        return defects.NOT_UTF8.over(_TOP, encoding="UTF-16", encoding_en="UTF-16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        facts = {"encoding": "别的编码", "encoding_en": "something else"}
    else:
        facts = {"encoding": "GBK", "encoding_en": "GBK"}
    return defects.NOT_UTF8.over(Span(line, 1, line, 1), **facts)


def _forbidden(text: str) -> Iterator[Diagnostic]:
    if _is_printable(text):
        return
    for found, _ in zip(_FORBIDDEN.finditer(text), range(MOST_FORBIDDEN), strict=False):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield _named(found[0], Span(line, column, line, column + 1))


def _is_printable(text: str) -> bool:
    """Quick to tell, and true of almost every text: then nothing in it is forbidden."""
    is_printable = text.replace("\n", "").isprintable()
    return is_printable and "\ufffc" not in text and "\ufffd" not in text


def escaped_in(value: str, span: Span) -> Iterator[Diagnostic]:
    """What the escapes of a quoted value bring in that its text itself may not hold."""
    for found in _FORBIDDEN.finditer(value.replace("\r", "\x00")):
        yield _named(value[found.start()], span)


def _named(letter: str, span: Span) -> Diagnostic:
    zh, en = _NAMES.get(letter, _general_name(letter))
    code = f"U+{ord(letter):04X}"
    return defects.FORBIDDEN_CHARACTER.over(span, name=zh, name_en=en, code=code)


def _general_name(letter: str) -> tuple[str, str]:
    match unicodedata.category(letter):
        case "Cc":
            return "控制字符", "a control character"
        case "Cf":
            return "看不见的格式字符", "an invisible format character"
        case "Co":
            return "私有区字符，别人的电脑上显示不出来", "a private-use character"
        case _:
            return "不允许的字符", "a character that is not text"
