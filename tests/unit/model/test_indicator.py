from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from jxbudget.model.indicator import Indicator, rows
from jxbudget.model.value import parse_value

NO_COLUMNS: frozenset[str] = frozenset()
ONE, TWO, BLANK = parse_value("1"), parse_value("2"), parse_value("")


def indicator(leaf: object, columns: frozenset[str] = NO_COLUMNS) -> Indicator:
    (row,) = rows({"产出指标": {"数量指标": {"人数": leaf}}}, columns)
    return Indicator.model_validate(row)


@pytest.mark.parametrize(
    ("leaf", "half", "full"),
    [
        ("≥5人", "≥5人", "≥5人"),
        (["≥5人", "≥10人"], "≥5人", "≥10人"),
        ([None, "≥10人"], "", "≥10人"),
        ({"半年": "≥5人", "全年": "≥10人"}, "≥5人", "≥10人"),
        ({"全年": "≥10人"}, "", "≥10人"),
        (None, "", ""),
    ],
)
def test_a_leaf_may_be_one_value_or_a_pair_or_named(leaf: object, half: str, full: str) -> None:
    read = indicator(leaf)
    assert (read.half, read.full) == (parse_value(half), parse_value(full))


def test_a_column_of_the_form_stands_beside_the_two_halves() -> None:
    read = indicator({"半年": "1", "全年": "2", "权重": "5"}, frozenset({"权重"}))
    values = {column: str(read.value(column)) for column in ("半年", "全年", "权重", "得分")}
    assert values == {"半年": "1", "全年": "2", "权重": "5", "得分": ""}


def test_the_name_is_the_end_of_the_path() -> None:
    assert indicator("1").name == "人数"


@pytest.mark.parametrize(
    ("leaf", "blank"),
    [(None, True), ([None, None], True), ("", True), ("无", False), ([None, "1"], False)],
)
def test_a_row_is_blank_when_no_column_says_anything(leaf: object, blank: bool) -> None:
    assert indicator(leaf).is_blank is blank


@pytest.mark.parametrize("leaf", [["1"], ["1", "2", "3"], [["1"], "2"], [], [{"a": "1"}, "2"]])
def test_a_list_that_is_no_pair_is_refused(leaf: object) -> None:
    with pytest.raises(ValidationError) as error:
        indicator(leaf)
    assert [problem["type"] for problem in error.value.errors()] == ["model_type"]


def test_a_column_takes_one_value() -> None:
    with pytest.raises(ValidationError) as error:
        indicator({"半年": ["1", "2"], "全年": "2"})
    wrong = [(problem["type"], problem["loc"]) for problem in error.value.errors()]
    assert wrong == [("is_instance_of", ("半年",))]


def test_an_unknown_column_is_refused_by_its_name() -> None:
    with pytest.raises(ValidationError) as error:
        indicator({"半年": "1", "全念": "2"})
    wrong = [(problem["type"], problem["loc"]) for problem in error.value.errors()]
    assert wrong == [("extra_forbidden", ("全念",))]


def test_rows_are_the_leaves_in_the_order_written() -> None:
    tree: dict[str, Any] = {
        "产出": {"数量": {"乙": "1", "甲": ["1", "2"]}, "质量": None},
        "效益": {"社会": {"丙": {"半年": "1", "全年": "2"}}},
    }
    assert rows(tree) == [
        {"path": ("产出", "数量", "乙"), "半年": ONE, "全年": ONE},
        {"path": ("产出", "数量", "甲"), "半年": ONE, "全年": TWO},
        {"path": ("产出", "质量"), "半年": BLANK, "全年": BLANK},
        {"path": ("效益", "社会", "丙"), "others": {}, "半年": ONE, "全年": TWO},
    ]


def test_a_mapping_with_a_column_of_the_form_is_a_leaf() -> None:
    assert rows({"甲": {"权重": "1"}}, frozenset({"权重"})) == [
        {"path": ("甲",), "others": {"权重": ONE}}
    ]


def test_no_tree_has_no_rows() -> None:
    assert rows(None) == []


@pytest.mark.parametrize("tree", ["x", ["x"]])
def test_what_is_not_a_tree_has_no_rows_to_tell(tree: object) -> None:
    with pytest.raises(PydanticCustomError, match="not a tree"):
        rows(tree)
