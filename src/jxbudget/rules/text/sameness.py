"""Whether two texts say the same, width, spaces and punctuation aside, and how long they are."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from jxbudget.rules.gather import plain

_LETTERS = re.compile(r"[^\W_]+")
_HEAD, _TAIL = 8, 16
_OPENING, _CLOSING = "“《（", "。；！）”"


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same order."""
    return (
        _last(one) == _last(other) and _first(one) == _first(other) and plain(one) == plain(other)
    )


def alike(texts: Sequence[str]) -> list[str]:
    """Those of some texts that begin and end as another does: the others differ."""
    return _sharing(_head, _sharing(_first, _sharing(_last, texts)))


def _sharing(part: Callable[[str], str], texts: Sequence[str]) -> list[str]:
    parts = [part(text) for text in texts]
    if len(set(parts)) == len(parts):
        return []
    times = Counter(parts)
    return [text for text, one in zip(texts, parts, strict=True) if times[one] > 1]


def is_long(text: str, limit: int) -> bool:
    """Whether a text has so many letters and digits, most often found near its beginning."""
    return len(letters(text[: 2 * limit])) >= limit or len(letters(text)) >= limit


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(_LETTERS.findall(text))


def _head(text: str) -> str:
    """The first letters of a text: texts that differ here differ."""
    near = letters(text[: 2 * _HEAD])
    return plain((near if len(near) >= _HEAD else letters(text))[:_HEAD])


def _first(text: str) -> str:
    """The first letter of a text, before which there may be punctuation."""
    first = text.lstrip(_OPENING)[:1]
    return first if "一" <= first <= "鿿" else (plain(text[:_TAIL]) or plain(text))[:1]


def _last(text: str) -> str:
    """The last letter of a text, after which there may be punctuation."""
    last = text.rstrip(_CLOSING)[-1:]
    return last if "一" <= last <= "鿿" else (plain(text[-_TAIL:]) or plain(text))[-1:]
