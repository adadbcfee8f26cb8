"""Finding and reading specs: regular files inside the folders that were named, nothing else."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from jxbudget.workspace import problem
from jxbudget.workspace.ignored import Ignored, ignored_at
from jxbudget.workspace.problem import Problem

ENDINGS = (".yaml", ".yml")
LARGEST = 4_000_000
"""Bytes that are read of any one file; the guards decide on less."""

MOST_NAMES = 3
"""So many ignored files and folders are named."""


def find_specs(places: Iterable[Path]) -> list[Path]:
    """The specs in files and folders, folders walked in a stable order, none twice.

    What ``.gitignore`` names is passed over in a folder; a file that is named itself is read.
    Raises Problem for a place that is not there, holds no spec, or leads out of its folder.
    """
    found: dict[Path, Path] = {}
    for place in places:
        for spec in _specs(place):
            found.setdefault(spec.resolve(), spec)
    return list(found.values())


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


def read_bytes(path: Path) -> bytes:
    """The content of a regular file, at most LARGEST bytes. Raises Problem."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Problem(problem.NOT_A_FILE, path=path)
            return file.read(LARGEST)
    except (OSError, ValueError) as error:
        raise problem.unreadable(error, path) from error


def read_told(path: str) -> bytes:
    """The content of a file by its path as users are told it. Raises Problem."""
    return read_bytes(Path(path))


def told(path: Path) -> str:
    """A path as users are told it: from the working folder where it lies in it, with slashes."""
    here = Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return (path.relative_to(here) if inside else path).as_posix()


def seen_from(folder: Path, path: Path) -> str:
    """A path as it is told from a folder, with slashes; whole where they share no drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return path.as_posix()


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting: a pipe has nobody at its other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _specs(place: Path) -> list[Path]:
    try:
        if place.is_dir():
            return _in_folder(place)
        if not place.exists():
            raise Problem(problem.NOT_FOUND, path=place)
        if not place.is_file():
            raise Problem(problem.NOT_A_FILE, path=place)
    except (OSError, ValueError) as error:
        raise problem.unreadable(error, place) from error
    return [place]


def _in_folder(place: Path) -> list[Path]:
    ignored = ignored_at(place)
    specs = list(_walk(place, ignored))
    if specs:
        return specs
    if not ignored.passed:
        raise Problem(problem.NO_SPECS, path=place)
    names = [path.as_posix() for path in ignored.passed]
    shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
    raise Problem(problem.ALL_IGNORED, path=place, ignored=shown)


def _walk(place: Path, ignored: Ignored) -> Iterator[Path]:
    """The specs below a folder, in the order of names, however deep."""
    waiting = [(path, ignored) for path in _inside(place)]
    while waiting:
        path, around = waiting.pop()
        if path.is_dir():
            if not path.is_symlink() and not around.passes_over(path, is_folder=True):
                below = around.below(path.name)
                waiting += ((one, below) for one in _inside(path))
        elif _is_named_as_spec(path) and not around.passes_over(path):
            if path.is_symlink() and not path.resolve().is_relative_to(ignored.folder):
                raise Problem(problem.OUTSIDE, path=path)
            if not path.is_file():
                raise Problem(problem.NOT_A_FILE, path=path)
            yield path


def _inside(folder: Path) -> list[Path]:
    """What is in a folder and not hidden, the last name first."""
    seen = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(seen, key=lambda path: path.name, reverse=True)


def _is_named_as_spec(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS) and path.name != "form.yaml"
