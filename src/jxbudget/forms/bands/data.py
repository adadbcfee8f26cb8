"""How the entries of a ``form.yaml`` are read: everything in it was typed as text."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")


def _read_span(given: object) -> int:
    if isinstance(given, str) and re.fullmatch(r"[1-9][0-9]?", given):
        return int(given)
    raise PydanticCustomError("span", "not a number of columns")


def _read_width(given: object) -> float:
    if isinstance(given, str) and _NUMBER.fullmatch(given) and float(given) > 0:
        return float(given)
    raise PydanticCustomError("width", "not a width in mm")


Columns = Annotated[int, BeforeValidator(_read_span)]
"""How many grid columns a cell spans."""

Width = Annotated[float, BeforeValidator(_read_width)]
"""A column width in mm, with at most one decimal."""


class Entry(BaseModel):
    """Anything in a ``form.yaml``: closed, frozen, by its Chinese keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class Column(Entry):
    """A column of values: its printed heading and how many grid columns it spans."""

    label: str = Field(alias="标签")
    columns: Columns = Field(1, alias="占列")
