"""Comparators as forms write them: signs, words before the number, words after it."""

import re
from collections.abc import Mapping
from typing import Literal

Comparator = Literal["≥", "≤", "=", ">", "<"]

SIGNS: dict[str, Comparator] = {
    ">=": "≥",
    "=>": "≥",
    "≥": "≥",
    "≧": "≥",
    "⩾": "≥",
    "≮": "≥",
    "<=": "≤",
    "=<": "≤",
    "≤": "≤",
    "≦": "≤",
    "⩽": "≤",
    "≯": "≤",
    "=": "=",
    ">": ">",
    "<": "<",
}
WORDS: dict[str, Comparator] = {
    "大于或等于": "≥",
    "大于等于": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "不短于": "≥",
    "不早于": "≥",
    "至少": "≥",
    "最少": "≥",
    "达到": "≥",
    "小于或等于": "≤",
    "小于等于": "≤",
    "不高于": "≤",
    "不超过": "≤",
    "不大于": "≤",
    "不多于": "≤",
    "不长于": "≤",
    "不晚于": "≤",
    "不迟于": "≤",
    "不超": "≤",
    "至多": "≤",
    "最多": "≤",
    "控制在": "≤",
    "等于": "=",
    "大于": ">",
    "高于": ">",
    "多于": ">",
    "超过": ">",
    "超": ">",
    "小于": "<",
    "低于": "<",
    "少于": "<",
}
_SUFFIXES: dict[str, Comparator] = {
    "及以上": "≥",
    "以上": "≥",
    "之上": "≥",
    "及以下": "≤",
    "以下": "≤",
    "之下": "≤",
    "范围内": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
PREFIXES = SIGNS | WORDS
DIRECTION = {"≥": 1, ">": 1, "=": 0, "≤": -1, "<": -1}


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SIGN = re.compile(_any_of(SIGNS))
ANYWHERE = re.compile(_any_of(PREFIXES))
BEFORE = _any_of(PREFIXES)
AFTER = _any_of(_SUFFIXES)
_SUFFIX = re.compile(rf"(?:\(含\))?({_any_of(_SUFFIXES)})(?:\(含\))?(?:完成|办结)?$")


def split_prefix(text: str) -> tuple[Comparator | None, str, str]:
    """Comparator, the author's sign (empty for a word), and what follows."""
    bare = text.lstrip()
    found = ANYWHERE.match(bare)
    if found is None:
        return None, "", text
    word = found[0]
    return PREFIXES[word], word if word in SIGNS else "", bare[found.end() :].lstrip()


def split_suffix(text: str) -> tuple[Comparator | None, str]:
    """Comparator, and what stands before it."""
    found = _SUFFIX.search(text)
    if found is None:
        return None, text
    return _SUFFIXES[found[1]], text[: found.start()].rstrip()


def agree(first: Comparator | None, second: Comparator | None) -> bool:
    """Whether two comparators on one number pull the same way; one that is not there agrees."""
    return first is None or second is None or DIRECTION[first] == DIRECTION[second]
