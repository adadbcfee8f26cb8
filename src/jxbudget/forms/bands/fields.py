"""Rows of labels and short values: 项目名称 | … | 主管部门 | …."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from jxbudget.forms.bands.data import Columns, Entry
from jxbudget.grid import Cell, Style
from jxbudget.model.spec import AnySpec


def _as_row(given: object) -> object:
    return [given] if isinstance(given, str) else given


class FieldsBand(Entry):
    """``rows`` of field labels; ``columns`` the spans of label, value, label, value."""

    rows: list[Annotated[list[str], BeforeValidator(_as_row), Field(min_length=1)]] = Field(
        alias="栏目"
    )
    columns: list[Columns] = Field(alias="占列")
    printed: dict[str, str] = Field(default_factory=dict, alias="印作")

    @property
    def fields(self) -> list[str]:
        """Every label, in the order printed."""
        return [label for row in self.rows for label in row]

    def lay_out(self, spec: AnySpec, width: int) -> list[Cell]:
        """The cells on a grid ``width`` columns wide; the last value takes what is left."""
        return [
            cell
            for number, labels in enumerate(self.rows)
            for cell in self._row(number, labels, spec, width)
        ]

    def _row(self, number: int, labels: list[str], spec: AnySpec, width: int) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for index, label in enumerate(labels):
            head, value = self.columns[2 * index : 2 * index + 2]
            if index == len(labels) - 1:
                value = width - column - head
            printed = self.printed.get(label, label)
            text = spec.text(label)
            cells.append(Cell(number, column, printed, Style.LABEL, columns=head, origin=(label,)))
            cells.append(
                Cell(number, column + head, text, Style.VALUE, columns=value, origin=(label,))
            )
            column += head + value
        return cells
