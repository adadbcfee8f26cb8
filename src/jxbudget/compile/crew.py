"""Many items of work: done here one by one, or by processes, each at its own desk."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from jxbudget.compile.desk import Desk

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
        self._pool = _pool(desk, jobs) if jobs > 1 else None

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
        self, act: Callable[[Desk, T], R], items: Sequence[T], advance: Callable[[], None] = _rest
    ) -> Iterator[R]:
        """What comes of each item, in order; ``advance`` is called after each.

        Raises Problem as the work does.
        """
        done = self._pool.map(act, items) if self._pool else (act(self.desk, one) for one in items)
        for result in done:
            advance()
            yield result


def _pool(desk: Callable[[], Desk], jobs: int) -> "Pool":
    # processes take longer to import than a single file to check
    from jxbudget.compile.pool import Pool  # noqa: PLC0415

    return Pool(desk, jobs)
