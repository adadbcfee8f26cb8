"""A token that nothing shows by mistake."""

import html
import json
import re
from urllib.parse import quote

MASK = "***"


class Secret:
    """A token: its ``repr`` and ``str`` do not tell it."""

    __slots__ = ("_kept",)

    def __init__(self, kept: str) -> None:
        self._kept = kept

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __bool__(self) -> bool:
        return bool(self._kept)

    def reveal(self) -> str:
        """The token itself, for the header that carries it."""
        return self._kept

    def masked(self, text: str) -> str:
        """A text without the token, plain or as addresses and pages write it."""
        if not self._kept:
            return text
        kept = self._kept
        written = {kept, quote(kept, safe=""), html.escape(kept), json.dumps(kept)[1:-1]}
        # the longest first, so that nothing is left of one that holds another
        forms = "|".join(re.escape(form) for form in sorted(written, key=len, reverse=True))
        return re.sub(forms, MASK, text, flags=re.IGNORECASE)
