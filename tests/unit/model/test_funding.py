from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from jxbudget.model.funding import (
    Expenditure,
    Funding,
    Line,
    Revenue,
    UnitExpenditure,
    UnitFunding,
)

Problems = list[tuple[str, tuple[str | int, ...]]]


def problems(model: type[BaseModel], given: object) -> Problems:
    with pytest.raises(ValidationError) as error:
        model.model_validate(given)
    return [(problem["type"], problem["loc"]) for problem in error.value.errors()]


def test_revenue_is_a_total_and_its_sources() -> None:
    revenue = Revenue.model_validate({"资金总额": "3.5", "其他资金": "1.5", "社保基金": "2"})
    assert revenue.total == Decimal("3.5")
    assert revenue.sources == {"其他资金": Decimal("1.5"), "社保基金": Decimal(2)}


@pytest.mark.parametrize(("name", "amount"), [("资金总额", 3), ("其他资金", 3), ("社保基金", 0)])
def test_a_source_not_written_is_zero(name: str, amount: int) -> None:
    revenue = Revenue.model_validate({"资金总额": "3", "其他资金": "3"})
    assert revenue.amount(name) == Decimal(amount)


@pytest.mark.parametrize("given", [{}, {"其他资金": "1"}])
def test_revenue_needs_a_total(given: dict[str, str]) -> None:
    assert problems(Revenue, given) == [("missing_key", ())]


@pytest.mark.parametrize(
    ("given", "half", "full"),
    [
        (["1.5", "3"], Decimal("1.5"), Decimal(3)),
        ({"半年": "1.5", "全年": "3"}, Decimal("1.5"), Decimal(3)),
        ({"全年": "3"}, None, Decimal(3)),
        ("3", None, Decimal(3)),
    ],
)
def test_a_line_is_a_pair_or_named_or_the_year_alone(
    given: object, half: Decimal | None, full: Decimal
) -> None:
    line = Line.model_validate(given)
    assert (line.amount("半年"), line.amount("全年")) == (half, full)


@pytest.mark.parametrize("given", [["1"], ["1", "2", "3"], [], [["1"], "2"], [None, "2"], None, 3])
def test_a_line_of_any_other_shape_is_refused(given: object) -> None:
    assert problems(Line, given) == [("amount_pair", ())]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (["x", "2"], [("amount", ("半年",))]),
        (["x", "y"], [("amount", ("半年",)), ("amount", ("全年",))]),
        ({"半年": "1"}, [("missing", ("全年",))]),
        ({"全年": "1", "季度": "1"}, [("extra_forbidden", ("季度",))]),
    ],
)
def test_what_is_wrong_in_a_line_is_told_by_its_column(given: object, wrong: Problems) -> None:
    assert problems(Line, given) == wrong


def test_expenditure_keeps_the_order_written() -> None:
    lines = Expenditure.model_validate({"乙": ["1", "2"], "甲": ["0", "3"]}).lines
    assert list(lines) == ["乙", "甲"]


def test_a_unit_spends_on_basics_and_on_projects() -> None:
    given = {"基本支出": ["1", "2"], "项目支出": ["3", "4"], "甲": ["3", "4"]}
    spent = UnitExpenditure.model_validate(given)
    assert (spent.basic.full, spent.projects_total.full) == (Decimal(2), Decimal(4))
    assert spent.projects == {"甲": spent.lines["甲"]}


@pytest.mark.parametrize("given", [{}, {"基本支出": "1"}, {"项目支出": "1"}])
def test_a_unit_needs_both_totals(given: dict[str, str]) -> None:
    assert problems(UnitExpenditure, given) == [("missing_key", ())]


def test_funding_has_two_sides_and_nothing_else() -> None:
    assert problems(UnitFunding, {"收人": {}}) == [
        ("missing", ("收入",)),
        ("missing", ("支出",)),
        ("extra_forbidden", ("收人",)),
    ]


def test_a_project_may_be_printed_without_its_expenditure() -> None:
    assert problems(Funding, {"收人": {}}) == [
        ("missing", ("收入",)),
        ("extra_forbidden", ("收人",)),
    ]
    assert Funding.model_validate({"收入": {"资金总额": "2"}}).expenditure.lines == {}
