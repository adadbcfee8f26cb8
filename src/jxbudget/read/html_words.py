"""What is seen of a page → lines, as a browser breaks them."""

import re
from collections.abc import Iterable

from jxbudget.read.html_walk import End

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FIRM = "\N{NO-BREAK SPACE}"


def lines(seen: Iterable[str | End]) -> list[str]:
    """The lines without blanks around them; empty ones only where a break or a blank made them.

    Blanks within a line are one, but for those that do not break; full-width ones are kept.
    """
    found, text = [], ""
    for one in seen:
        if isinstance(one, str):
            text += one
            continue
        if one is End.BREAK or _holds(text):
            found.append(_line(text))
        text = ""
    return [*found, _line(text)] if _holds(text) else found


def _holds(text: str) -> bool:
    return bool(_BLANKS.sub("", text))


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).replace(_FIRM, " ").replace("\N{SOFT HYPHEN}", "").strip(" ")
