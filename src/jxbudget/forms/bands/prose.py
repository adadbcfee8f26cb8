"""Full-width texts: a label, and beside it one or more paragraphs."""

from collections.abc import Iterator

from pydantic import Field

from jxbudget.forms.bands.data import Columns, Entry
from jxbudget.grid import LABEL, PROSE, Cell
from jxbudget.model.spec import AnySpec


class ProseBand(Entry):
    """``fields`` one a row; ``columns`` the span of the label."""

    fields: list[str] = Field(alias="正文")
    columns: Columns = Field(1, alias="占列")
    printed: dict[str, str] = Field({}, alias="印作")

    def lay_out(self, spec: AnySpec, top: int, width: int) -> Iterator[Cell]:
        """The cells from a row on, on ``width`` columns."""
        head, rest = self.columns, width - self.columns
        for row, label in enumerate(self.fields, top):
            printed, origin = self.printed.get(label, label), (label,)
            yield Cell(row, 0, printed, LABEL, 1, head, None, origin)
            yield Cell(row, head, spec.text(label), PROSE, 1, rest, None, origin)
