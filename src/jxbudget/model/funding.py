"""Where the money comes from and where it goes. All amounts are 万元."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from jxbudget.model.amount import Amount
from jxbudget.model.vocabulary import BASIC, FULL, HALF, PROJECTS, TOTAL

ZERO = Decimal(0)


class Revenue(RootModel[dict[str, Amount]]):
    """资金总额 and its sources, by the form's labels; a source not written is 0."""

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True)

    @model_validator(mode="after")
    def _has_a_total(self) -> "Revenue":
        if TOTAL not in self.root:
            raise PydanticCustomError("missing_key", "no total", {"key": TOTAL})
        return self

    @property
    def total(self) -> Decimal:
        """资金总额."""
        return self.root[TOTAL]

    @property
    def sources(self) -> dict[str, Decimal]:
        """The sources that are written, in their order, without the total."""
        return {name: amount for name, amount in self.root.items() if name != TOTAL}

    def amount(self, name: str) -> Decimal:
        """One row of the form."""
        return self.root.get(name, ZERO)


class Line(BaseModel):
    """One line of expenditure: the half-year plan and the year's budget.

    ``half`` is None in a form that plans whole years only.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="forbid")

    half: Amount | None = Field(None, alias=HALF)
    full: Amount = Field(alias=FULL)

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, given: Any) -> Any:
        """``[半年, 全年]`` is short for a mapping; a lone number is 全年."""
        if isinstance(given, str):
            return {FULL: given}
        if isinstance(given, list):
            if len(given) != 2 or not all(isinstance(amount, str) for amount in given):
                raise PydanticCustomError("amount_pair", "not a pair")
            return {HALF: given[0], FULL: given[1]}
        if not isinstance(given, Mapping | BaseModel):
            raise PydanticCustomError("amount_pair", "not a pair")
        return given

    def amount(self, column: str) -> Decimal | None:
        """The amount of a column by its key, 半年 or 全年."""
        return self.half if column == HALF else self.full


class Expenditure(RootModel[dict[str, Line]]):
    """The lines of expenditure, in the order written."""

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True)

    @property
    def lines(self) -> dict[str, Line]:
        """Every line by its name."""
        return self.root


class UnitExpenditure(Expenditure):
    """基本支出, 项目支出, then one line per project."""

    @model_validator(mode="after")
    def _has_its_totals(self) -> "UnitExpenditure":
        for key in (BASIC, PROJECTS):
            if key not in self.root:
                raise PydanticCustomError("missing_key", "no total", {"key": key})
        return self

    @property
    def basic(self) -> Line:
        """基本支出."""
        return self.root[BASIC]

    @property
    def projects_total(self) -> Line:
        """项目支出."""
        return self.root[PROJECTS]

    @property
    def projects(self) -> dict[str, Line]:
        """The lines of single projects."""
        return {name: line for name, line in self.root.items() if name not in {BASIC, PROJECTS}}


class Funding(BaseModel):
    """项目资金. A form that prints no expenditure needs none."""

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="forbid")

    revenue: Revenue = Field(alias="收入")
    expenditure: Expenditure = Field(default_factory=lambda: Expenditure({}), alias="支出")


class UnitFunding(BaseModel):
    """部门整体资金."""

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="forbid")

    revenue: Revenue = Field(alias="收入")
    expenditure: UnitExpenditure = Field(alias="支出")
