"""Rows of labels and short values: 项目名称 | … | 主管部门 | …."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from jxbudget.forms.bands.data import Columns, Entry
from jxbudget.grid import LABEL, VALUE, Cell
from jxbudget.model.spec import AnySpec


def _as_row(given: object) -> object:
    return [given] if isinstance(given, str) else given


class FieldsBand(Entry):
    """``rows`` of field labels; ``columns`` the spans of label, value, label, value."""

    rows: list[Annotated[list[str], BeforeValidator(_as_row), Field(min_length=1)]] = Field(
        alias="栏目"
    )
    columns: list[Columns] = Field(alias="占列")
    printed: dict[str, str] = Field({}, alias="印作")

    @property
    def fields(self) -> list[str]:
        """Every label, in the order printed."""
        return [label for row in self.rows for label in row]

    def lay_out(self, spec: AnySpec, top: int, width: int) -> Iterator[Cell]:
        """The cells from a row on, on ``width`` columns; the last value takes what is left."""
        for row, labels in enumerate(self.rows, top):
            column = 0
            for index, label in enumerate(labels):
                head, value = self.columns[2 * index : 2 * index + 2]
                if index == len(labels) - 1:
                    value = width - column - head
                printed, origin = self.printed.get(label, label), (label,)
                yield Cell(row, column, printed, LABEL, 1, head, None, origin)
                text = spec.text(label)
                yield Cell(row, column + head, text, VALUE, 1, value, None, origin)
                column += head + value
