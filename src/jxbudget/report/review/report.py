"""What a comment is given: all there is to tell about what a pull request changes."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from jxbudget.change import Change, Compared, Spot
from jxbudget.diagnostic import Diagnostic
from jxbudget.report.changes import Changes
from jxbudget.report.report import Report, written


class Aside(Enum):
    """What else a pull request changes that bears on its own review."""

    SETTINGS = "settings"
    TEMPLATES = "templates"


class Links(NamedTuple):
    """Where the files of both sides can be read on the web.

    ``root`` is an address that a commit and a path are put behind; without one nothing is linked.
    ``folder`` is where the paths begin, seen from the root of the repository.
    """

    root: str = ""
    old: str = ""
    new: str = ""
    folder: str = ""

    def to(self, path: str, line: int, *, is_old: bool = False) -> str:
        """The address of a line, of the file where ``line`` is 0; empty where there is none."""
        commit = self.old if is_old else self.new
        if not self.root or not commit or path.startswith(("/", "..")):
            return ""
        whole = f"{self.folder}/{path}".strip("/")
        place = quote(whole, safe="/", errors="surrogateescape")
        return f"{self.root}/{commit}/{place}" + (f"#L{line}" if line else "")


NOWHERE = Links()


@dataclass(eq=False, repr=False)
class Reviewed:
    """One review.

    ``report`` holds what the pull request brings; ``former`` counts what was there before, and
    ``mended`` what is no more. ``changes`` are those of the pull request, ``years`` those of its
    new forms from the year before; ``lowered`` are the codes of changes by which less is promised.
    ``changed`` counts the specs that were, ``rendered`` are the files made of them, ``skipped``
    counts those that none could be made of. ``asides`` are changed too; ``is_trusted`` says that
    they were followed.
    """

    report: Report
    changes: Changes
    years: Changes
    lowered: Collection[str]
    former: int = 0
    mended: int = 0
    changed: int = 0
    rendered: tuple[str, ...] = ()
    skipped: int = 0
    asides: tuple[Aside, ...] = ()
    is_trusted: bool = True
    links: Links = NOWHERE

    @property
    def passes(self) -> bool:
        """Whether nothing is found that fails, and no threshold of changes is met."""
        return self.report.passes and not self.changes.failures

    @cached_property
    def is_quiet(self) -> bool:
        """Whether there is nothing that anybody would read: no finding, no other promise."""
        found = self.report.found or self.report.waived
        told = found or self.changes.all or self.mended or self.asides
        return self.passes and not told

    def of(self, codes: Collection[str]) -> list[tuple[Compared, Change]]:
        """The changes of some kinds, with their forms; from the year before, too."""
        both = (*self.changes.changed, *self.years.changed)
        return [(one, change) for one in both for change in one.changes if change.code in codes]

    def place(self, spot: Spot, *, is_old: bool) -> tuple[str, str]:
        """The place of a change in words, and its address."""
        line = spot.span.line if spot.span else 0
        return _told(spot.path, line), self.links.to(spot.path, line, is_old=is_old)

    def place_of(self, one: Diagnostic) -> tuple[str, str]:
        """The place of a finding in words, and its address."""
        span = written(one.span)
        line = span.line if span else 0
        return _told(one.path, line), self.links.to(one.path, line)


def _told(path: str, line: int) -> str:
    return f"{path}:{line}" if line else path
