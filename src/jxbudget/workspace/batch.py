"""Files that become visible together: written beside their place, then moved in one sweep."""

import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from jxbudget.workspace import problem
from jxbudget.workspace.problem import Problem

PREFIX = ".jxbudget-"
STALE = 24 * 3600
"""Seconds after which a stage that an interrupted run left behind is removed."""

SYNCS = 16
"""Files that are made lasting at a time: a disk takes many nearly as fast as one."""

_LOCKED = {5, 32, 33}
_PATIENCE = 2.0
_BINARY = getattr(os, "O_BINARY", 0)


def new_stage() -> str:
    """A name for the stages of one run, unlike that of any other."""
    return PREFIX + secrets.token_hex(4)


def stage(folder: Path, stage: str, name: str, data: bytes) -> None:
    """Put a file on a stage of the folder: it is on the disk, but not in its place.

    Raises Problem when the folder cannot be written to or the disk is full.
    """
    try:
        _write(folder / stage / name, data)
    except OSError as error:
        raise problem.of(error, folder) from error


def _write(path: Path, data: bytes) -> None:
    """Write a new file; the folder for it is made when it is not there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    try:
        handle = os.open(path, flags, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


@contextmanager
def cleared(root: Path, stage: str) -> Iterator[None]:
    """At the end no stage of that name is left below a folder, nor a folder made only for one."""
    before = {root, *_folders(root)} if root.is_dir() else set()
    try:
        yield
    finally:
        for folder in (*_folders(root), root):
            shutil.rmtree(folder / stage, ignore_errors=True)
            if folder not in before:
                with suppress(OSError):  # it holds something by now
                    folder.rmdir()


def _folders(root: Path) -> list[Path]:
    return [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []


class Batch:
    """Files staged in one folder; ``commit`` puts them all in place, leaving it puts none.

    Used as a context: what is not committed leaves no trace, and an error inside takes back even
    what is. Raises Problem when the folder cannot be written to, the disk is full, or a file is
    open elsewhere; the old files are then as they were.
    """

    def __init__(self, folder: Path, stage: str = "") -> None:
        self._folder = folder
        self._stage = folder / (stage or new_stage())
        self._staged: dict[str, str] = {}
        self._moved: list[tuple[Path, Path]] = []
        try:
            self._stage.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder)
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
        """Stage a file under its own name. ValueError for a path."""
        if Path(name).name != name:
            raise ValueError(f"not a name inside the folder: {name!r}")
        try:
            _write(self._stage / name, data)
        except OSError as error:
            raise problem.of(error, self._folder / name) from error
        self._staged[name] = name

    def adopt(self, staged: str, name: str) -> None:
        """Take a file that is on the stage already, to be put in place under a name."""
        self._staged[name] = staged

    def commit(self) -> list[Path]:
        """Move every file into its place; the paths in the order they were added.

        A file that is there already, byte for byte, is left as it is.
        """
        places = {self._folder / name: self._stage / file for name, file in self._staged.items()}
        fresh = {path: staged for path, staged in places.items() if not _is_copy(path, staged)}
        for path in fresh:
            _refuse_if_locked(path)
        self._make_lasting(fresh.values())
        for number, (path, staged) in enumerate(fresh.items()):
            kept = self._stage / f"old-{number}"
            try:
                if path.exists():
                    _keep(path, kept)
                _replace(staged, path)
                self._moved.append((path, kept))
            except OSError as error:
                raise problem.of(error, path) from error
        _sync(self._folder)
        return list(places)

    def _make_lasting(self, staged: Iterable[Path]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - start-up time

        try:
            with ThreadPoolExecutor(SYNCS) as threads:
                list(threads.map(_sync, staged))
        except OSError as error:
            raise problem.of(error, self._folder) from error

    def _take_back(self) -> None:
        """The old files in their places, and no new ones."""
        for path, kept in self._moved:
            with suppress(OSError):  # the error that brought us here is the one to tell
                if kept.exists():
                    _replace(kept, path)
                else:
                    path.unlink(missing_ok=True)


def _is_copy(path: Path, staged: Path) -> bool:
    """Whether a file is there already with the same bytes."""
    try:
        if path.is_symlink() or path.stat().st_size != staged.stat().st_size:
            return False
        return path.read_bytes() == staged.read_bytes()
    except OSError:
        return False


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


def _sync(path: Path) -> None:
    """Make a file, or the moves in a folder, last; Windows opens no folder for that."""
    is_folder = path.is_dir()
    if is_folder and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
