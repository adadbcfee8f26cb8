"""Files that become visible together: written beside their place, then moved in one sweep."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from jxbudget.workspace import problem
from jxbudget.workspace.files import ENDINGS
from jxbudget.workspace.problem import Problem

PREFIX = ".jxbudget-"
STALE = 24 * 3600
"""Seconds after which a folder that an interrupted run left behind is removed."""

_LOCKED = {5, 32, 33}
_PATIENCE = 2.0


class Batch:
    """Collects files for one folder; ``commit`` puts them all in place, leaving it puts none.

    Used as a context: what is not committed leaves no trace, and an error inside takes back even
    what is. Raises Problem when the folder cannot be written to, the disk is full, or a file is
    open elsewhere; the old files are then as they were.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: list[str] = []
        self._moved: list[str] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            self._stage = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        except OSError as error:
            raise problem.of(error, folder) from error

    def __enter__(self) -> Self:
        """The batch itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take back after an error; remove what was staged."""
        if error is not None:
            self._take_back()
        shutil.rmtree(self._stage, ignore_errors=True)

    def add(self, name: str, data: bytes) -> None:
        """Stage one file; it is on the disk but not in its place. ValueError for a path."""
        if Path(name).name != name:
            raise ValueError(f"not a name inside the folder: {name!r}")
        path = self._stage / name
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
        except OSError as error:
            raise problem.of(error, self._folder / name) from error
        self._names.append(name)

    def commit(self) -> list[Path]:
        """Move every file into its place; the paths in the order they were added."""
        paths = [self._folder / name for name in self._names]
        for path in paths:
            _refuse_if_locked(path)
        for name, path in zip(self._names, paths, strict=True):
            try:
                if path.exists():
                    _keep(path, self._kept(name))
                _replace(self._stage / name, path)
                self._moved.append(name)
            except OSError as error:
                raise problem.of(error, path) from error
        _sync(self._folder)
        return paths

    def _kept(self, name: str) -> Path:
        return self._stage / f"old-{self._names.index(name)}"

    def _take_back(self) -> None:
        """The old files in their places, and no new ones."""
        for name in self._moved:
            path, kept = self._folder / name, self._kept(name)
            with suppress(OSError):  # the error that brought us here is the one to tell
                if kept.exists():
                    _replace(kept, path)
                else:
                    path.unlink(missing_ok=True)


def write_output(path: Path, data: bytes) -> None:
    """Write what a command makes. Raises Problem for a name that only a spec has.

    What is there and is no regular file (a pipe, a device) is written into.
    """
    if path.name.lower().endswith(ENDINGS):
        raise Problem(problem.IS_A_SPEC, path=path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
    except (OSError, ValueError) as error:
        raise problem.of(error, path) from error
    write_file(path, data)


def write_file(path: Path, data: bytes) -> None:
    """Write one file as a batch of its own: it is there whole or not at all. Raises Problem.

    A file that is replaced keeps its permissions; of a link it is the file behind it.
    """
    try:
        real = path.resolve()
        mode = real.stat().st_mode if real.exists() else None
    except (OSError, ValueError) as error:
        raise problem.of(error, path) from error
    if real.is_dir():
        raise Problem(problem.IS_A_FOLDER, path=path)
    if mode is not None and not mode & 0o222:
        raise Problem(problem.NO_PERMISSION, path=path)
    with Batch(real.parent) as batch:
        batch.add(real.name, data)
        batch.commit()
    if mode is not None:
        real.chmod(mode)


_BINARY = getattr(os, "O_BINARY", 0)


def _sweep(folder: Path) -> None:
    for path in folder.glob(f"{PREFIX}*"):
        if path.is_dir() and time.time() - path.stat().st_mtime > STALE:
            shutil.rmtree(path, ignore_errors=True)


def _refuse_if_locked(path: Path) -> None:
    """Word and Excel keep an open file to themselves: found out before anything is moved."""
    if path.is_dir():
        raise Problem(problem.TAKEN, path=path)
    if path.exists():
        try:
            _patiently(lambda: path.open("r+b").close())
        except OSError as error:
            if getattr(error, "winerror", None) in _LOCKED:
                raise problem.of(error, path) from error


def _keep(path: Path, kept: Path) -> None:
    """A second name for an old file; a copy where the file system has no links."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)


def _replace(source: Path, target: Path) -> None:
    _patiently(lambda: source.replace(target))


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


def _sync(folder: Path) -> None:
    """Make the moves last; a folder cannot be opened for that on Windows."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
