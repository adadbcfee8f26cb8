"""A spec as a person would write it: the form's order, pairs on one line, paragraphs in blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from jxbudget.diagnostic import Pointer

LONGEST = 40
"""Letters of a text that stands beside its key; a longer one, or paragraphs, stand below it."""

_WIDEST = 100
"""Letters of a line with a mapping on it; a longer mapping takes a line for each entry."""

_PLAIN = re.compile(
    r"(?![-?:,\[\]{}#&*!|>'\"%@`~=<\s])(?!(?:null|Null|NULL|true|false|yes|no)$)[^\x00-\x1f]*(?<!\s)"
)
_EQUAL = re.compile(r"=(?=[^=\s])")
_BREAKS = re.compile(r":(?:\s|$)|\s#")
_IN_FLOW = re.compile(r"[,\[\]{}]")


class Flow(NamedTuple):
    """A mapping on one line."""

    entries: Mapping[str, "Node"]


class Pair(NamedTuple):
    """Values side by side on one line, 半年 and 全年."""

    values: tuple[str, ...]


Node = str | Pair | Flow | Mapping[str, "Node"]
"""A text, a pair, or a mapping; an empty text is a key with nothing beside it."""

Comments = Mapping[Pointer, Sequence[str]]
"""Lines of comment to stand above a key."""


class Remarks(NamedTuple):
    """Comments: lines that stand above a key, and words that stand behind what it begins with."""

    above: Comments = MappingProxyType({})
    behind: Mapping[Pointer, str] = MappingProxyType({})


def write(tree: Mapping[str, Node], remarks: Remarks) -> str:
    """The text of a spec."""
    lines = _mapping(tree, (), remarks)
    return "\n".join(lines) + "\n"


def _mapping(tree: Mapping[str, Node], at: Pointer, remarks: Remarks) -> Iterator[str]:
    indent = "  " * len(at)
    for key, node in tree.items():
        here = (*at, key)
        yield from (f"{indent}# {_comment(line)}" for line in _above(here, node, remarks))
        first, *rest = _entry(f"{indent}{scalar(key)}:", node, here, remarks)
        yield f"{first}  # {remarks.behind[here]}" if here in remarks.behind else first
        yield from rest


def _above(at: Pointer, node: Node, remarks: Remarks) -> Iterator[str]:
    """The lines above a key; those of entries on its line among them."""
    yield from remarks.above.get(at, ())
    for key in node.entries if isinstance(node, Flow) else ():
        yield from remarks.above.get((*at, key), ())


def _entry(head: str, node: Node, at: Pointer, remarks: Remarks) -> Iterator[str]:
    match node:
        case str() if "\n" in node or len(node) > LONGEST:
            yield f"{head} |-"
            yield from (f"{'  ' * len(at)}{line}".rstrip() for line in node.split("\n"))
        case str():
            yield f"{head} {scalar(node)}" if node else head
        case Pair():
            yield f"{head} {flow(node)}"
        case Flow() if len(line := f"{head} {flow(node)}") <= _WIDEST:
            yield line
        case Flow():
            yield head
            yield from _mapping(node.entries, at, Remarks(behind=remarks.behind))
        case _:
            yield head
            yield from _mapping(node, at, remarks)


def flow(node: Node) -> str:
    """A node on one line."""
    match node:
        case str():
            return scalar(node, in_flow=True) if node else "''"
        case Pair():
            return f"[{', '.join(map(flow, node.values))}]"
        case Flow():
            entries = node.entries
        case _:
            entries = node
    told = (f"{scalar(key, in_flow=True)}: {flow(value)}" for key, value in entries.items())
    return f"{{{', '.join(told)}}}"


def scalar(text: str, *, in_flow: bool = False) -> str:
    """A text on one line, in quotes where YAML would read it as something else."""
    plain = _PLAIN.fullmatch(text) or (_EQUAL.match(text) and _PLAIN.fullmatch(text[1:]))
    if text and plain and not _BREAKS.search(text) and not (in_flow and _IN_FLOW.search(text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def _comment(line: str) -> str:
    """A comment on one line, whatever it quotes."""
    return " ".join(line.split())
