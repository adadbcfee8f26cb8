"""Whether a file is as a run left it, told by its status alone where that cannot deceive.

A seal holds size, both times and inode. A change of the file changes one of them: whoever sets
the time of writing back changes the other. Only where file systems tell time so coarsely that a
file could change without its times moving on, which is while it is younger than they can tell,
the seal holds a digest as well and the file is read, as git does.
"""

import hashlib
import os
from collections.abc import Collection

MOMENT = 2_000_000_000
"""Nanoseconds that the coarsest file system (FAT) does not tell apart."""


def seal(path: str) -> str:
    """What changes with every change of a file, empty where there is none."""
    try:
        told = os.lstat(path)
        status = _status(path, told)
        # once some time lies between the two, no later change can leave both as they are;
        # elsewhere the second is the time when the file was made
        is_plain = os.name == "posix" and told.st_mtime_ns < told.st_ctime_ns - MOMENT
        return status if is_plain else f"{status} {_digest(path)}"
    except OSError:
        return ""


def is_intact(path: str, seals: Collection[str]) -> bool:
    """Whether a file is as one of the seals says."""
    try:
        status = _status(path, os.lstat(path))
    except OSError:
        return False
    if status in seals:
        return True
    return any(one.startswith(f"{status} ") for one in seals) and seal(path) in seals


def written(path: str) -> tuple[int, int, int]:
    """What stays of a file that is moved, and is not that of another in its place."""
    told = os.lstat(path)
    return told.st_size, told.st_mtime_ns, told.st_ino


def _status(path: str, told: os.stat_result) -> str:
    return f"{path} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino}"


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.blake2b(file.read(), digest_size=16).hexdigest()
