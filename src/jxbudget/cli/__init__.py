"""The command line: the only package that knows the terminal and the clock."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType

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
    # what is imported stays to the end: looking for garbage in it takes an eighth of a short run
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)  # nor is it looked through on the way out
    _disable_plugins()
    # typer alone takes longer to import than --version takes to answer
    from jxbudget.cli.run import run  # noqa: PLC0415

    return run(given)


def _disable_plugins() -> None:
    """Nobody's plugin may change what we read; to look for them is to read all that is installed.

    Even where they are disabled pydantic imports what it would look for them with, which takes a
    tenth of a short run, unless that is there already. What else is asked of it is the real one's.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    loader = ModuleType("pydantic.plugin._loader")

    def ask_the_real_one(name: str) -> object:
        if name.startswith("__"):  # what an import asks of any module
            raise AttributeError(name)
        del sys.modules[loader.__name__]
        return getattr(import_module(loader.__name__), name)

    vars(loader).update(get_plugins=tuple, __getattr__=ask_the_real_one)
    sys.modules.setdefault(loader.__name__, loader)
