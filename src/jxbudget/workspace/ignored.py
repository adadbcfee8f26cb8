"""What git leaves out of a folder: its ``.gitignore`` files, from the repository's root down."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

GITIGNORE = ".gitignore"
_SLASH = "ps_d"
MOST_STARS = 8
"""A pattern with more takes longer to try than anybody waits; it is passed over."""


class Ignored(NamedTuple):
    """The patterns that hold in one folder; ``passed`` collects what they kept from being read.

    ``folder`` is resolved, with slashes, as are the folders that the patterns were written in; the
    pattern that decides is the last one that fits. ``wholly`` says that the folder itself is left
    out.
    """

    folder: str
    rules: tuple[tuple[str, GitIgnoreSpecPattern], ...]
    passed: list[str]
    wholly: bool = False

    def passes_over(self, entry: os.DirEntry[str], *, is_folder: bool = False) -> bool:
        """Whether something in the folder is left out."""
        if not (self.wholly or self._names(entry.name, is_folder=is_folder)):
            return False
        self.passed.append(entry.path)
        return True

    def below(self, name: str) -> Ignored:
        """The patterns that hold in a folder of this one."""
        folder = posixpath.join(self.folder, name)
        wholly = self.wholly or self._names(name, is_folder=True)
        return self._replace(folder=folder, rules=(*self.rules, *_rules(folder)), wholly=wholly)

    def _names(self, name: str, *, is_folder: bool) -> bool:
        if not self.rules:
            return False
        here = posixpath.join(self.folder, name)
        for base, pattern in reversed(self.rules):
            path = here.removeprefix(base).removeprefix("/")
            if pattern.regex and _fits(pattern.regex, path, is_folder=is_folder):
                return bool(pattern.include)
        return False


def _fits(regex: re.Pattern[str], path: str, *, is_folder: bool) -> bool:
    """Whether a pattern names a path itself: the folders above it were judged before.

    The regular expressions of pathspec also fit what lies in a folder that a pattern names; the
    group ``ps_d`` is the slash after that folder's name.
    """
    if _SLASH not in regex.groupindex:
        return bool(regex.search(path))
    whole = path + "/" * is_folder
    return any(found.end(_SLASH) in {-1, len(whole)} for found in regex.finditer(whole))


def ignored_at(place: Path) -> Ignored:
    """The patterns that hold in a folder, those above it up to the repository's root among them.

    Outside a repository the folder's own ``.gitignore`` is the first that counts.
    """
    here = place.resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    ignored = Ignored(root.as_posix(), tuple(_rules(root.as_posix())), [])
    for name in here.relative_to(root).parts:
        ignored = ignored.below(name)
    return ignored


def _rules(folder: str) -> Iterator[tuple[str, GitIgnoreSpecPattern]]:
    path = posixpath.join(folder, GITIGNORE)
    if os.path.isfile(path):
        lines = Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        yield from ((folder, pattern) for pattern in _patterns(lines))


def _patterns(lines: Iterable[str]) -> Iterator[GitIgnoreSpecPattern]:
    """One pattern a line; git passes over a line that it cannot read, and so do we."""
    # only a run that meets a .gitignore pays for the import
    from pathspec.patterns.gitignore import GitIgnorePatternError  # noqa: PLC0415
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415

    for line in lines:
        if line.count("*") > MOST_STARS:
            continue
        try:
            yield GitIgnoreSpecPattern(line.rstrip("\r"))
        except GitIgnorePatternError:
            continue
