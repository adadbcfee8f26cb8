"""How much room text takes: East Asian letters are one em wide, all others about half."""

import math
import re

MM = 72 / 25.4
"""Points in a mm."""

NARROW = 0.56
"""Ems of an ASCII letter in the widest of the usual faces."""

LINE = 1.5
"""Line height in ems: enough for the faces of Windows and for their stand-ins elsewhere."""

_LONG_WORD = re.compile(r"[!-~]{4}")
_WORD = re.compile(r"[!-~]+|.", re.DOTALL)


def ems(text: str) -> float:
    """The width of a text in ems."""
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow + NARROW * narrow


def lines(text: str, width: float, size: float, indent: float = 0) -> int:
    """How many lines a text takes at most.

    ``width`` and ``size`` are points, ``indent`` the ems before each paragraph. Punctuation that
    may not begin a line costs up to an em in each.
    """
    room = width / size
    room = max(1.0, room - 1 if room > 12 else room * 0.96)
    return sum(_lines(paragraph, room, indent) for paragraph in text.split("\n"))


def _lines(paragraph: str, room: float, indent: float) -> int:
    wanted = ems(paragraph) + indent
    if wanted <= room:
        return 1
    if not _LONG_WORD.search(paragraph):
        return math.ceil(wanted / room)
    count, used = 1, indent
    for word in _WORD.findall(paragraph):
        width = ems(word)
        if used + width > room and used:
            count, used = count + 1, 0.0
        used += width
        while used > room:  # a word longer than a line is broken anywhere
            count, used = count + 1, used - room
    return count
