"""Many items of work: done here one by one, or by processes, each at its own desk."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from jxbudget.compile.desk import Desk, batched

if TYPE_CHECKING:
    from jxbudget.compile.pool import Pool

T = TypeVar("T")
R = TypeVar("R")

FEW = 200
"""So many items are done before a second process is ready to help."""


def processors() -> int:
    """How many processors this run may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _rest() -> None:
    """The progress of work that nobody watches."""


class Crew(AbstractContextManager["Crew"]):
    """Works through items in their order, with the same results whatever ``jobs`` is.

    ``desk`` makes the desk of a process; with one job it is made here.
    """

    def __init__(self, desk: Callable[[], Desk], jobs: int = 1) -> None:
        self.desk = desk()
        self._made = desk, jobs
        self._pool: Pool | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let what was begun come to its end; what was not is left."""
        if self._pool:
            self._pool.close()

    def map(
        self,
        act: Callable[[Desk, Sequence[T]], Sequence[R]],
        items: Sequence[T],
        advance: Callable[[], None] = _rest,
    ) -> Iterator[R]:
        """What comes of each item, in order; ``advance`` is called after each.

        ``act`` is given AT_ONCE items at most. Raises Problem as it does.
        """
        for result in self._results(act, items):
            advance()
            yield result

    def _results(
        self, act: Callable[[Desk, Sequence[T]], Sequence[R]], items: Sequence[T]
    ) -> Iterator[R]:
        desk, jobs = self._made
        if jobs == 1 or not items:
            return chain.from_iterable(act(self.desk, some) for some in batched(items))
        if self._pool is None:
            # processes take longer to import than a single file to check
            from jxbudget.compile.pool import Pool  # noqa: PLC0415

            self._pool = Pool(desk, jobs)
        return self._pool.map(act, items)
