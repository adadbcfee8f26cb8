"""Whether two texts say the same, width, spaces and punctuation aside, and how long they are."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from jxbudget.rules.gather import plain

_LETTERS = re.compile(r"[^\W_]+")
_BEGINNING, _HEAD, _TAIL = 40, 8, 16


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits in the same order."""
    return _last(one) == _last(other) and _head(one) == _head(other) and plain(one) == plain(other)


def alike(texts: Sequence[str]) -> list[str]:
    """Those of some texts that begin and end as another does: the others differ."""
    return _sharing(_head, _sharing(_last, texts))


def _sharing(part: Callable[[str], str], texts: Sequence[str]) -> list[str]:
    parts = [part(text) for text in texts]
    if len(set(parts)) == len(parts):
        return []
    times = Counter(parts)
    return [text for text, one in zip(texts, parts, strict=True) if times[one] > 1]


def length(text: str, limit: int) -> int:
    """How many letters and digits a text has, counted up to a limit."""
    return len(_letters(text, limit))


def _head(text: str) -> str:
    """The first letters of a text: texts that differ here differ."""
    return plain(_letters(text, _HEAD))


def _last(text: str) -> str:
    """The last letter of a text, after which there may be punctuation."""
    last = text.rstrip("。；！）”")[-1:]
    is_chinese = "一" <= last <= "鿿"
    return last if is_chinese else (plain(text[-_TAIL:]) or plain(text))[-1:]


def _letters(text: str, limit: int) -> str:
    """The first letters and digits of a text, most often found near its beginning."""
    near = _near(text)
    return (near if len(near) >= limit else "".join(_LETTERS.findall(text)))[:limit]


@lru_cache(maxsize=32)
def _near(text: str) -> str:
    return "".join(_LETTERS.findall(text[:_BEGINNING]))
