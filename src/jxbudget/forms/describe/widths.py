"""Column widths in mm: a file of ours knows no others, so the longest texts tell them."""

from collections.abc import Sequence
from fractions import Fraction

from jxbudget.forms.describe.board import Row
from jxbudget.forms.describe.draft import Edge

PORTRAIT, LANDSCAPE = 170, 257
"""What margins of 20 mm leave of A4."""

MOST = 8
"""Columns of a portrait page; a form with more lies across."""

LEAST = 18
_LONGEST = 12
"""Letters of a line that count: longer texts are broken."""


def widths_of(rows: Sequence[Row], edges: Sequence[Edge], total: int) -> tuple[int, ...]:
    """The widths of the columns between edges, ``total`` mm together."""
    count = len(edges) - 1
    least = min(LEAST, total // count)
    wanted = [_wanted(rows, edges[n], edges[n + 1]) for n in range(count)]
    spare, whole = total - least * count, sum(wanted) or Fraction(1)
    widths = [least + int(spare * want / whole) for want in wanted]
    widths[max(range(count), key=widths.__getitem__)] += total - sum(widths)
    return tuple(widths)


def _wanted(rows: Sequence[Row], left: Edge, right: Edge) -> Fraction:
    """The letters of the longest line that a column has to hold; of a wide cell its share."""
    shares = [
        Fraction(_letters(box.text)) * Fraction(right - left) / box.columns
        for row in rows
        for box in row
        if box.column < right and left < box.column + box.columns
    ]
    return max(shares, default=Fraction(1)) + 1


def _letters(text: str) -> int:
    return min(_LONGEST, max((len(line.strip()) for line in text.split("\n")), default=0))
