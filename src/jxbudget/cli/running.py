"""How a run is made: by how many processes, which part of the files, and what it remembers."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.compile.crew import FEW, Crew, processors
from jxbudget.compile.desk import Desk, desk_on_disk
from jxbudget.compile.known import Known, digest
from jxbudget.compile.printing import Printing
from jxbudget.compile.settings import Settings
from jxbudget.compile.shard import Shard
from jxbudget.source.guard import decode
from jxbudget.workspace import cache
from jxbudget.workspace.problem import Problem


class Running(NamedTuple):
    """What the command line says about the run itself."""

    jobs: int | None = None
    shard: str | None = None
    force: bool = False

    def part(self) -> Shard | None:
        """The part of the files that is meant, None for all. Raises Problem."""
        if self.shard is None:
            return None
        part = Shard.spelled(self.shard)
        if part is None:
            raise Problem(words.BAD_SHARD, given=self.shard)
        return part

    def processes(self, files: int) -> int:
        """How many processes work on so many files. Raises Problem."""
        if self.jobs is not None and self.jobs < 1:
            raise Problem(words.BAD_JOBS, given=self.jobs)
        return self.jobs or (processors() if files > FEW else 1)

    def crew(
        self, files: int, templates: Path, settings: Settings, printing: Printing | None = None
    ) -> Crew:
        """Who works on so many files."""
        desk = partial(desk_on_disk, (templates,), settings.limits, printing)
        return Crew(desk, self.processes(files))

    @contextmanager
    def known(self, settings: Settings, paths: Iterable[str]) -> Iterator[Known]:
        """What the last run came to; what this one comes to is kept when it ends well.

        Of ``paths``, the files of this run, nothing is known when all is to be done anew.
        """
        edition = digest(repr((cache.program(), settings.thresholds)).encode())
        known = Known(edition, cache.load())
        if self.force:
            known.forget(paths)
        yield known
        if known.is_changed:
            cache.save(known.lines(lambda path: Path(path).exists()))


class Texts(Mapping[str, str]):
    """The texts of files by path, read when asked for; those of forms are ``at_hand``."""

    def __init__(self, desk: Desk, at_hand: Mapping[str, str]) -> None:
        """Read with a desk what is not at hand."""
        self._desk, self._at_hand = desk, at_hand

    def __getitem__(self, path: str) -> str:
        """The text at a path. Raises Problem."""
        return self._at_hand[path] if path in self._at_hand else decode(self._desk.read(path))[0]

    def __iter__(self) -> Iterator[str]:
        """Only those at hand."""
        return iter(self._at_hand)

    def __len__(self) -> int:
        """How many are at hand."""
        return len(self._at_hand)
