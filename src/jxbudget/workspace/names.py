"""File names that Windows, Linux and macOS all take, made from what a form is called."""

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 180
"""Bytes of UTF-8, before the ending; file systems allow 255."""

_WIDE = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PORTS = {f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³"}
_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"} | _PORTS)


@lru_cache(maxsize=1024)
def file_name(name: str) -> str:
    """A safe name without ending: no path, no device, no trailing dot, at most 180 bytes."""
    safe = _CONTROL.sub("", unicodedata.normalize("NFC", name)).translate(_WIDE)
    safe = safe.strip(" .") or "未命名"
    if safe.partition(".")[0].rstrip(" ").lower() in _DEVICES:
        safe = f"_{safe}"
    return safe if len(safe.encode()) <= LONGEST else _shortened(safe)


def _shortened(name: str) -> str:
    """The head of a long name, and a mark that tells it from other names with that head."""
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    head = name
    while len(head.encode()) > LONGEST - len(mark) - 1:
        head = head[:-1]
    return f"{head.rstrip(' .')}-{mark}"


@lru_cache(maxsize=1024)
def same_file(name: str) -> str:
    """What two names share when a file system may take them for one."""
    return unicodedata.normalize("NFC", name).casefold()
