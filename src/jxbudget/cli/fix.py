"""``jxbudget validate --fix`` and ``--diff``: what can be mended, mended or shown."""

import sys
from datetime import date
from difflib import unified_diff
from functools import partial

from jxbudget.compile.check import Examined, Run, examine
from jxbudget.compile.govern import govern
from jxbudget.compile.mend import mended
from jxbudget.compile.settings import Settings
from jxbudget.report.plain import escape, visible
from jxbudget.workspace.shelf import Shelf

Files = list[tuple[str, bytes]]


def mended_files(files: Files, shelf: Shelf, settings: Settings) -> Files:
    """The files as --fix would have them; what is ignored or waived is left alone."""
    judge = partial(_judged, shelf=shelf, settings=settings)
    return [(path, mended(data, partial(judge, path))) for path, data in files]


def _judged(path: str, data: bytes, *, shelf: Shelf, settings: Settings) -> Examined:
    run = Run((examine(path, data, shelf, settings.limits(path)),))
    (one,) = govern(run, settings, date.today()).run.files  # noqa: DTZ011 - the user's day
    return one


def show_diff(files: Files, better: Files) -> int:
    """What --fix would change, as a unified diff; 1 when there is anything."""
    changed = False
    for (path, old), (_, new) in zip(files, better, strict=True):
        before, after = (data.decode("utf-8-sig", "replace").split("\n") for data in (old, new))
        for line in unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm=""):
            sys.stdout.write(_harmless(line) + "\n")
            changed = True
    return int(changed)


def _harmless(line: str) -> str:
    """A line of a patch; one that a build log would obey is shown as an escape."""
    ending = "\r" if line.endswith("\r") else ""
    shown = visible(line.removesuffix("\r"))
    return (
        shown.replace(":", escape(":"), 1) if shown.lstrip().startswith("::") else shown
    ) + ending
