"""The indicator table: labels nested to any depth, merged over the rows they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pydantic import Field

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.data import Column, Columns, Entry
from jxbudget.grid import HEAD, LABEL, VALUE, Cell
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec

INDICATORS = "绩效指标"


_Place = tuple[str, str, int, int]
"""A printed column: its key, its heading, its first grid column and how many it spans."""


class IndicatorsBand(Entry):
    """One indicator table with its own heading row.

    ``roots`` are the 一级指标 it holds, in the order printed; ``levels`` the headings of the tree
    and their spans; ``columns`` the value columns by key; ``always`` the 二级指标 printed even
    when nothing is promised there.
    """

    roots: list[str] = Field(alias="指标")
    levels: dict[str, Columns] = Field(alias="层级")
    columns: dict[str, Column] = Field(alias="数值")
    always: dict[str, list[str]] = Field(default_factory=dict, alias="必列")

    def lay_out(self, spec: AnySpec, glyphs: Mapping[str, str]) -> list[Cell]:
        """The cells, the heading row first; a comparator is printed with the form's glyph."""
        places, depth = self._places, len(self.levels)
        cells = [Cell(0, at, label, HEAD, 1, span) for _, label, at, span in places]
        table = _Table(places[:depth], places[depth:], glyphs, cells)
        row = 1
        for branch in self._branches(spec.indicators):
            row = table.place(branch, 0, row)
        return table.cells

    @cached_property
    def _places(self) -> list[_Place]:
        """The levels, then the value columns."""
        keys = [*self.levels, *self.columns]
        labels = [*self.levels, *(column.label for column in self.columns.values())]
        spans = [*self.levels.values(), *(column.columns for column in self.columns.values())]
        starts = [0, *accumulate(spans[:-1])]
        return [*zip(keys, labels, starts, spans, strict=True)]

    def _branches(self, indicators: Iterable[Indicator]) -> list["_Branch"]:
        """The tree of labels, one branch for each 一级指标 that has rows."""
        top = _Branch((INDICATORS,), {})
        for indicator in indicators:
            if indicator.path[0] in self.roots:
                top.grow(indicator)
        for root, names in self.always.items():
            if names and root in self.roots:
                top.child(root).print_always(names)
        return [top.below[root] for root in self.roots if root in top.below]


@dataclass(slots=True)
class _Branch:
    """A label, by its place in the spec, and what stands below it by name."""

    origin: Pointer
    below: dict[str, "_Branch"]
    indicator: Indicator | None = None

    def child(self, name: str) -> "_Branch":
        found = self.below.get(name)
        if found is None:
            found = self.below[name] = _Branch((*self.origin, name), {})
        return found

    def grow(self, indicator: Indicator) -> None:
        branch = self
        for name in indicator.path:
            branch = branch.below.get(name) or branch.child(name)
        branch.indicator = indicator

    def print_always(self, always: list[str]) -> None:
        """Each always-printed 二级指标 that is not written goes before the next one that is."""
        names = list(self.below)
        for index, name in enumerate(always):
            if name not in names:
                later = [names.index(other) for other in always[index + 1 :] if other in names]
                names.insert(min(later, default=len(names)), name)
        self.below = {name: self.child(name) for name in names}


@dataclass(slots=True)
class _Table:
    levels: list[_Place]
    values: list[_Place]
    glyphs: Mapping[str, str]
    cells: list[Cell]

    def place(self, branch: _Branch, level: int, row: int) -> int:
        """Draw a branch from a row on; the row after it."""
        end = row
        for below in branch.below.values():
            end = self.place(below, level + 1, end)
        if end == row:
            self._place_values(branch, level, row)
            end = row + 1
        origin = branch.origin
        _, _, at, span = self.levels[level]
        self.cells.append(Cell(row, at, str(origin[-1]), LABEL, end - row, span, None, origin))
        return end

    def _place_values(self, branch: _Branch, level: int, row: int) -> None:
        """The rest of a row whose last label stands at a level."""
        for _, _, at, span in self.levels[level + 1 :]:
            self.cells.append(Cell(row, at, "", LABEL, 1, span))
        indicator = branch.indicator
        for key, _, at, span in self.values:
            text = indicator.value(key).printed(self.glyphs) if indicator else ""
            self.cells.append(Cell(row, at, text, VALUE, 1, span, None, (*branch.origin, key)))
