"""Where a project's settings are: ``jxbudget.toml`` or ``pyproject.toml``, here or above."""

from collections.abc import Iterator
from pathlib import Path

from jxbudget.workspace import problem
from jxbudget.workspace.files import read_bytes
from jxbudget.workspace.problem import Problem

NAMES = ("jxbudget.toml", "pyproject.toml")


def settings_files(given: Path | None) -> Iterator[tuple[Path, str]]:
    """The files that may hold settings and their text, the nearest first.

    A file that was named is the only one. The search ends at the root of a repository. Raises
    Problem.
    """
    if given is not None:
        yield given, read_text(given)
        return
    yield from ((path, read_text(path)) for path in places() if path.is_file())


def places() -> Iterator[Path]:
    """Where settings may be, the nearest first."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        yield from (folder / name for name in NAMES)
        if (folder / ".git").exists():
            return


def read_text(path: Path) -> str:
    """A file in UTF-8. Raises Problem."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(problem.NOT_UTF8, path=path) from error
