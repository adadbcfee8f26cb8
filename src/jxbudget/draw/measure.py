"""How much room text takes: East Asian letters are one em wide, all others about half."""

import math

MM = 72 / 25.4
"""Points in a mm."""

NARROW = 0.56
"""Ems of an ASCII letter in the widest of the usual faces."""

LINE = 1.5
"""Line height in ems: enough for the faces of Windows and for their stand-ins elsewhere."""


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
    return sum(
        max(1, math.ceil((ems(paragraph) + indent) / room)) for paragraph in text.split("\n")
    )
