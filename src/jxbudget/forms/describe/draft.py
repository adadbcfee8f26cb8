"""A band before its columns are counted: it knows only where its cells end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

Edge = Fraction | int
Edges = tuple[Edge, ...]
"""Where cells begin and end, in columns of the official form; some lie between two of them."""

Node = str | int | list["Node"] | dict[str, "Node"]
Spans = Callable[[Sequence[Edge]], list[Node]]
"""How many columns of the new form lie between each two edges."""


class Draft(NamedTuple):
    """A band: the edges that it needs, and what of ``form.yaml`` it is once they are columns."""

    edges: Edges
    entry: Callable[[Spans], dict[str, Node]]


def spans_on(columns: Sequence[Edge]) -> Spans:
    """Counts the columns between edges."""

    def spans(edges: Sequence[Edge]) -> list[Node]:
        numbers = [columns.index(edge) for edge in edges]
        return [after - before for before, after in pairwise(numbers)]

    return spans


def rising(edges: Edges) -> Edges:
    """Edges from left to right; where they do not lie so, cells of one width between the ends."""
    if all(before < after for before, after in pairwise(edges)):
        return edges
    first, last, count = Fraction(edges[0]), edges[-1], len(edges) - 1
    return (first, *(first + (last - first) * n / count for n in range(1, count)), last)


def union(drafts: Iterable[Draft], width: int) -> list[Edge]:
    """Every edge that a band needs, with those of the table."""
    return sorted({0, width, *(edge for draft in drafts for edge in draft.edges)})


def printed(labels: Mapping[str, str]) -> dict[str, Node]:
    """``印作`` for the labels that are printed otherwise than they are named."""
    other: dict[str, Node] = {key: text for key, text in labels.items() if text != key}
    return {"印作": other} if other else {}


def column(label: str, span: Node) -> dict[str, Node]:
    """A column of values."""
    return {"标签": label} | ({"占列": span} if span != 1 else {})
