"""Files that become visible together: written beside their place, then moved in one sweep."""

import os
import shutil
import time
from collections.abc import Collection, Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from jxbudget.workspace import problem
from jxbudget.workspace.interrupt import undisturbed
from jxbudget.workspace.moves import Moves, refuse_if_locked, sync
from jxbudget.workspace.seal import seal

PREFIX = ".jxbudget-"
STALE = 24 * 3600
"""Seconds after which a stage that an interrupted run left behind is removed."""

SYNCS = 16
"""Files that are made lasting at a time: a disk takes many nearly as fast as one."""

_BINARY = getattr(os, "O_BINARY", 0)


def new_stage() -> str:
    """A name for the stages of one run, unlike that of any other."""
    return PREFIX + os.urandom(4).hex()


def stage(folder: Path, stage: str, name: str, data: bytes) -> None:
    """Put a file on a stage of the folder: it is on the disk, but not in its place.

    Raises Problem when the folder cannot be written to or the disk is full.
    """
    try:
        _write(os.path.join(folder, stage, name), data)
    except OSError as error:
        raise problem.of(error, folder) from error


def _write(path: str, data: bytes) -> None:
    """Write a new file; the folder for it is made when it is not there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    try:
        handle = os.open(path, flags, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


@contextmanager
def cleared(root: Path, stage: str) -> Iterator[None]:
    """At the end no stage of that name is left below a folder, nor a folder made only for one."""
    before = set(_folders(root))
    try:
        yield
    finally:
        try:
            _clear(root, stage, before)
        except KeyboardInterrupt:
            _clear(root, stage, before)
            raise


def _clear(root: Path, stage: str, before: Container[str]) -> None:
    for folder in reversed(_folders(root)):
        shutil.rmtree(os.path.join(folder, stage), ignore_errors=True)
        if folder not in before:
            with suppress(OSError):  # it holds something by now
                os.rmdir(folder)


def _folders(root: Path) -> list[str]:
    """A folder and those in it, none where there is none."""
    if not root.is_dir():
        return []
    with os.scandir(root) as entries:
        return [str(root), *(entry.path for entry in entries if entry.is_dir())]


class Batch:
    """Files staged in folders; ``commit`` puts them all in place, leaving it puts none.

    Used as a context: what is not committed leaves no trace. ``seals`` are those of the files in
    place, empty where another run put its own there. Raises Problem when a folder cannot be
    written to, the disk is full, or a file is open elsewhere; the old files are then as they were.
    """

    def __init__(self, stage: str = "") -> None:
        self._stage = stage or new_stage()
        self._stages: dict[str, str] = {}
        self._staged: dict[str, str] = {}
        self.seals: dict[str, str] = {}

    def __enter__(self) -> Self:
        """The batch itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was staged."""
        for stage in self._stages.values():
            shutil.rmtree(stage, ignore_errors=True)

    def add(self, path: str, data: bytes) -> None:
        """Stage a file under the name it is to have."""
        folder, name = os.path.split(path)
        staged = os.path.join(self._stage_in(folder), name)
        try:
            _write(staged, data)
        except OSError as error:
            raise problem.of(error, path) from error
        self._staged[path] = staged

    def adopt(self, staged: str, path: str) -> None:
        """Take a file by its name on the stage of the folder of the path that it is to have."""
        self._staged[path] = os.path.join(self._stage_in(os.path.dirname(path)), staged)

    def _stage_in(self, folder: str) -> str:
        if folder not in self._stages:
            stage = os.path.join(folder, self._stage)
            try:
                os.makedirs(folder or ".", exist_ok=True)
                with suppress(FileExistsError):
                    os.mkdir(stage, 0o700)
                _sweep(Path(folder))
            except OSError as error:
                raise problem.of(error, folder) from error
            self._stages[folder] = stage
        return self._stages[folder]

    def commit(self) -> list[str]:
        """Move every file into its place; the paths in the order they were added.

        A file that is there already, byte for byte, is left as it is. Ctrl-C ends it with all
        files in place or none.
        """
        fresh = {path: one for path, one in self._staged.items() if not _is_copy(path, one)}
        for path in fresh:
            refuse_if_locked(path)
        _make_lasting(fresh.values())
        with undisturbed() as told_to_end:
            moves = Moves(told_to_end)
            try:
                for path, staged in fresh.items():
                    moves.move(staged, path)
                for folder in self._stages:
                    sync(folder or ".")
            except OSError as error:
                moves.take_back()
                raise problem.of(error, moves.path) from error
            except KeyboardInterrupt:
                moves.take_back()
                raise
            self.seals = moves.seals | {path: seal(path) for path in self._staged.keys() - fresh}
        return list(self._staged)


def _make_lasting(staged: Collection[str]) -> None:
    """Have the disk hold what was written. Raises Problem."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - start-up time

    if not staged:
        return
    try:
        with ThreadPoolExecutor(SYNCS) as threads:
            list(threads.map(sync, staged))
    except OSError as error:
        raise problem.of(error, os.path.dirname(os.path.dirname(next(iter(staged))))) from error


def _is_copy(path: str, staged: str) -> bool:
    """Whether a file is there already with the same bytes."""
    try:
        if os.path.islink(path) or os.stat(path).st_size != os.stat(staged).st_size:
            return False
        return Path(path).read_bytes() == Path(staged).read_bytes()
    except OSError:
        return False


def _sweep(folder: Path) -> None:
    for path in folder.glob(f"{PREFIX}*"):
        if path.is_dir() and time.time() - path.stat().st_mtime > STALE:
            shutil.rmtree(path, ignore_errors=True)
