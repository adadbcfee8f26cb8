"""A form: the official table of one office and year, as its ``form.yaml`` describes it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from jxbudget.forms.bands.data import Column, Entry, Width
from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.indicators import IndicatorsBand
from jxbudget.forms.bands.money import MoneyBand
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.conventions import Conventions
from jxbudget.model.spec import Year
from jxbudget.model.vocabulary import FULL, HALF, FormKind, Vocabulary

_SHAPES = {"栏目": "fields", "正文": "prose", "资金": "money", "指标": "indicators"}


def _shape(band: Any) -> str | None:
    """A band is told by the key that names its content."""
    return next(
        (tag for key, tag in _SHAPES.items() if isinstance(band, dict) and key in band), None
    )


Band = Annotated[
    Annotated[FieldsBand, Tag("fields")]
    | Annotated[ProseBand, Tag("prose")]
    | Annotated[MoneyBand, Tag("money")]
    | Annotated[IndicatorsBand, Tag("indicators")],
    Discriminator(_shape),
]


class Form(Entry):
    """The bands of a form from top to bottom, on columns of ``widths`` mm.

    ``glyphs`` say how this year prints a comparator (``{"=": "＝"}``); ``optional`` are the fields
    that may stay blank; ``conventions`` are what rules go by. A form is equal only to itself: what
    is worked out of it is kept for the next spec.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    name: str = Field(alias="表式")
    kind: FormKind = Field(alias="类别")
    year: Year = Field(alias="年度")
    title: str = Field(alias="标题")
    widths: list[Width] = Field(alias="列宽")
    glyphs: dict[str, str] = Field({}, alias="字形")
    optional: list[str] = Field([], alias="选填")
    conventions: Conventions = Field(default_factory=Conventions, alias="约定")
    bands: list[Band] = Field(alias="表格")

    @model_validator(mode="after")
    def _fits(self) -> "Form":
        """Every band must fill the columns exactly."""
        for number, band in enumerate(self.bands, 1):
            given = _columns(band, len(self.widths))
            if any(columns != len(self.widths) for columns in given):
                facts = {"number": number, "columns": len(self.widths)}
                raise PydanticCustomError("band_columns", "a band does not fill the columns", facts)
        return self

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names a spec of this form may use."""
        texts = [b for b in self.bands if isinstance(b, FieldsBand | ProseBand)]
        fields = list(dict.fromkeys(label for band in texts for label in band.fields))
        money = [b for b in self.bands if isinstance(b, MoneyBand)]
        lines = [b.expenditure.columns for b in money if b.expenditure]
        columns = [key for band in self.indicator_bands for key in band.columns]
        return Vocabulary(
            kind=self.kind,
            fields=frozenset(fields),
            required=tuple(label for label in fields if label not in self.optional),
            sources=tuple(name for band in money for name in band.revenue.rows),
            columns=tuple(dict.fromkeys(key for key in columns if key not in {HALF, FULL})),
            money=tuple(key for keys in lines for key in keys),
            has_indicators=bool(self.indicator_bands),
        )

    @cached_property
    def indicator_bands(self) -> list[IndicatorsBand]:
        """The indicator tables from top to bottom."""
        return [band for band in self.bands if isinstance(band, IndicatorsBand)]


def _columns(band: Band, width: int) -> list[int]:
    """How many grid columns each kind of row of a band takes."""
    match band:
        case FieldsBand():
            pairs = [2 * len(row) for row in band.rows]
            enough = all(pair <= len(band.columns) for pair in pairs)
            rest = [sum(band.columns[: pair - 1]) for pair in pairs]
            return [width if enough and all(used < width for used in rest) else 0]
        case ProseBand():
            return [width if band.columns < width else 0]
        case MoneyBand():
            blocks: list[Mapping[Any, Column]] = [band.revenue.columns]
            blocks += [band.expenditure.columns] if band.expenditure else []
            left = sum(band.columns)
            return [left + sum(c.columns for c in block.values()) for block in blocks]
        case IndicatorsBand():
            values = sum(column.columns for column in band.columns.values())
            return [sum(band.levels.values()) + values]
