"""Indicators: what a unit promises, where in the tree it stands, half-year and full-year."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from jxbudget.model.value import IndicatorValue, parse_value
from jxbudget.model.vocabulary import FULL, HALF

DEEPEST = 8
_SHAPES = frozenset({list, dict})


Value = InstanceOf[IndicatorValue]
_BLANK = parse_value("")


class Indicator(BaseModel):
    """One row of the indicator table.

    ``path`` is the way down the tree (一级, 二级, …, the row's own name). A row that ends before
    the form's last level is a printed blank. ``others`` are further columns of the form (权重).
    """

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="forbid")

    path: tuple[str, ...]
    half: Value = Field(_BLANK, alias=HALF)
    full: Value = Field(_BLANK, alias=FULL)
    others: dict[str, Value] = Field(default_factory=dict)

    @property
    def name(self) -> str:
        """The last name of the path."""
        return self.path[-1]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in any column."""
        return not (self.half.text or self.full.text or any(v.text for v in self.others.values()))

    def value(self, column: str) -> IndicatorValue:
        """The value of a column by its key: 半年, 全年, or one of the form's own."""
        if column == HALF:
            return self.half
        return self.full if column == FULL else self.others.get(column, _BLANK)


def rows(tree: object, columns: frozenset[str] = frozenset()) -> list[object]:
    """The leaves of the nested ``绩效指标`` mapping, in the order written, as model input.

    ``columns`` are the further value columns that a leaf's mapping may have. Raises
    PydanticCustomError ``indicator_tree`` when the whole is not a mapping.
    """
    if tree is not None and not isinstance(tree, Mapping):
        raise PydanticCustomError("indicator_tree", "not a tree")
    return [_row(path, leaf, columns) for path, leaf in leaves(tree, columns)]


def leaves(tree: object, columns: frozenset[str]) -> list[tuple[tuple[str, ...], Any]]:
    """The path of every leaf of a tree of indicators, and what is written there."""
    found: list[tuple[tuple[str, ...], Any]] = []
    if isinstance(tree, Mapping):
        _collect((), tree, columns | {HALF, FULL}, found)
    return found


def _collect(
    path: tuple[str, ...],
    tree: Mapping[str, Any],
    marks: frozenset[str],
    found: list[tuple[tuple[str, ...], Any]],
) -> None:
    may_go_on = len(path) + 1 < DEEPEST
    for name, below in tree.items():
        if may_go_on and below and isinstance(below, dict) and marks.isdisjoint(below):
            _collect((*path, name), below, marks, found)
        else:
            found.append(((*path, name), below))


def _row(path: tuple[str, ...], leaf: Any, columns: frozenset[str]) -> object:
    """``值`` and ``[半年, 全年]`` are short for a mapping with 半年 and 全年.

    A list that is no pair stays one: no row is a list.
    """
    if isinstance(leaf, str):
        half = full = parse_value(leaf)
    elif not leaf and not isinstance(leaf, list):
        half = full = _BLANK
    elif isinstance(leaf, dict):
        others = {key: _read(leaf[key]) for key in leaf if key in columns}
        rest = {key: _read(leaf[key]) for key in leaf if key not in columns}
        return {"path": path, "others": others} | rest
    elif len(leaf) == 2 and type(leaf[0]) not in _SHAPES and type(leaf[1]) not in _SHAPES:
        half, full = _read(leaf[0]), _read(leaf[1])
    else:
        return leaf
    return {"path": path, HALF: half, FULL: full}


def _read(given: Any) -> Any:
    """A value where there is a text or nothing; what is neither stays what it is."""
    if given is None:
        return _BLANK
    return parse_value(given) if isinstance(given, str) else given


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
