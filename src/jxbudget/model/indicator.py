"""Indicators: what a unit promises, where in the tree it stands, half-year and full-year."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from jxbudget.model.value import IndicatorValue, parse_value
from jxbudget.model.vocabulary import FULL, HALF

DEEPEST = 8


def _read_value(given: object) -> IndicatorValue:
    if isinstance(given, IndicatorValue):
        return given
    if given is None:
        return parse_value("")
    if isinstance(given, str):
        return parse_value(given)
    raise PydanticCustomError("indicator_value", "not a value")


Value = Annotated[IndicatorValue, PlainValidator(_read_value)]
_BLANK = parse_value("")


class Indicator(BaseModel):
    """One row of the indicator table.

    ``path`` is the way down the tree (一级, 二级, …, the row's own name). A row that ends before
    the form's last level is a printed blank. ``others`` are further columns of the form (权重).
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    path: tuple[str, ...]
    half: Value = Field(_BLANK, alias=HALF)
    full: Value = Field(_BLANK, alias=FULL)
    others: dict[str, Value] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, row: Any) -> Any:
        """``值`` and ``[半年, 全年]`` are short for a mapping with 半年 and 全年."""
        if not isinstance(row, Mapping) or "leaf" not in row:
            return row
        leaf = row["leaf"]
        if isinstance(leaf, str) or leaf is None:
            return {"path": row["path"], HALF: leaf, FULL: leaf}
        if isinstance(leaf, list):
            if len(leaf) != 2 or not all(isinstance(v, str) or v is None for v in leaf):
                raise PydanticCustomError("indicator_pair", "not a pair")
            return {"path": row["path"], HALF: leaf[0], FULL: leaf[1]}
        others = {key: leaf[key] for key in leaf if key in row["columns"]}
        return {"path": row["path"], "others": others} | {
            key: leaf[key] for key in leaf if key not in others
        }

    @property
    def name(self) -> str:
        """The last name of the path."""
        return self.path[-1]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in any column."""
        return not any(v.text for v in (self.half, self.full, *self.others.values()))

    def value(self, column: str) -> IndicatorValue:
        """The value of a column by its key: 半年, 全年, or one of the form's own."""
        if column == HALF:
            return self.half
        return self.full if column == FULL else self.others.get(column, _BLANK)


def rows(tree: object, columns: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """The leaves of the nested ``绩效指标`` mapping, in the order written, as model input.

    ``columns`` are the further value columns that a leaf's mapping may have. Raises
    PydanticCustomError ``indicator_tree`` when the whole is not a mapping.
    """
    if tree is None:
        return []
    if not isinstance(tree, Mapping):
        raise PydanticCustomError("indicator_tree", "not a tree")
    return list(_leaves((), tree, columns))


def _leaves(
    path: tuple[str, ...], tree: Mapping[str, Any], columns: frozenset[str]
) -> Iterator[dict[str, Any]]:
    marks = columns | {HALF, FULL}
    for name, below in tree.items():
        here = (*path, name)
        if isinstance(below, Mapping) and marks.isdisjoint(below) and below and len(here) < DEEPEST:
            yield from _leaves(here, below, columns)
        else:
            yield {"path": here, "leaf": None if below == {} else below, "columns": columns}


Indicators = Annotated[
    tuple[Indicator, ...],
    BeforeValidator(
        lambda given, info: (
            given
            if isinstance(given, tuple)
            else tuple(rows(given, frozenset((info.context or {}).get("columns", ()))))
        )
    ),
]
