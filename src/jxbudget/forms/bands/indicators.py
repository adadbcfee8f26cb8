"""The indicator table: labels nested to any depth, merged over the rows they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from pydantic import Field

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.data import Column, Columns, Entry
from jxbudget.grid import HEAD, LABEL, VALUE, Cell
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec

INDICATORS = "绩效指标"


_Place = tuple[str, str, int, int]
"""A printed column: its key, its heading, its first grid column and how many it spans."""

_Tree = dict[str, Any]
"""Labels, and below each a tree or the row that ends there; None prints a blank row."""


class IndicatorsBand(Entry):
    """One indicator table with its own heading row.

    ``roots`` are the 一级指标 it holds, in the order printed; ``levels`` the headings of the tree
    and their spans; ``columns`` the value columns by key; ``always`` the 二级指标 printed even
    when nothing is promised there.
    """

    roots: list[str] = Field(alias="指标")
    levels: dict[str, Columns] = Field(alias="层级")
    columns: dict[str, Column] = Field(alias="数值")
    always: dict[str, list[str]] = Field({}, alias="必列")

    def lay_out(self, spec: AnySpec, glyphs: Mapping[str, str]) -> list[Cell]:
        """The cells, the heading row first; a comparator is printed with the form's glyph."""
        places, depth = self._places, len(self.levels)
        cells = [Cell(0, at, label, HEAD, 1, span) for _, label, at, span in places]
        table = _Table(places[:depth], places[depth:], glyphs, cells)
        table.place(self._tree(spec.indicators), (INDICATORS,), 0, 1)
        return cells

    @cached_property
    def _places(self) -> list[_Place]:
        """The levels, then the value columns."""
        keys = [*self.levels, *self.columns]
        labels = [*self.levels, *(column.label for column in self.columns.values())]
        spans = [*self.levels.values(), *(column.columns for column in self.columns.values())]
        starts = [0, *accumulate(spans[:-1])]
        return [*zip(keys, labels, starts, spans, strict=True)]

    def _tree(self, indicators: Iterable[Indicator]) -> _Tree:
        """The rows by the labels above them, for each 一级指标 that has any."""
        tree: _Tree = {}
        for indicator in indicators:
            if indicator.path[0] in self.roots:
                _grow(tree, indicator)
        for root, names in self.always.items():
            if names and root in self.roots:
                tree[root] = _with_always(_below(tree, root), names)
        return {root: tree[root] for root in self.roots if root in tree}


def _grow(tree: _Tree, indicator: Indicator) -> None:
    *labels, name = indicator.path
    for label in labels:
        tree = _below(tree, label)
    if type(tree.get(name)) is not dict:
        tree[name] = indicator


def _below(tree: _Tree, label: str) -> _Tree:
    """What stands below a label, where a row may stand later."""
    below = tree.get(label)
    if type(below) is not dict:
        below = tree[label] = {}
    return below


def _with_always(tree: _Tree, always: list[str]) -> _Tree:
    """Each always-printed 二级指标 that is not written goes before the next one that is."""
    names = list(tree)
    for index, name in enumerate(always):
        if name not in names:
            later = [names.index(other) for other in always[index + 1 :] if other in names]
            names.insert(min(later, default=len(names)), name)
    return {name: tree.get(name) for name in names}


@dataclass(slots=True, eq=False, repr=False)
class _Table:
    levels: list[_Place]
    values: list[_Place]
    glyphs: Mapping[str, str]
    cells: list[Cell]

    def place(self, tree: _Tree, origin: Pointer, level: int, row: int) -> int:
        """Draw what stands at a place of the spec from a row on; the row after it."""
        _, _, at, span = self.levels[level]
        for name, below in tree.items():
            here = (*origin, name)
            if type(below) is dict:
                end = self.place(below, here, level + 1, row)
            else:
                end = row + 1
                self._place_row(below, here, level, row)
            self.cells.append(Cell(row, at, name, LABEL, end - row, span, None, here))
            row = end
        return row

    def _place_row(
        self, indicator: Indicator | None, origin: Pointer, level: int, row: int
    ) -> None:
        """The rest of a row whose last label stands at a level."""
        cells = self.cells
        if level + 1 < len(self.levels):
            cells += [
                Cell(row, at, "", LABEL, 1, span) for _, _, at, span in self.levels[level + 1 :]
            ]
        for key, _, at, span in self.values:
            text = indicator.value(key).printed(self.glyphs) if indicator else ""
            cells.append(Cell(row, at, text, VALUE, 1, span, None, (*origin, key)))
