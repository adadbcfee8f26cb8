"""The money of a form: revenue by source, expenditure by line, all in 万元."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from pydantic import Field

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.data import Column, Columns, Entry
from jxbudget.grid import AMOUNT, HEAD, LABEL, VALUE, Cell
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec

_Row = tuple[str, list[tuple[Decimal | None, Pointer]]]


class RevenueRows(Entry):
    """``rows`` are the printed sources, 资金总额 among them; there is one column."""

    label: str = Field(alias="标签")
    rows: list[str] = Field(alias="行")
    columns: dict[Literal["全年"], Column] = Field(alias="列", min_length=1)


class ExpenditureRows(Entry):
    """One printed row for each line of the spec; columns keyed 半年 and 全年."""

    label: str = Field(alias="标签")
    columns: dict[Literal["半年", "全年"], Column] = Field(alias="列", min_length=1)


class MoneyBand(Entry):
    """``label`` spans all rows; ``columns`` are the spans of it, of 收入/支出, of a row's name."""

    label: str = Field(alias="资金")
    columns: list[Columns] = Field(alias="占列", min_length=3, max_length=3)
    revenue: RevenueRows = Field(alias="收入")
    expenditure: ExpenditureRows | None = Field(None, alias="支出")

    def lay_out(self, spec: AnySpec, top: int, _width: int) -> list[Cell]:
        """The cells from a row on; the first row of each block holds the column headings."""
        where, amount = (spec.MONEY, "收入"), spec.funding.revenue.amount
        revenue: list[_Row] = [
            (name, [(amount(name), (*where, name))]) for name in self.revenue.rows
        ]
        cells = self._block(top, self.revenue, revenue)
        if self.expenditure:
            where, columns = (spec.MONEY, "支出"), [*self.expenditure.columns]
            lines: list[_Row] = [
                (name, [(line.amount(column), (*where, name, column)) for column in columns])
                for name, line in spec.funding.expenditure.lines.items()
            ]
            cells += self._block(cells[-1].row + 1, self.expenditure, lines)
        height, origin = cells[-1].row + 1 - top, (spec.MONEY,)
        label = Cell(top, 0, self.label, LABEL, height, self.columns[0], None, origin)
        return [label, *cells]

    def _block(
        self, top: int, block: RevenueRows | ExpenditureRows, rows: Sequence[_Row]
    ) -> list[Cell]:
        """The cells of one block row by row, the last one in its last row."""
        first, second, third = self.columns
        left, values = first + second, first + second + third
        spans = [column.columns for column in block.columns.values()]
        cells = [
            Cell(top, first, block.label, LABEL, len(rows) + 1, second),
            Cell(top, left, "", HEAD, 1, third),
        ]
        at = values
        for column in block.columns.values():
            cells.append(Cell(top, at, column.label, HEAD, 1, column.columns))
            at += column.columns
        for row, (name, amounts) in enumerate(rows, top + 1):
            cells.append(Cell(row, left, name, LABEL, 1, third, None, amounts[0][1][:3]))
            at = values
            for span, (amount, origin) in zip(spans, amounts, strict=True):
                cells.append(_amount(row, at, amount, span, origin))
                at += span
        return cells


def _amount(row: int, column: int, amount: Decimal | None, span: int, origin: Pointer) -> Cell:
    if amount is None:
        return Cell(row, column, "", VALUE, 1, span, None, origin)
    return Cell(row, column, print_amount(amount), AMOUNT, 1, span, amount, origin)
