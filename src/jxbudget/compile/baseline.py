"""A baseline: the findings that were there before, so that only new ones count."""

import json
from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Text, fingerprints
from jxbudget.workspace.problem import Problem

VERSION = 1

_NOT_A_BASELINE = Text(
    "“{path}”不是基线文件。用 --write-baseline 重新生成。",
    "“{path}” is not a baseline. Write it again with --write-baseline.",
)


def write(found: Iterable[Diagnostic]) -> str:
    """The findings of a run as a baseline: sorted, one a line, readable in a review."""
    diagnostics = list(found)
    entries = [
        {"fingerprint": name, "path": one.path, "code": one.code, "message": one.message()}
        for name, one in zip(fingerprints(diagnostics), diagnostics, strict=True)
    ]
    entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["fingerprint"]))
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    body = f"[\n{lines}\n ]" if entries else "[]"
    return f'{{"version": {VERSION},\n "findings": {body}}}\n'


def read(text: str, path: str) -> frozenset[str]:
    """The fingerprints in a baseline. Raises Problem for anything else."""
    try:
        tree = json.loads(text)
        if tree["version"] != VERSION:
            raise Problem(_NOT_A_BASELINE, path=path)
        return frozenset(str(entry["fingerprint"]) for entry in tree["findings"])
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(_NOT_A_BASELINE, path=path) from error


def split(
    found: Iterable[Diagnostic], known: frozenset[str]
) -> tuple[tuple[Diagnostic, ...], int, int]:
    """What is new, how many findings were known, and how many known ones are gone."""
    diagnostics = tuple(found)
    names = fingerprints(diagnostics)
    new = tuple(one for name, one in zip(names, diagnostics, strict=True) if name not in known)
    return new, len(diagnostics) - len(new), len(known.difference(names))
