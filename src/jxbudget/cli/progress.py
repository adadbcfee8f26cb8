"""A progress bar on stderr, for long runs that somebody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FEW = 40
"""So many files are done before a bar could be read."""


@contextmanager
def progress(words: str, total: int) -> Iterator[Callable[[], None]]:
    """Call what it yields after each file; it draws nothing unless a terminal is there."""
    if total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    # rich takes longer to import than a short run takes to finish
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda: bar.advance(task)
