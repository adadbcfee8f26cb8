"""Whether a formula is one: ``=100%`` and ``=健全`` were typed as values."""

import re

_WORD = re.compile(r"[^\s+\-*/^&=<>(){}%,;:!\"'#@|$]+")
_REFERENCE = re.compile("[a-z]{1,3}(?:[0-9]{1,7})?|r[0-9]*c[0-9]*|true|false", re.IGNORECASE)
_REFERRING = re.compile(r"[(!:\"{\[#$]")
_OPERATOR = re.compile(r"(?<!^)[+\-*/^&]|[=<>,;]")


def is_typed(formula: str, cached: str, names: set[str]) -> bool:
    """Whether it calls no function, refers to nothing, and works out nothing."""
    if not formula or _REFERRING.search(formula):
        return False
    if any(_refers(word, names) for word in _WORD.findall(formula)):
        return False
    return not _OPERATOR.search(formula) or not cached or cached.startswith("#")


def _refers(word: str, names: set[str]) -> bool:
    return word.casefold() in names or _REFERENCE.fullmatch(word) is not None
