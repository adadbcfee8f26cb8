"""JSON that is safe to print: what a reader would not see, or a log obey, is an escape."""

import json
import re

from jxbudget.report.plain import ORDER, escape, is_hidden

_DOUBTFUL = re.compile(r"[^\n\x20-\x7e\u4e00-\u9fff]")
_HALF = re.compile(r"[\ud800-\udfff]")


def dump(value: object) -> str:
    """A value as JSON with Chinese left readable. Only halves of pairs are not given back."""
    text = json.dumps(whole(value), ensure_ascii=False, indent=2, allow_nan=False)
    text = ORDER.sub(r"\\u0023#", text)
    return _DOUBTFUL.sub(lambda found: _safe(found[0]), text) + "\n"


def whole(value: object) -> object:
    r"""A value without halves of surrogate pairs.

    Many readers refuse those, for they are no characters; they become the six letters ``\ud800``.
    """
    match value:
        case str():
            return _HALF.sub(lambda half: escape(half[0]), value)
        case list() | tuple():
            return [whole(item) for item in value]
        case dict():
            return {key: whole(item) for key, item in value.items()}
    return value


def _safe(letter: str) -> str:
    return json.dumps(letter)[1:-1] if is_hidden(letter) else letter
