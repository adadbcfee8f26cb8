"""Files moved over others, and moved back: patient with programs that keep a file open."""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from jxbudget.workspace import problem
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.seal import seal, written

_OLD = ".old"
_LOCKED = {5, 32, 33}
_PATIENCE = 2.0


class Moves:
    """Files moved into their places one by one, and back; ``came`` fills when it is to end."""

    def __init__(self, came: Sequence[int]) -> None:
        self._came = came
        self._moved: list[tuple[str, str]] = []
        self.seals: dict[str, str] = {}
        self.path = ""

    def move(self, staged: str, path: str) -> None:
        """Move a file, a second name of the old one kept. Raises OSError, KeyboardInterrupt."""
        if self._came:
            raise KeyboardInterrupt
        self.path = path
        own = written(staged)
        if os.path.lexists(path):
            _keep(path, staged + _OLD)
        _replace(staged, path)
        self._moved.append((path, staged))
        sealed = seal(path)
        self.seals[path] = sealed if own == written(path) else ""

    def take_back(self) -> None:
        """The old files in their places, and no new ones."""
        for path, staged in self._moved:
            with suppress(OSError):  # the error that brought us here is the one to tell
                if os.path.lexists(staged + _OLD):
                    _replace(staged + _OLD, path)
                else:
                    os.unlink(path)


def refuse_if_locked(path: str) -> None:
    """Word and Excel keep an open file to themselves: found out before anything is moved."""
    if os.path.isdir(path):
        raise Problem(problem.TAKEN, path=path)
    if os.path.exists(path):
        try:
            _patiently(lambda: open(path, "r+b").close())
        except OSError as error:
            if getattr(error, "winerror", None) in _LOCKED:
                raise problem.of(error, path) from error


def _keep(path: str, kept: str) -> None:
    """A second name for an old file; a copy where the file system has no links."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)


def _replace(source: str, target: str) -> None:
    _patiently(lambda: os.replace(source, target))


def _patiently(action: Callable[[], object]) -> None:
    """Try again for two seconds while another program holds the file."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _LOCKED or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def sync(path: str) -> None:
    """Make a file, or the moves in a folder, last; Windows opens no folder for that."""
    is_folder = os.path.isdir(path)
    if is_folder and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
