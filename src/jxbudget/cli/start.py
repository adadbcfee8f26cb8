"""Where a pull request starts from, and whose settings, baseline and templates are followed."""

import os
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.compile.settings import Settings
from jxbudget.workspace.files import laid_out, read_bytes, seen_from
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.revisions import Revision, files_at, merge_base, revision
from jxbudget.workspace.settings import places
from jxbudget.workspace.shelf import Shelf, files_of_forms, is_of_a_form


class Start(NamedTuple):
    """The commit that a pull request and its target (``name``) have in common last.

    ``target`` is the commit the target is at, ``head`` the one that is checked out, ``folder`` the
    current folder, seen from the root of the repository.
    """

    name: str
    commit: str
    target: str
    head: str
    folder: str

    @classmethod
    def of(cls, base: str, tip: str = "") -> Self:
        """Where what is checked out parted from a revision; from ``tip`` if that is not in it.

        Raises Problem.
        """
        if not base and not tip:
            raise Problem(words.NO_BASE)
        head, found, known = revision("HEAD", os.curdir), revision(base), revision(tip)
        if known and (not found or merge_base(known.commit, found.commit) != known.commit):
            found = known
        if head is None or found is None:
            raise Problem(words.NO_SUCH_BASE, given=base or tip)
        commit = merge_base(found.commit, head.commit)
        if commit is None:
            raise Problem(words.NOTHING_IN_COMMON, given=found.name)
        return cls(found.name, commit, found.commit, head.commit, head.path)

    @property
    def at_target(self) -> Self:
        """The same, as if the target had not moved on since."""
        return self._replace(commit=self.target)

    def files(self, path: Path) -> dict[str, bytes] | None:
        """The files there were below a path; None for one that is not of the repository."""
        meant = _at(self.commit, path)
        return files_at(meant) if meant else None

    def specs(self, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The specs there were in a folder, and those of the commit that is checked out.

        Both by their paths as the folder tells them. What is not committed is not seen, nor what
        a file or a link in the work tree makes of it. Raises Problem when there are none.
        """
        sides = [_at(commit, folder) for commit in (self.commit, self.head)]
        found = [files_at(one, specs=True) if one else {} for one in sides]
        if not any(found):
            raise Problem(words.NO_SPECS_HERE, path=folder)
        root = seen_from(Path.cwd(), folder)
        before, now = (
            {posixpath.normpath(f"{root}/{place}"): data for place, data in side.items()}
            for side in found
        )
        return before, now

    def holds(self, folder: Path) -> bool:
        """Whether files of the commit that is checked out lie in a folder."""
        meant = _at(self.head, folder)
        return bool(meant and meant.path and files_at(meant))

    def text(self, path: Path) -> str | None:
        """A file as it was, None where there was none; as it is where it is not of the repository.

        Raises Problem.
        """
        files = self.files(path)
        if files is None:
            return read_bytes(path).decode("utf-8-sig", "replace") if path.is_file() else None
        return files[""].decode("utf-8-sig", "replace") if "" in files else None

    def settings(self, asked: Asked) -> Settings:
        """The settings as they were. Raises Problem."""
        meant = [asked.config] if asked.config else places()
        texts = [(path, self.text(path)) for path in meant]
        return configure(asked, [(path, text) for path, text in texts if text is not None])


def _at(commit: str, path: Path) -> Revision | None:
    """A place in a commit; None for one that is not of the repository."""
    meant = revision(commit, path.as_posix())
    return None if meant is None or meant.path.split("/")[0] == ".." else meant


class Shelves(NamedTuple):
    """The forms before and after, and the names of those whose files were changed.

    ``laid`` is the folder that the old ones are laid into, if they are.
    """

    old: Shelf
    new: Shelf
    changed: frozenset[str] = frozenset()
    laid: str = ""


@contextmanager
def shelves(start: Start, folder: Path, *, is_trusted: bool) -> Iterator[Shelves]:
    """The templates of both sides; of a change that is not trusted, those of the target."""
    were, are = start.files(folder), files_of_forms(folder)
    if were is None:
        here = Shelf(folder)
        yield Shelves(here, here)
        return
    before = _of_forms(were)
    kept = before if is_trusted else _of_forms(start.at_target.files(folder) or {})
    differing = {place for place in (*before, *are) if before.get(place) != are.get(place)}
    changed = frozenset(place.split("/")[0] for place in differing)
    with laid_out(kept) as laid:
        old = Shelf(folder if kept == are else laid)
        new = Shelf(folder) if is_trusted and kept != are else old
        yield Shelves(old, new, changed, "" if kept == are else laid.as_posix())


def _of_forms(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {place: data for place, data in files.items() if is_of_a_form(place)}
