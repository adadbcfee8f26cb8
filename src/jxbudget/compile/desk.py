"""Where files are worked on: each read, judged and drawn by what is made ready once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jxbudget.compile.check import Examined, judged, open_specs
from jxbudget.compile.checked import Compared, checked, to_line, unit_line
from jxbudget.compile.known import digest
from jxbudget.compile.printing import Printed, Printing
from jxbudget.diagnostic import Diagnostic
from jxbudget.model.spec import AnySpec
from jxbudget.rules import AT_ONCE, DEFAULTS, Case, Docket, Limits, judge_unit
from jxbudget.workspace import problem
from jxbudget.workspace.files import read_bytes
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import Shelf

if TYPE_CHECKING:
    from jxbudget.compile.press import Press

T = TypeVar("T")

RECENT = 128
"""So many specs are kept open: the forms of a unit are soon looked at again, side by side."""

Opened = tuple[str, Examined]
"""A digest of the bytes of a file, and what was read of it."""


def batched(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many items at a time as a desk takes."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))


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
        self._opened: dict[str, Opened] = {}

    def _open(self, paths: Sequence[str]) -> list[Opened]:
        """Files read, and not judged; those that were opened last are still at hand."""
        opened = self._opened
        new = [(path, self.read(path)) for path in paths if path not in opened]
        for (path, data), one in zip(new, open_specs(new, self.shelf), strict=True):
            opened[path] = digest(data), one
        found = [opened[path] for path in paths]
        for path in list(opened)[:-RECENT]:
            del opened[path]
        return found

    def open(self, path: str) -> Examined:
        """A file read, and not judged."""
        return self._open([path])[0][1]

    @cached_property
    def press(self) -> "Press":
        """What draws the forms of this desk."""
        from jxbudget.compile.press import Press  # noqa: PLC0415 - few runs draw anything

        assert self._printing is not None
        return Press(self._printing)

    def check(self, paths: Sequence[str]) -> list[Done]:
        """Files judged alone and, where there is a press, printed if nothing speaks against it."""
        opened = self._open(paths)
        files = judged([one for _, one in opened], list(map(self._limits, paths)))
        sound = [one for one in files if one.is_sound] if self._printing else []
        drawn = self.press.print(sound) if sound else []
        printed = dict(zip([one.source.path for one in sound], drawn, strict=True))
        return [
            Done(content, to_line(checked(one)), printed.get(one.source.path))
            for (content, _), one in zip(opened, files, strict=True)
        ]

    def register(self, paths: Sequence[str]) -> list[str]:
        """What files are called and what they are gathered by, as lines; they are not judged."""
        return [to_line(checked(one)._replace(found=())) for _, one in self._open(paths)]

    def print(self, paths: Sequence[str]) -> list[Printed]:
        """Files printed, whatever was said of them."""
        return self.press.print([one for _, one in self._open(paths)])

    def compare(self, dockets: Sequence[Docket]) -> list[str]:
        """The forms of each unit judged side by side, as lines.

        Raises Problem when a file was changed since it was judged alone.
        """
        return [self._compared(docket) for docket in dockets]

    def _compared(self, docket: Docket) -> str:
        paths = docket.paths if docket.is_compared else ()
        opened = {path: one for path, (_, one) in zip(paths, self._open(paths), strict=True)}
        cases = [self._case(path, one) for path, one in opened.items()]
        findings, outcomes = judge_unit(docket.dossier(cases))
        found = tuple(_located(opened, findings))
        return unit_line(Compared(docket.unit, found, outcomes))

    def _case(self, path: str, one: Examined) -> Case[AnySpec]:
        case = one.case(self._limits(path))
        if case is None:
            raise Problem(problem.CHANGED, path=path)
        return case


def _located(
    opened: Mapping[str, Examined], findings: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    """What was found across files, each finding in the file it names."""
    for finding in findings:
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
    return Desk(read_bytes, Shelf(*roots), limits, printing)
