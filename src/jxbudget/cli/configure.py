"""The settings of a run: those of the project, and what the command line says instead."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.compile.settings import Settings, checked, parse
from jxbudget.diagnostic import Text
from jxbudget.workspace.files import seen_from
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.settings import settings_files


class Asked(NamedTuple):
    """What the command line says about settings."""

    config: Path | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: Sequence[str] = ()
    fail_on: str | None = None


def configure(asked: Asked, files: Iterable[tuple[Path, str]] | None = None) -> Settings:
    """The settings that count: the command line wins. Raises Problem.

    ``files`` may hold those of the project, the nearest first; else they are looked for.
    """
    lines = {
        "select": _split(asked.select),
        "ignore": _split(asked.ignore),
        "severity": dict(_pair(words.BAD_LEVEL, entry) for entry in _split(asked.severity)),
        "fail-on": asked.fail_on,
    }
    given = checked({key: value for key, value in lines.items() if value}, "")
    for path, text in settings_files(asked.config) if files is None else files:
        table = parse(text, seen_from(Path.cwd(), path))
        if table is not None:
            folder = path.resolve().parent
            here = seen_from(folder, Path.cwd())
            named = {"baseline": str(folder / table.baseline)} if table.baseline else {}
            return Settings(table.model_copy(update=named), given, here)
    return Settings(asked=given)


def _split(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for entry in entries for name in re.split(r"[,，、\s]+", entry) if name)


def _pair(problem: Text, entry: str) -> tuple[str, str]:
    name, found, value = entry.partition("=")
    if not found or not value:
        raise Problem(problem, given=entry)
    return name, value
