"""Where files are worked on: each read, judged and drawn by what is made ready once."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jxbudget.compile.check import DEFAULTS, Examined, judged, open_spec
from jxbudget.compile.checked import Compared, checked, letters, to_line, unit_line
from jxbudget.compile.known import digest
from jxbudget.compile.printing import Printed, Printing
from jxbudget.diagnostic import Diagnostic
from jxbudget.model.spec import AnySpec
from jxbudget.rules import Case, Docket, Judgement, Limits, judge_unit
from jxbudget.workspace import problem
from jxbudget.workspace.files import read_told
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import Shelf

if TYPE_CHECKING:
    from jxbudget.compile.press import Press

RECENT = 128
"""So many specs are kept open: the forms of a unit are soon looked at again, side by side."""


def defaults(_: str) -> Limits:
    """The thresholds for a file where no project sets its own."""
    return DEFAULTS


class Done(NamedTuple):
    """A file that was worked on: a digest of its bytes, what is kept of it, what was printed."""

    content: str
    line: str
    printed: Printed | None


class Desk:
    """Works on files by their paths, as they are told to the user.

    ``read`` gives the bytes of a path, ``limits`` the thresholds for it.
    """

    def __init__(
        self,
        read: Callable[[str], bytes],
        shelf: Shelf,
        limits: Callable[[str], Limits],
        printing: Printing | None = None,
    ) -> None:
        self.read = read
        self.shelf = shelf
        self._limits = limits
        self._printing = printing
        self._opened = lru_cache(RECENT)(self._open)

    def _open(self, path: str) -> tuple[str, Examined]:
        data = self.read(path)
        return digest(data), open_spec(path, data, self.shelf)

    def open(self, path: str) -> Examined:
        """A file read, and not judged."""
        return self._opened(path)[1]

    @cached_property
    def press(self) -> "Press":
        """What draws the forms of this desk."""
        from jxbudget.compile.press import Press  # noqa: PLC0415 - few runs draw anything

        assert self._printing is not None
        return Press(self._printing)

    def check(self, path: str) -> Done:
        """A file judged alone and, where there is a press, printed if nothing speaks against it."""
        content, opened = self._opened(path)
        one = judged(opened, self._limits(path))
        printed = self.press.print(one) if self._printing and one.is_sound else None
        return Done(content, to_line(checked(one)), printed)

    def register(self, path: str) -> str:
        """What a file is called and what it is gathered by, as a line; it is not judged."""
        return to_line(checked(self.open(path))._replace(found=()))

    def print(self, path: str) -> Printed:
        """A file printed, whatever was said of it."""
        return self.press.print(self.open(path))

    def compare(self, docket: Docket) -> str:
        """The forms of a unit judged side by side, as a line.

        Raises Problem when a file was changed since it was judged alone.
        """
        paths = docket.paths if docket.is_compared else ()
        opened = {path: self.open(path) for path in paths}
        cases = [self._case(path, one) for path, one in opened.items()]
        judgements = judge_unit(docket.dossier(cases))
        found = tuple(_located(opened, judgements))
        return unit_line(Compared(docket.unit, found, letters(judgements)))

    def _case(self, path: str, one: Examined) -> Case[AnySpec]:
        case = one.case(self._limits(path))
        if case is None:
            raise Problem(problem.CHANGED, path=path)
        return case


def _located(
    opened: Mapping[str, Examined], judgements: tuple[Judgement, ...]
) -> Iterator[Diagnostic]:
    """What was found across files, each finding in the file it names."""
    for judgement in judgements:
        for finding in judgement.findings:
            located = opened[finding.path].source.locate(finding)
            labels = (
                label if label.span else opened[label.path].source.locate_label(label)
                for label in located.labels
            )
            yield located.labelled(labels)


def desk_on_disk(
    roots: tuple[Path, ...], limits: Callable[[str], Limits], printing: Printing | None = None
) -> Desk:
    """A desk for the files of the working folder; ``roots`` are the project's own templates."""
    return Desk(read_told, Shelf(*roots), limits, printing)
