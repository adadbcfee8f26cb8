"""What an office is used to beyond the printed table: what some rules go by."""

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from jxbudget.forms.bands.data import Entry
from jxbudget.model.vocabulary import TOTAL

Duration = Literal["当年", "跨年", "不限"]


def _read_decimals(given: object) -> int:
    if isinstance(given, str) and re.fullmatch(r"[0-6]", given):
        return int(given)
    raise PydanticCustomError("decimals", "not a number of decimals")


Decimals = Annotated[int, BeforeValidator(_read_decimals)]


class Conventions(Entry):
    """The habits of one form. What is not said is not judged.

    ``fixed`` are the rows that every form of this kind has (一级 → 二级 → names), ``groups`` the
    二级指标 each 一级指标 may have, ``types`` the values of 项目类型 and the time each may take,
    ``bases`` the rows of revenue that a half-year 预算执行率 may be a share of, ``bare`` the
    indicators customarily written without a comparator, ``decimals`` how many are printed.
    """

    fixed: dict[str, dict[str, list[str]]] = Field({}, alias="固定指标")
    groups: dict[str, list[str]] = Field({}, alias="二级指标")
    types: dict[str, Duration] = Field({}, alias="项目类型")
    bases: list[str] = Field(default_factory=lambda: [BASE, TOTAL], alias="执行率基数")
    bare: list[str] = Field([], alias="可无比较符")
    decimals: Decimals = Field(6, alias="小数位")

    @cached_property
    def fixed_names(self) -> frozenset[str]:
        """The names of the fixed rows."""
        return frozenset(
            name for below in self.fixed.values() for names in below.values() for name in names
        )

    @cached_property
    def smallest(self) -> Decimal:
        """The smallest amount that is printed, in 万元."""
        return Decimal(1).scaleb(-self.decimals)


BASE = "一般公共预算资金"
