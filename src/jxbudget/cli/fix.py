"""``jxbudget validate --fix`` and ``--diff``: what can be mended, mended or shown."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import unified_diff
from functools import partial
from typing import NamedTuple

from jxbudget.compile.check import Examined, examine
from jxbudget.compile.checked import checked
from jxbudget.compile.desk import Desk
from jxbudget.compile.govern import govern
from jxbudget.compile.mend import mended
from jxbudget.compile.run import Run
from jxbudget.compile.settings import Settings
from jxbudget.report.plain import unheard, visible
from jxbudget.workspace.shelf import Shelf


class Mended(NamedTuple):
    """A file as it is, and as --fix would have it."""

    path: str
    old: bytes
    new: bytes


def mended_files(paths: Iterable[str], desk: Desk, settings: Settings) -> Iterator[Mended]:
    """The files as --fix would have them; what is ignored or waived is left alone."""
    judge = partial(_judged, shelf=desk.shelf, settings=settings)
    for path in paths:
        data = desk.read(path)
        yield Mended(path, data, mended(data, partial(judge, path)))


def _judged(path: str, data: bytes, *, shelf: Shelf, settings: Settings) -> Examined:
    one = examine(path, data, shelf, settings.limits(path))
    today = date.today()  # noqa: DTZ011 - the user's day
    (governed,) = govern(Run((checked(one),)), settings, today, lambda _: one).run.files
    return one.with_only(governed.found)


def show_diff(files: Iterable[Mended]) -> int:
    """What --fix would change, as a unified diff; 1 when there is anything."""
    changed = False
    for path, *both in files:
        before, after = (data.decode("utf-8-sig", "replace").split("\n") for data in both)
        for line in unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm=""):
            sys.stdout.write(_harmless(line) + "\n")
            changed = True
    return int(changed)


def _harmless(line: str) -> str:
    """A line of a patch; one that a build log would obey is shown as an escape."""
    ending = "\r" if line.endswith("\r") else ""
    return unheard(visible(line.removesuffix("\r"))) + ending
