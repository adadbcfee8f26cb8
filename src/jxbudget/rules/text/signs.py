"""Characters that few forms have, looked for once for all rules."""

import re

MISPRINTED = "律校畴砌惯斑键己迸髙从义便积署落"
"""What a misprint is told by, and quicker to look for than the whole of it."""

TO_COME = "填此击待示例请字"
"""What stands in a hint of what is to be written."""

LOST = "锟烫屯"
"""What programs put in the place of text that they could not read."""

_FEW = sorted(MISPRINTED + TO_COME + LOST)
_MANY = "".join(
    f"{chr(ord(before) + 1)}-{chr(ord(after) - 1)}"
    for before, after in zip(["\u4dff", *_FEW], [*_FEW, "\ua000"], strict=True)
    if ord(after) - ord(before) > 1
)
_USUAL = re.compile(rf"[{_MANY}0-9，。、；：≥≤=%./\n-]+")


def signs_of(text: str) -> frozenset[str]:
    """The characters of a text but digits, most Chinese ones, and the marks all forms have."""
    return frozenset(_USUAL.sub("", text))
