"""What an author probably meant: the nearest known name, or the names there are."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""


def advice(word: str, known: Iterable[str]) -> dict[str, str]:
    """The facts ``advice`` and ``advice_en``: the nearest known name, or all of them."""
    names = list(known)
    close = nearest(word, names)
    if close:
        return {"advice": f"是不是“{close}”？", "advice_en": f"Did you mean “{close}”?"}
    if not names:
        return {"advice": "删去这一行。", "advice_en": "Take it out."}
    return {
        "advice": f"可以用的有：{'、'.join(names)}。",
        "advice_en": f"Known here: {', '.join(names)}.",
    }
