"""Words as people read them: nothing in them that a terminal or a build log obeys or hides."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from jxbudget.diagnostic import Span

LONGEST = 500
"""Characters of a sentence that are shown to people."""

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
ORDER = re.compile(r"##(?=\w*\[)", re.ASCII)
"""A build log obeys ``##[error]``, ``##vso[…]`` and their like wherever they stand in a line."""


def letters(text: str) -> list[str]:
    """Each character as it is shown: itself, or an escape where it would be obeyed or hidden."""
    shown = [escape(letter) if is_hidden(letter) else letter for letter in text]
    for order in ORDER.finditer(text):
        shown[order.start()] = escape("#")
    return shown


def visible(text: str) -> str:
    """A text with every character that would be obeyed or hidden written as an escape."""
    return text if text.isprintable() and "##" not in text else "".join(letters(text))


def told(text: str, room: int = LONGEST) -> str:
    """A text for people: visible, and cut where it is longer than anybody reads."""
    return visible(text if len(text) <= room else f"{text[:room]}...")


def unheard(line: str) -> str:
    """A line that a build log does not obey, whatever it begins with: not ``::error::``."""
    return line.replace(":", escape(":"), 1) if line.lstrip().startswith("::") else line


def place(path: str, span: Span | None) -> str:
    """``path:line:column``, as far as it is known."""
    return f"{visible(path)}:{span.line}:{span.column}" if span else visible(path)


def is_hidden(letter: str) -> bool:
    """Whether a reader would not see a character as itself."""
    return unicodedata.category(letter) in _HIDDEN


def escape(letter: str) -> str:
    r"""``\u001b``."""
    number = ord(letter)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def columns(text: Iterable[str]) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, chain.from_iterable(text)))


UNDISPUTED = {
    1: ((" ", "~"), ("·", "·"), ("‐", "…"), ("≤", "≥"), ("①", "⑳")),
    2: (("\u3000", "〗"), ("一", "龥"), ("！", "～")),
}
"""The letters that forms are written in, by their width: the first and the last of each stretch."""


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    for width, stretches in UNDISPUTED.items():
        if any(first <= letter <= last for first, last in stretches):
            return width
    # knows all letters, and takes longer to import than a file to check
    from wcwidth import wcwidth  # noqa: PLC0415

    return max(0, wcwidth(letter))
