"""The command line: the only package that knows the terminal and the clock."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from jxbudget import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``jxbudget`` and return its exit code.

    0 nothing found · 1 findings · 2 usage or environment · 3 our fault · 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        with suppress(OSError):  # nobody listens
            print(f"jxbudget {__version__}", flush=True)  # noqa: T201
        return 0
    # typer alone takes longer to import than --version takes to answer
    from jxbudget.cli.run import run  # noqa: PLC0415

    return run(given)
