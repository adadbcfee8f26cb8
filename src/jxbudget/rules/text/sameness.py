"""Whether two texts say the same, width, spaces and punctuation aside, and how long they are."""

import re
from itertools import islice

from jxbudget.rules.gather import plain

_LETTER = re.compile(r"[^\W_]")
_HEAD = 8


def head(text: str) -> str:
    """The first letters of a text: texts that differ here differ."""
    return plain("".join(_letters(text, _HEAD)))


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same order."""
    return head(one) == head(other) and plain(one) == plain(other)


def length(text: str, limit: int) -> int:
    """How many letters and digits a text has, counted up to a limit."""
    return len(_letters(text, limit))


def _letters(text: str, limit: int) -> list[str]:
    return [found[0] for found in islice(_LETTER.finditer(text), limit)]
