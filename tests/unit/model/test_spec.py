from typing import Any

import pytest
from pydantic import ValidationError

from jxbudget.model.spec import KINDS, ProjectSpec, UnitSpec

PROJECT: dict[str, Any] = {
    "表式": "江苏省省级项目预算绩效目标表",
    "年度": "2025",
    "项目名称": "信息系统运维专项",
    "实施单位": "管理中心",
    "项目资金": {"收入": {"资金总额": "2"}, "支出": {"运维": ["1", "2"]}},
    "绩效指标": {"产出指标": {"数量指标": {"人数": "≥5人"}}},
}
UNIT: dict[str, Any] = {
    "表式": "江苏省省级部门整体预算绩效目标表",
    "年度": "2024",
    "单位名称": "管理中心",
    "部门整体资金": {
        "收入": {"资金总额": "2"},
        "支出": {"基本支出": "1", "项目支出": "1"},
    },
}


def wrong(**changes: object) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as error:
        ProjectSpec.model_validate(PROJECT | changes)
    return [(problem["type"], problem["loc"]) for problem in error.value.errors()]


def test_a_project_is_called_by_its_project_name() -> None:
    spec = ProjectSpec.model_validate(PROJECT)
    assert (spec.name, spec.year, spec.text("实施单位")) == ("信息系统运维专项", 2025, "管理中心")


def test_a_unit_is_called_by_its_own_name() -> None:
    spec = UnitSpec.model_validate(UNIT)
    assert (spec.name, spec.text(spec.CREATOR), spec.indicators) == ("管理中心", "管理中心", ())


def test_each_kind_of_form_has_its_spec() -> None:
    kinds = {"项目": ProjectSpec, "部门整体": UnitSpec}
    assert kinds == KINDS


def test_every_text_is_found_by_the_label_of_the_form() -> None:
    spec = UnitSpec.model_validate(UNIT | {"年度目标": "提升\n", "绩效说明": "无"})
    assert spec.texts == {
        "表式": UNIT["表式"],
        "年度": str(UNIT["年度"]),
        "中长期目标": "",
        "年度目标": "提升",
        "单位名称": "管理中心",
        "单位主要职能": "",
        "机构设置及人员配置": "",
        "绩效说明": "无",
    }
    assert {label: spec.text(label) for label in spec.texts} == spec.texts


@pytest.mark.parametrize(
    ("written", "text"), [(None, ""), ("甲\n", "甲"), ("甲\n\n乙", "甲\n\n乙")]
)
@pytest.mark.parametrize("label", ["立项必要性", "表外栏目"])
def test_a_key_without_a_value_is_blank_and_inner_breaks_stay(
    label: str, written: str | None, text: str
) -> None:
    assert ProjectSpec.model_validate(PROJECT | {label: written}).text(label) == text


def test_a_label_that_is_not_written_is_blank() -> None:
    assert ProjectSpec.model_validate(PROJECT).text("没有的栏目") == ""


@pytest.mark.parametrize("year", ["25", "2025年", "２０２５", "1899", "2200", " 2025", "", "x"])
def test_a_year_has_four_plain_digits(year: str) -> None:
    assert wrong(年度=year) == [("year", ("年度",))]


@pytest.mark.parametrize("name", [None, "", " ", "\u3000"])
def test_a_name_may_not_be_blank(name: str | None) -> None:
    assert wrong(项目名称=name) == [("blank", ("项目名称",))]


@pytest.mark.parametrize("label", ["项目名称", "立项必要性", "表外栏目"])
def test_a_text_may_not_be_a_list(label: str) -> None:
    assert wrong(**{label: ["甲"]}) == [("string_type", (label,))]


def test_indicators_are_read_from_the_tree() -> None:
    (row,) = ProjectSpec.model_validate(PROJECT).indicators
    assert (row.path, str(row.full)) == (("产出指标", "数量指标", "人数"), "≥5人")


@pytest.mark.parametrize("tree", ["无", ["人数"]])
def test_indicators_may_not_be_anything_but_a_tree(tree: object) -> None:
    assert wrong(绩效指标=tree) == [("indicator_tree", ("绩效指标",))]
