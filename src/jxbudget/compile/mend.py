"""``--fix``: the smallest edits that mend what is mechanical, and nothing else."""

from collections.abc import Callable, Iterable

from jxbudget.compile.check import Examined
from jxbudget.diagnostic import Diagnostic, Edit

ROUNDS = 200
"""A text that YAML refuses tells one mistake at a time; so often it is looked at again."""

BOM = b"\xef\xbb\xbf"


def mended(data: bytes, examine: Callable[[bytes], Examined]) -> bytes:
    """The bytes of a spec with every safe edit made; the same bytes when there is none to make.

    ``examine`` judges bytes as the run does. Line ends, comments, order and the byte order mark
    stay. A text that can be read is not edited into one that cannot.
    """
    now = examine(data)
    for _ in range(ROUNDS):
        tried = _edited(now, data)
        if tried == data:
            return data
        then = examine(tried)
        if now.source.tree is not None and then.source.tree is None:
            return data
        data, now = tried, then
    return data


def edits_of(found: Iterable[Diagnostic]) -> list[Edit]:
    """The edits of all findings, in order, each once, none over another."""
    chosen: list[Edit] = []
    for edit in sorted({edit for one in found for edit in one.edits}):
        if not chosen or _end(chosen[-1]) <= edit.span[:2]:
            chosen.append(edit)
    return chosen


def _edited(one: Examined, data: bytes) -> bytes:
    lines = list(one.source.lines)
    for edit in reversed(edits_of(one.diagnostics)):
        row, start, _, end = edit.span
        line = lines[row - 1]
        lines[row - 1] = line[: start - 1] + edit.new + line[end - 1 :]
    head = BOM if data.startswith(BOM) else b""
    return head + "\n".join(lines).encode() if one.source.text else data


def _end(edit: Edit) -> tuple[int, int]:
    return edit.span.end_line, edit.span.end_column
