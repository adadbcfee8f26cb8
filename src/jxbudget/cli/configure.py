"""The settings of a run: those of the project, and what the command line says instead."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jxbudget.cli import words
from jxbudget.compile import settings as known
from jxbudget.compile.settings import Settings
from jxbudget.diagnostic import Text
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.settings import settings_files


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about settings."""

    config: Path | None = None
    select: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    severity: list[str] = field(default_factory=list)
    fail_on: str | None = None


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, and the folder that their paths start from."""

    settings: Settings
    folder: Path

    @property
    def baseline(self) -> Path | None:
        """The baseline that the settings name."""
        name = self.settings.baseline
        return self.folder / name if name else None


def configure(asked: Asked) -> Configured:
    """The settings that count: the command line wins. Raises Problem."""
    settings, folder = _of_project(asked.config)
    ignore = _split(asked.ignore)
    severity = dict(_pair(words.BAD_LEVEL, entry) for entry in _split(asked.severity))
    known.refuse_firm((*ignore, *severity, *settings.ignore, *settings.severity))
    return Configured(
        settings.overruled(_split(asked.select), ignore, severity, asked.fail_on), folder
    )


def _of_project(given: Path | None) -> tuple[Settings, Path]:
    for path, text in settings_files(given):
        settings = known.parse(text, _told(path))
        if settings is not None:
            folder = path.resolve().parent
            here = os.path.relpath(Path.cwd(), folder)
            return settings.seen_from(Path(here).as_posix()), folder
    return Settings(), Path.cwd()


def _told(path: Path) -> str:
    return os.path.relpath(path)


def _split(entries: Iterable[str]) -> list[str]:
    return [name for entry in entries for name in re.split(r"[,，、\s]+", entry) if name]


def _pair(problem: Text, entry: str) -> tuple[str, str]:
    name, found, value = entry.partition("=")
    if not found or not value:
        raise Problem(problem, given=entry)
    return name, value
