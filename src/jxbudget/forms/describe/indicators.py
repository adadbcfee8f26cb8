"""The table of indicators → the band 指标, and the rows that are always there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Row
from jxbudget.forms.describe.draft import Draft, Edges, Node, Spans, column, rising
from jxbudget.forms.describe.findings import Findings, unique
from jxbudget.forms.describe.labels import (
    LONGEST_NAME,
    folded,
    is_hint,
    is_label,
    is_no_name,
    is_short,
    is_sum,
    name_of,
)
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.paper import Box

_LEVEL = re.compile(r"[一二三四五]级(?:绩效)?指标.*")
_NAMED = re.compile(r"(?:绩效|具体)?指标(?:名称|内容|解释)?")
_VALUE = re.compile(r".*(?:值|标准).*")


Groups = dict[str, dict[str, list[str]]]
"""一级指标 → 二级指标 → the names of rows."""


class _Head(NamedTuple):
    """The heading rows: levels, value columns by key, where each begins, and the rows they take."""

    levels: list[Box]
    columns: dict[str, tuple[str, Box]]
    end: int
    rows: int
    left: int

    def edges(self) -> Edges:
        values = [box.column for _, box in self.columns.values()]
        return (0, *(box.column for box in self.levels[1:]), *values, self.end)

    def values_at(self) -> int:
        return next(iter(self.columns.values()))[1].column if self.columns else self.end


def read_indicators(
    rows: Sequence[Row], at: int, width: int, into: Findings
) -> tuple[Draft | None, Groups, int] | None:
    """The band that begins in a row, what is always there, the row behind; None where none does."""
    head = _head(rows, at, into)
    if head is None:
        return None
    tree = _Tree(into)
    at += head.rows
    while at < len(rows) and _goes_on(rows[at], head):
        for box in rows[at]:
            tree.take(box, _level(box, head))
        _leave_values(rows[at], head, into)
        at += 1
    into.roots |= set(tree.groups)
    return _draft(tree.groups, head, width, into), tree.groups, at


class _Tree:
    """The labels of indicators, as they come row by row."""

    def __init__(self, into: Findings) -> None:
        self.groups: Groups = {}
        self._into = into
        self._root = self._group = ""

    def take(self, box: Box, level: int | None) -> None:
        """A label of a level; None is a value."""
        text = name_of(box.text)
        if level is None or is_no_name(text):
            return
        if not is_label(text, LONGEST_NAME):
            self._into.leave(words.NO_LABEL, [box])
        elif level == 0:
            self._begin(text, box)
        elif level == 1 and self._root:
            self._group = text
            self.groups[self._root].setdefault(text, [])
        elif self._root and self._group:
            self.groups[self._root][self._group].append(text)

    def _begin(self, root: str, box: Box) -> None:
        self._root, self._group = root, ""
        if root in self._into.roots:
            self._into.doubt(words.ROOT_TWICE, box)
            self._root = ""
        else:
            self.groups.setdefault(root, {})


def _head(rows: Sequence[Row], at: int, into: Findings) -> _Head | None:
    """The headings that a row holds, None where it holds none."""
    boxes = list(rows[at])
    firsts = [n for n, box in enumerate(boxes) if folded(box.text).startswith("一级")]
    levels = [n for n, box in enumerate(boxes) if _LEVEL.fullmatch(folded(box.text))]
    if not firsts or len(levels) < 2:
        return None
    whole = _first_half(boxes, levels)
    last = max(n for n in levels if n < len(whole))
    if last + 1 < len(whole) and _NAMED.fullmatch(folded(whole[last + 1].text)):
        last += 1
    height = max(box.rows for box in boxes[firsts[0] :])
    heads = _lowest(whole[last + 1 :], rows[at + 1 : at + height], into)
    if not heads:
        return None
    into.leave(words.GROUP, boxes[: firsts[0]])
    into.leave(words.HALVES, boxes[len(whole) :])
    left = boxes[firsts[0]].column
    named = [box for box in boxes[firsts[0] : last + 1] if is_label(box.text, LONGEST_NAME)]
    end = whole[-1].column + whole[-1].columns
    return _Head(named, _keys(heads), end, height, left)


def _first_half(boxes: list[Box], levels: Sequence[int]) -> list[Box]:
    """The headings before the first level that comes again."""
    names = [folded(boxes[n].text) for n in levels]
    again = (n for at, n in enumerate(levels) if names[at] in names[:at])
    return boxes[: next(again, len(boxes))]


def _lowest(heads: Sequence[Box], below: Sequence[Row], into: Findings) -> list[Box]:
    """The headings right above the values; one that stands over several is told by them."""
    found: list[Box] = []
    for head in heads:
        end = head.column + head.columns
        lower = ([b for b in row if head.column <= b.column < end] for row in reversed(below))
        under = next((row for row in lower if any(b.text.strip() for b in row)), [])
        if not under:
            found.append(head)
            continue
        into.leave(words.TWO_HEADS, [head])
        more = "指标值" if "值" in head.text else ""
        found += [b if "值" in b.text else b._replace(text=b.text.strip() + more) for b in under]
    into.leave(words.NO_LABEL, [box for box in found if not is_label(box.text, LONGEST_NAME)])
    return [box for box in found if is_label(box.text, LONGEST_NAME)]


def _keys(heads: Sequence[Box]) -> dict[str, tuple[str, Box]]:
    """The value columns by the keys that specs use."""
    names = [folded(box.text) for box in heads]
    half = next((n for n, name in enumerate(names) if HALF in name), None)
    rest = [n for n in range(len(names)) if n != half]
    full = next((n for n in rest if FULL in names[n]), None)
    if full is None:
        full = next((n for n in rest if "年度" in names[n] and _VALUE.fullmatch(names[n])), None)
    if full is None:
        full = next((n for n in rest if _VALUE.fullmatch(names[n])), None)
    named = {half: HALF, full: FULL}
    keys = unique([named.get(n, name_of(box.text)) for n, box in enumerate(heads)])
    return {key: (box.text.strip(), box) for key, box in zip(keys, heads, strict=True)}


def _goes_on(row: Row, head: _Head) -> bool:
    """Whether a row is of the table: a row of something else begins further left or is wider."""
    first = row[0]
    if first.column < head.left or any(folded(box.text).startswith("一级指标") for box in row):
        return False
    if first.column > head.left or not first.text.strip():
        return True
    edge = head.levels[1].column if len(head.levels) > 1 else head.values_at()
    text = folded(first.text)
    if first.column + first.columns > edge or is_sum(first.text):
        return False
    is_wide = len(row) == 2 and row[1].column < head.values_at() < row[1].column + row[1].columns
    return first.rows > 1 or text.endswith("指标") or not (is_wide or is_short(first.text))


def _level(box: Box, head: _Head) -> int | None:
    """The level whose column a box begins in; None for values."""
    if box.column >= head.values_at():
        return None
    starts = [level.column for level in head.levels]
    return max(n for n, start in enumerate(starts) if start <= max(box.column, starts[0]))


def _leave_values(row: Row, head: _Head, into: Findings) -> None:
    """Values that a blank form prints."""
    for box in row:
        if box.column >= head.end:
            into.leave(words.HALVES, [box])
        elif into.is_blank and box.column >= head.values_at():
            into.leave(words.HINT if is_hint(box.text) else words.FIXED_VALUE, [box])


def _draft(tree: Groups, head: _Head, width: int, into: Findings) -> Draft | None:
    if not tree:
        into.leave(words.NO_ROOTS, head.levels[:1])
        return None
    edges = rising((*head.edges()[:-1], width))
    levels = unique([name_of(box.text) for box in head.levels])
    always = {root: [*_empty(groups)] for root, groups in tree.items()}
    shown: dict[str, Node] = {root: [*names] for root, names in always.items() if names}

    def entry(spans: Spans) -> dict[str, Node]:
        counts = spans(edges)
        values = zip(head.columns.items(), counts[len(levels) :], strict=False)
        told: dict[str, Node] = {key: column(label, span) for (key, (label, _)), span in values}
        band: dict[str, Node] = {
            "指标": [*tree],
            "层级": dict(zip(levels, counts, strict=False)),
            "数值": told,
        }
        return band | ({"必列": shown} if shown else {})

    return Draft(edges, entry)


def _empty(groups: dict[str, list[str]]) -> Iterator[str]:
    """The 二级指标 that are printed without any row."""
    return (name for name, names in groups.items() if not names)
