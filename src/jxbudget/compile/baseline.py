"""A baseline: the findings that were there before, so that only new ones count.

Paths in it start from its own folder, so it holds whichever folder a run starts from. What leaves
nothing sound to print is never in it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Text, fingerprints
from jxbudget.workspace.files import seen_from
from jxbudget.workspace.problem import Problem

VERSION = 1
Place = Callable[[str], str]
"""From a path as it is told to the same path seen from the folder of the baseline."""

_NOT_A_BASELINE = Text(
    "“{path}”不是基线文件。用 --write-baseline 重新生成。",
    "“{path}” is not a baseline. Write it again with --write-baseline.",
)


class Baseline(NamedTuple):
    """What is known: fingerprint → the file and the code it is of."""

    entries: Mapping[str, tuple[str, str]] = MappingProxyType({})
    place: Place = str

    def split(self, found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
        """What is new, and the fingerprints that were met."""
        diagnostics = tuple(found)
        if not self.entries:
            return diagnostics, frozenset()
        named = list(zip(_names(diagnostics, self.place), diagnostics, strict=True))
        new = tuple(d for name, d in named if d.defect.firm or name not in self.entries)
        return new, frozenset(name for name, d in named if not d.defect.firm) & set(self.entries)

    def gone(
        self, met: frozenset[str], paths: Iterable[str], counts: Callable[[str, str], bool]
    ) -> int:
        """How many entries of files that were checked, and of rules that count, were not met."""
        checked = {self.place(path): path for path in paths}
        return sum(
            name not in met and place in checked and counts(code, checked[place])
            for name, (place, code) in self.entries.items()
        )


def beside(path: Path) -> Place:
    """How a baseline at a path names the files of a run: from the folder it lies in."""
    folder = path.resolve().parent
    return lambda told: seen_from(folder, Path.cwd() / told)


def _names(found: Iterable[Diagnostic], place: Place) -> tuple[str, ...]:
    return fingerprints(one._replace(path=place(one.path)) for one in found)


def write(found: Iterable[Diagnostic], place: Place = str) -> str:
    """The findings of a run as a baseline: sorted, one a line, readable in a review."""
    diagnostics = [one for one in found if not one.defect.firm]
    entries = [
        {"fingerprint": name, "path": place(one.path), "code": one.code, "message": one.message()}
        for name, one in zip(_names(diagnostics, place), diagnostics, strict=True)
    ]
    entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["fingerprint"]))
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    body = f"[\n{lines}\n ]" if entries else "[]"
    return f'{{"version": {VERSION},\n "findings": {body}}}\n'


def read(text: str, path: str, place: Place = str) -> Baseline:
    """A baseline from its text. Raises Problem for anything else."""
    try:
        tree = json.loads(text)
        if tree["version"] != VERSION:
            raise Problem(_NOT_A_BASELINE, path=path)
        entries = {
            str(entry["fingerprint"]): (str(entry["path"]), str(entry["code"]))
            for entry in tree["findings"]
        }
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Problem(_NOT_A_BASELINE, path=path) from error
    return Baseline(entries, place)
