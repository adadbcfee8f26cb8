"""The money of a form: revenue by source, expenditure by line, all in 万元."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.data import Column, Columns, Entry
from jxbudget.grid import Cell, Style
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

    def lay_out(self, spec: AnySpec, _width: int) -> list[Cell]:
        """The cells; the first row of each block holds the column headings."""
        where = (spec.MONEY, "收入")
        revenue: list[_Row] = [
            (name, [(spec.funding.revenue.amount(name), (*where, name))])
            for name in self.revenue.rows
        ]
        cells = self._block(0, self.revenue.label, self.revenue.columns, revenue)
        if self.expenditure:
            where = (spec.MONEY, "支出")
            columns = self.expenditure.columns
            lines: list[_Row] = [
                (name, [(line.amount(column), (*where, name, column)) for column in columns])
                for name, line in spec.funding.expenditure.lines.items()
            ]
            cells += self._block(len(revenue) + 1, self.expenditure.label, columns, lines)
        height = max(cell.row for cell in cells) + 1
        label = Cell(0, 0, self.label, Style.LABEL, height, self.columns[0], origin=(spec.MONEY,))
        return [label, *cells]

    def _block(
        self,
        top: int,
        label: str,
        columns: Mapping[Literal["半年", "全年"], Column] | Mapping[Literal["全年"], Column],
        rows: list[_Row],
    ) -> list[Cell]:
        first, second, third = self.columns
        left = first + second
        cells = [
            Cell(top, first, label, Style.LABEL, len(rows) + 1, second),
            Cell(top, left, "", Style.HEAD, columns=third),
        ]
        at = left + third
        for column in columns.values():
            cells.append(Cell(top, at, column.label, Style.HEAD, columns=column.columns))
            at += column.columns
        for row, (name, amounts) in enumerate(rows, top + 1):
            origin = amounts[0][1][:3]
            cells.append(Cell(row, left, name, Style.LABEL, columns=third, origin=origin))
            at = left + third
            for (amount, pointer), column in zip(amounts, columns.values(), strict=True):
                cells.append(_amount(row, at, amount, column.columns, pointer))
                at += column.columns
        return cells


def _amount(row: int, column: int, amount: Decimal | None, columns: int, origin: Pointer) -> Cell:
    if amount is None:
        return Cell(row, column, "", Style.VALUE, columns=columns, origin=origin)
    text = print_amount(amount)
    return Cell(row, column, text, Style.AMOUNT, 1, columns, amount, origin)
