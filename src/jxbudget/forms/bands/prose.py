"""Full-width texts: a label, and beside it one or more paragraphs."""

from pydantic import Field

from jxbudget.forms.bands.data import Columns, Entry
from jxbudget.grid import Cell, Style
from jxbudget.model.spec import AnySpec


class ProseBand(Entry):
    """``fields`` one a row; ``columns`` the span of the label."""

    fields: list[str] = Field(alias="正文")
    columns: Columns = Field(1, alias="占列")
    printed: dict[str, str] = Field(default_factory=dict, alias="印作")

    def lay_out(self, spec: AnySpec, width: int) -> list[Cell]:
        """The cells on a grid ``width`` columns wide."""
        cells: list[Cell] = []
        for row, label in enumerate(self.fields):
            printed = self.printed.get(label, label)
            rest = width - self.columns
            text = spec.text(label)
            cells += [
                Cell(row, 0, printed, Style.LABEL, columns=self.columns, origin=(label,)),
                Cell(row, self.columns, text, Style.PROSE, columns=rest, origin=(label,)),
            ]
        return cells
