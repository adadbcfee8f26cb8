"""Processes that do chunks of a run's work, each at a desk of its own."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from jxbudget.compile.desk import Desk, batched
from jxbudget.workspace import problem
from jxbudget.workspace.problem import Problem

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64
"""Items that a process is given at a time."""

MOST = 60
"""Processes: Windows waits for no more."""

GARBAGE = 50_000, 20, 20
"""How often garbage is looked for: specs leave little, what is imported leaves none."""


class Pool:
    """So many processes; ``desk`` makes the desk of each."""

    def __init__(self, desk: Callable[[], Desk], jobs: int) -> None:
        # a process begins with ``python -c``: what lies in the working folder is no module of ours
        os.environ["PYTHONSAFEPATH"] = "1"
        jobs = min(jobs, MOST)
        self._processes = ProcessPoolExecutor(jobs, _context(), _sit_down, (desk,))

    def close(self) -> None:
        """Let what was begun come to its end; what was not is left."""
        self._processes.shutdown(cancel_futures=True)

    def map(
        self, act: Callable[[Desk, Sequence[T]], Sequence[R]], items: Sequence[T]
    ) -> Iterator[R]:
        """What comes of each item, in order. Raises Problem as the work does."""
        chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
        try:
            for results in self._processes.map(_work, [act] * len(chunks), chunks):
                yield from results
        except BrokenProcessPool as error:
            raise Problem(problem.WORKER_LOST) from error
        except OSError as error:
            raise Problem(problem.NO_WORKERS, reason=error.strerror or str(error)) from error


def _context() -> BaseContext:
    """How processes begin: a fork of a program with threads may stand still for ever."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([Desk.__module__])
    return context


_own: list[Desk] = []
"""The desk of this process."""


def _sit_down(desk: Callable[[], Desk]) -> None:
    """Begin to work: Ctrl-C is the business of the run, whose end is the end of its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*GARBAGE)
    threading.Thread(target=_leave_with_the_run, daemon=True).start()
    _own[:] = [desk()]


def _leave_with_the_run() -> None:
    run = multiprocessing.parent_process()
    if run:
        run.join()
        os._exit(1)


def _work(act: Callable[[Desk, Sequence[T]], Sequence[R]], items: Sequence[T]) -> list[R]:
    return [result for some in batched(items) for result in act(_own[0], some)]
