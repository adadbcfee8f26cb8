"""Finding and reading specs: regular files inside the folders that were named, nothing else."""

import os
import posixpath
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jxbudget.workspace import problem
from jxbudget.workspace.ignored import Ignored, ignored_at
from jxbudget.workspace.problem import Problem

ENDINGS = (".yaml", ".yml")
LARGEST = 4_000_000
"""Bytes that are read of any one file; the guards decide on less."""

MOST_NAMES = 3
"""So many ignored files and folders are named."""

Spec = tuple[str, str]
"""The path of a spec as it was reached, and where it really is, with slashes."""

_AT_ONCE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Open without waiting: a pipe has nobody at its other end."""


def find_specs(places: Iterable[Path]) -> list[str]:
    """The specs in files and folders as they are told, folders walked in order, none twice.

    What ``.gitignore`` names is passed over in a folder; a file that is named itself is read.
    Raises Problem for a place that is not there, holds no spec, or leads out of its folder.
    """
    found: dict[str, str] = {}
    for place in places:
        for spec, real in _specs(place):
            found.setdefault(real, spec)
    here = os.path.join(Path.cwd().as_posix(), "")
    return [_slashed(spec).removeprefix(here).removeprefix("./") for spec in found.values()]


def years(specs: Path) -> list[str]:
    """The years that a folder of specs has. Raises Problem when there is no such folder."""
    if not specs.is_dir():
        raise Problem(problem.NOT_FOUND, path=specs)
    return sorted(path.name for path in specs.iterdir() if path.is_dir() and path.name.isdigit())


def year_folder(specs: Path, year: str) -> Path:
    """``specs/2025``. Raises Problem naming the years that are there."""
    known = years(specs)
    if year not in known:
        raise Problem(problem.NO_YEAR, folder=specs, year=year, years=known or ["—"])
    return specs / year


def template_folder(given: Path | None) -> Path:
    """The project's own templates. Raises Problem when a folder that was named is not there."""
    if given is not None and not given.is_dir():
        raise Problem(problem.NOT_A_FOLDER if given.exists() else problem.NOT_FOUND, path=given)
    return given or Path("templates")


def read_bytes(path: Path | str, most: int = LARGEST) -> bytes:
    """The content of a regular file, at most so many bytes of it. Raises Problem."""
    try:
        handle = os.open(path, _AT_ONCE)
        try:
            told = os.fstat(handle)
            if stat.S_ISDIR(told.st_mode):
                raise IsADirectoryError
            if not stat.S_ISREG(told.st_mode):
                raise Problem(problem.NOT_A_FILE, path=path)
            return _all_of(handle, told.st_size, most)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise problem.unreadable(error, path) from error


def _all_of(handle: int, size: int, most: int) -> bytes:
    """What can be read; a file of some systems says that it has no size."""
    data = os.read(handle, min(size + 1, most))
    while len(data) < most and (more := os.read(handle, most - len(data))):
        data += more
    return data


@contextmanager
def laid_out(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder of its own that holds files, by their paths seen from it, for as long as this lasts.

    What would lie elsewhere is left out.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - start-up time

    with TemporaryDirectory(prefix="jxbudget-") as folder:
        for name, data in files.items():
            if all(Path(part).name == part for part in name.split("/")):
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        yield Path(folder)


def seen_from(folder: Path, path: Path) -> str:
    """A path as it is told from a folder, with slashes; whole where they share no drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return path.as_posix()


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _specs(place: Path) -> list[Spec]:
    try:
        if place.is_dir():
            return _in_folder(place)
        if not place.exists():
            raise Problem(problem.NOT_FOUND, path=place)
        if not place.is_file():
            raise Problem(problem.NOT_A_FILE, path=place)
    except (OSError, ValueError) as error:
        raise problem.unreadable(error, place) from error
    return [(str(place), _slashed(os.path.realpath(place)))]


def _in_folder(place: Path) -> list[Spec]:
    ignored = ignored_at(place)
    specs = list(_walk(str(place), ignored))
    if specs:
        return specs
    if not ignored.passed:
        raise Problem(problem.NO_SPECS, path=place)
    names = [_slashed(path).removeprefix("./") for path in ignored.passed]
    shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
    raise Problem(problem.ALL_IGNORED, path=place, ignored=shown)


def _walk(place: str, ignored: Ignored) -> Iterator[Spec]:
    """The specs below a folder, in the order of names, however deep."""
    waiting = [(entry, ignored) for entry in _inside(place)]
    while waiting:
        entry, around = waiting.pop()
        if _is(entry.is_dir):
            if not entry.is_symlink() and not around.passes_over(entry, is_folder=True):
                below = around.below(entry.name)
                waiting += ((one, below) for one in _inside(entry.path))
        elif _is_named_as_spec(entry.name) and not around.passes_over(entry):
            yield entry.path, _real(entry, around.folder, ignored.folder)


def _inside(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder and not hidden, the last name first."""
    with os.scandir(folder) as entries:
        seen = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(seen, key=lambda entry: entry.name, reverse=True)


def _real(entry: os.DirEntry[str], folder: str, root: str) -> str:
    """Where a spec in a folder is. Raises Problem for what is no file below the root."""
    path = posixpath.join(folder, entry.name)
    if entry.is_symlink():
        path = _slashed(os.path.realpath(path))
        if not path.startswith(posixpath.join(root, "")):
            raise Problem(problem.OUTSIDE, path=Path(entry.path))
    if not _is(entry.is_file):
        raise Problem(problem.NOT_A_FILE, path=Path(entry.path))
    return path


def _is(asked: Callable[[], bool]) -> bool:
    """What is asked of an entry; a link that leads nowhere is neither folder nor file."""
    try:
        return asked()
    except OSError:
        return False


def _is_named_as_spec(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and name != "form.yaml"
