"""A progress bar on stderr, for long runs that somebody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jxbudget.cli import words
from jxbudget.compile.run import Phase, Watch
from jxbudget.diagnostic import Language, Text

FEW = 40
"""So many files are done before a bar could be read."""


PHASES: dict[Phase, Text] = {
    "register": words.REGISTERING,
    "check": words.CHECKING,
    "compare": words.COMPARING,
}


def watch(language: Language) -> Watch:
    """A bar for each phase of a run."""
    return lambda phase, total: progress(PHASES[phase].say(language), total)


@contextmanager
def progress(said: str, total: int) -> Iterator[Callable[[], None]]:
    """Call what it yields after each file; it draws nothing unless a terminal is there.

    The bar tells how many files are done, how many a second, and how long it will take.
    """
    if total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    # rich takes longer to import than a short run takes to finish
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text as RichText  # noqa: PLC0415

    class Rate(ProgressColumn):
        def render(self, task: Task) -> RichText:
            return RichText(f"{task.speed or 0:.0f}/s")

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, Rate(), TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(said, total=total)
        yield lambda: bar.advance(task)
