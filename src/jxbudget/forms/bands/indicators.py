"""The indicator table: labels nested to any depth, merged over the rows they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.data import Column, Columns, Entry
from jxbudget.grid import Cell, Style
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec

INDICATORS = "绩效指标"


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
        table = _Table(self, glyphs, self._heading())
        row = 1
        for branch in self._branches(spec.indicators):
            row = table.place(branch, 0, row)
        return table.cells

    def _heading(self) -> list[Cell]:
        cells: list[Cell] = []
        at = 0
        values = ((column.label, column.columns) for column in self.columns.values())
        for label, columns in (*self.levels.items(), *values):
            cells.append(Cell(0, at, label, Style.HEAD, columns=columns))
            at += columns
        return cells

    def _branches(self, indicators: Iterable[Indicator]) -> list["_Branch"]:
        """The tree of labels, one branch for each 一级指标 that has rows."""
        top = _Branch(())
        for indicator in indicators:
            if indicator.path[0] in self.roots:
                top.grow(indicator)
        for root in self.roots:
            _add_printed_blanks(top, root, self.always.get(root, []))
        written = {branch.path[0]: branch for branch in top.below}
        return [written[root] for root in self.roots if root in written]


@dataclass(slots=True)
class _Branch:
    path: Pointer
    below: list["_Branch"] = field(default_factory=list)
    indicator: Indicator | None = None

    @property
    def rows(self) -> int:
        return sum(branch.rows for branch in self.below) or 1

    def child(self, name: str | int) -> "_Branch":
        for branch in self.below:
            if branch.path[-1] == name:
                return branch
        self.below.append(_Branch((*self.path, name)))
        return self.below[-1]

    def grow(self, indicator: Indicator) -> None:
        branch = self
        for name in indicator.path:
            branch = branch.child(name)
        branch.indicator = indicator


def _add_printed_blanks(top: _Branch, root: str, always: list[str]) -> None:
    """Each always-printed 二级指标 that is not written goes before the next one that is."""
    if not always:
        return
    branch = top.child(root)
    for index, name in enumerate(always):
        names = [below.path[-1] for below in branch.below]
        if name not in names:
            later = [names.index(other) for other in always[index + 1 :] if other in names]
            place = min(later, default=len(names))
            branch.below.insert(place, _Branch((root, name)))


@dataclass(slots=True)
class _Table:
    band: IndicatorsBand
    glyphs: Mapping[str, str]
    cells: list[Cell]

    def place(self, branch: _Branch, level: int, row: int) -> int:
        """Draw a branch from a row on; the row after it."""
        spans = list(self.band.levels.values())
        column, rows = sum(spans[:level]), branch.rows
        origin = (INDICATORS, *branch.path)
        name = str(branch.path[-1])
        self.cells.append(Cell(row, column, name, Style.LABEL, rows, spans[level], origin=origin))
        if branch.below:
            for below in branch.below:
                row = self.place(below, level + 1, row)
            return row
        for deeper in range(level + 1, len(spans)):
            column += spans[deeper - 1]
            self.cells.append(Cell(row, column, "", Style.LABEL, columns=spans[deeper]))
        self._values(branch, row, sum(spans))
        return row + 1

    def _values(self, branch: _Branch, row: int, column: int) -> None:
        for key, heading in self.band.columns.items():
            text = branch.indicator.value(key).printed(self.glyphs) if branch.indicator else ""
            origin = (INDICATORS, *branch.path, key)
            self.cells.append(
                Cell(row, column, text, Style.VALUE, columns=heading.columns, origin=origin)
            )
            column += heading.columns
