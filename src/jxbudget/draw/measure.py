"""How much room text takes: East Asian letters are one em wide, all others about half."""

import math
import re
from functools import lru_cache

MM = 72 / 25.4
"""Points in a mm."""

NARROW = 0.56
"""Ems of an ASCII letter in the widest of the usual faces."""

LINE = 1.5
"""Line height in ems: enough for the faces of Windows and for their stand-ins elsewhere."""

_LONG = 4
"""ASCII letters that are a word of some length: it is not broken where a line ends."""

_LONG_WORD = re.compile(f"[!-~]{{{_LONG}}}")
_PART = re.compile(r"([!-~]+|[\x00- \x7f])|([^\x00-\x7f]+)")


def ems(text: str) -> float:
    """The width of a text in ems."""
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow + NARROW * narrow


def lines(text: str, width: float, size: float, indent: float = 0) -> int:
    """How many lines a text takes at most.

    ``width`` and ``size`` are points, ``indent`` the ems before each paragraph. Punctuation that
    may not begin a line costs up to an em in each.
    """
    return lines_in(text, capacity(width, size), indent)


def capacity(width: float, size: float) -> float:
    """The ems of text that a line holds in any case; ``width`` and ``size`` are points."""
    whole = width / size
    return max(1.0, whole - 1 if whole > 12 else whole * 0.96)


def lines_in(text: str, room: float, indent: float = 0) -> int:
    """How many lines of ``room`` ems a text takes at most."""
    if "\n" in text:
        return _lines_of_paragraphs(text, room, indent)
    narrow = len(text.encode("ascii", "ignore"))
    wanted = len(text) - narrow + NARROW * narrow + indent
    if wanted <= room:
        return 1
    if narrow < _LONG or not _LONG_WORD.search(text):
        return math.ceil(wanted / room)
    return _lines_of_words(text, room, indent)


@lru_cache(maxsize=256)
def _lines_of_paragraphs(text: str, room: float, indent: float) -> int:
    """The lines of a text with line breaks: most are labels of a form, which come again."""
    return sum(lines_in(paragraph, room, indent) for paragraph in text.split("\n"))


def _lines_of_words(paragraph: str, room: float, indent: float) -> int:
    """The lines of a text in which words stay whole; East Asian letters break anywhere."""
    count, used = 1, indent
    for word, run in _PART.findall(paragraph):
        if run:
            over = len(run) - max(0, int(room - used))
            if over <= 0:
                used += len(run)
            else:
                full, rest = divmod(over - 1, int(room))
                count, used = count + full + 1, rest + 1.0
            continue
        width = NARROW * len(word)
        if used + width > room and used:
            count, used = count + 1, 0.0
        used += width
        while used > room:  # a word longer than a line is broken anywhere
            count, used = count + 1, used - room
    return count
