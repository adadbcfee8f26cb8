"""Mends of single fragments that do not get into each other's way."""

import re
from collections.abc import Callable, Iterable

Mends = tuple[tuple[str, str], ...]

_SAFE_START = "[0-9A-Za-z一-鿿（“《≥≤＝]"


def apart(mends: Iterable[tuple[str, str]]) -> Mends:
    """The mends whose fragments are no part of another's; the rest wait for the next run.

    A mend is done wherever its fragment stands, so one inside another would be done twice. A
    mend that changes nothing keeps others out of its fragment.
    """
    wanted = dict(mends)
    return tuple(
        (old, new)
        for old, new in wanted.items()
        if old != new and not any(old in other for other in wanted if other != old)
    )


def every(pattern: str, text: str, mended: Callable[[str], str]) -> Mends:
    """A mend for every match of a pattern."""
    return apart((found[0], mended(found[0])) for found in re.finditer(pattern, text))


def starts_well(text: str) -> bool:
    """Whether a value may begin like this in YAML, quoted or not."""
    return bool(re.match(_SAFE_START, text))
