"""``jxbudget diff``: what changed from one set of specs to another."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from jxbudget import __version__
from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.compile.difference import File, difference, drawn
from jxbudget.compile.thresholds import kinds_with, threshold, with_levels
from jxbudget.diagnostic import Language
from jxbudget.report.changes import FORMATS, Changes, write
from jxbudget.source import advice
from jxbudget.workspace.files import find_specs, read_bytes, seen_from, template_folder
from jxbudget.workspace.output import write_output
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.revisions import revision, specs_at
from jxbudget.workspace.shelf import Shelf

_OF_GIT = (7, 9)
"""Arguments that git gives a driver: of a file, and of one that it takes for renamed."""

_NO_FILE = "/dev/null"


class Request(NamedTuple):
    """What the command line asks for."""

    sides: list[str]
    git_driver: bool
    specs: Path
    format: str
    reports: list[str]
    fail_on: list[str]
    levels: list[str]
    templates: Path | None
    config: Path | None


def diff(request: Request, language: Language) -> int:
    """Compare two sides; 1 when a threshold is met, else 0. Git is always given 0."""
    outputs = _outputs(request)
    settings = configure(Asked(config=request.config))
    usual = settings.table.diff
    levels = [*usual.level.items(), *map(level_of, split(request.levels))]
    thresholds = [threshold(given) for given in split(request.fail_on or usual.fail_on)]
    kinds = kinds_with(levels)
    (old, olds), (new, news) = _of_git(request) if request.git_driver else _sides(request)
    shelf = Shelf(template_folder(request.templates))
    found = difference(olds, news, (shelf, shelf), settings.limits().similarity)
    forms = tuple(with_levels(found, levels))
    failures = tuple(one.given for one in thresholds if one.is_met(forms))
    is_drawn = any(format_ == "html" for format_, _ in outputs)
    pages = drawn(forms, news, shelf) if is_drawn else {}
    changes = Changes(forms, old, new, failures, tuple(kinds.values()), __version__, pages)
    for format_, path in outputs:
        text = write(changes, format_, language)
        if path is None:
            sys.stdout.write(text)
        else:
            write_output(path, text.encode(errors="surrogatepass"))
    return 1 if failures and not request.git_driver else 0


def _sides(request: Request) -> list[tuple[str, list[File]]]:
    if len(request.sides) != 2:
        raise Problem(words.TWO_SIDES)
    paths = [_path(side, request.specs) for side in request.sides]
    found = []
    for given, path, other in zip(request.sides, paths, reversed(paths), strict=True):
        beside = other.as_posix() if other else request.specs.as_posix()
        found.append((given, _on_disk(path) if path else _of_revision(given, beside)))
    return found


def _path(given: str, specs: Path) -> Path | None:
    """The file or folder that is meant: its path, or a year among the specs."""
    for path in (Path(given), specs / given):
        if given and path.exists():
            return path
    return None


def _on_disk(root: Path) -> list[File]:
    paths = find_specs([root])
    places = [seen_from(root, Path(path)) for path in paths]
    return [
        File(path, "" if place == "." else place, read_bytes(path))
        for path, place in zip(paths, places, strict=True)
    ]


def _of_revision(given: str, beside: str) -> list[File]:
    meant = revision(given, beside)
    if meant is None:
        raise Problem(words.NO_SUCH_SIDE, given=given)
    return [
        File(path, path.partition(":")[2].removeprefix(meant.path).lstrip("/"), data)
        for path, data in specs_at(meant).items()
    ]


def _of_git(request: Request) -> list[tuple[str, list[File]]]:
    """The two sides of one file, as git gives them to a driver."""
    if len(request.sides) not in _OF_GIT:
        raise Problem(words.NOT_OF_GIT)
    name, old, _, _, new, *rest = request.sides
    names = name, rest[2] if len(rest) > 2 else name
    return [
        (told, [] if path == _NO_FILE else [File(told, "", read_bytes(path))])
        for told, path in zip(names, (old, new), strict=True)
    ]


def _outputs(request: Request) -> list[tuple[str, Path | None]]:
    """Format and file of each report, None for the terminal. Raises Problem."""
    pairs = [entry.partition("=") for entry in request.reports]
    for name in (request.format, *(name for name, _, _ in pairs)):
        if name not in FORMATS:
            raise Problem(words.BAD_REPORT_FORMAT, name=name, **advice(name, FORMATS))
    if not all(path for _, _, path in pairs):
        raise Problem(words.CHANGES_WITHOUT_FILE)
    if len({Path(path).resolve() for _, _, path in pairs}) < len(pairs):
        raise Problem(words.ONE_FILE_TWICE)
    return [(request.format, None), *((name, Path(path)) for name, _, path in pairs)]


def split(entries: Iterable[str]) -> Sequence[str]:
    """What is given in one option or several, by any comma."""
    return [name for entry in entries for name in re.split(r"[,，、]+", entry) if name.strip()]


def level_of(entry: str) -> tuple[str, str]:
    """A kind of change and the level that is asked for it. Raises Problem."""
    name, _, level = entry.partition("=")
    if not level:
        raise Problem(words.BAD_KIND_LEVEL, given=entry)
    return name.strip(), level.strip()
