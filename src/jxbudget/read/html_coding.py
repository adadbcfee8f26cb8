"""The bytes of a page → its text, by what it says of its letters, or by trying."""

import codecs
import re
from itertools import chain

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_OTHER_MARK = (codecs.BOM_UTF16_BE, "utf-16-be")
_TOLD = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_NAMES = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
}
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")


def decoded(data: bytes) -> str:
    """The text, without NUL and the declaration of an encoding."""
    for mark, name in (*_MARKS, _OTHER_MARK):
        if data.startswith(mark):
            return _sane(data[len(mark) :].decode(name, "replace"))
    told = (match[1].decode("ascii", "replace").lower() for match in _TOLD.finditer(data[:4096]))
    names = [_NAMES[name] for name in told if name in _NAMES][:1]
    for name in chain(names, ("utf-8", "gb18030")):
        try:
            return _sane(data.decode(name))
        except UnicodeDecodeError:
            continue
    return _sane(data.decode(names[0] if names else "gb18030", "replace"))


def _sane(text: str) -> str:
    return _DECLARED.sub("", text).replace("\0", "")
