"""A spec as a pydantic model, read with PyYAML: no positions, no rules, no money kept as text."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

HALF, FULL = "半年", "全年"


class Indicator(BaseModel):
    """A row of the indicator table: the names on the way down to it, and its two values."""

    path: tuple[str, ...]
    half: str
    full: str


def _leaves(tree: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[Indicator]:
    for name, below in tree.items():
        match below:
            case dict():
                yield from _leaves(below, (*path, name))
            case [half, full]:
                yield Indicator(path=(*path, name), half=half, full=full)
            case _:
                yield Indicator(path=(*path, name), half=below or "", full=below or "")


class Funding(BaseModel):
    """Where the money comes from and where it goes, in 万元; a line has 半年 and 全年."""

    revenue: dict[str, Decimal] = Field(alias="收入")
    expenditure: dict[str, tuple[Decimal, Decimal]] = Field(alias="支出")


class Spec(BaseModel):
    """What both forms have."""

    model_config = ConfigDict(coerce_numbers_to_str=True, extra="forbid")

    form: str = Field(alias="表式")
    year: str = Field(alias="年度")
    long_term_goal: str = Field(alias="中长期目标")
    annual_goal: str = Field(alias="年度目标")
    indicators: Annotated[list[Indicator], BeforeValidator(lambda tree: list(_leaves(tree)))] = (
        Field(alias="绩效指标")
    )
    LABELS: ClassVar[dict[str, str]]
    """The label of every text → the field that holds it."""


class Project(Spec):
    """A project."""

    project: str = Field(alias="项目名称")
    department: str = Field(alias="主管部门")
    type: str = Field(alias="项目类型")
    level: str = Field(alias="项目级次")
    start: str = Field(alias="开始时间")
    end: str = Field(alias="完成时间")
    unit: str = Field(alias="实施单位")
    contact: str = Field(alias="项目负责人/联系电话")
    necessity: str = Field(alias="立项必要性")
    feasibility: str = Field(alias="实施可行性")
    content: str = Field(alias="项目实施内容")
    funding: Funding = Field(alias="项目资金")


class Unit(Spec):
    """A unit."""

    unit: str = Field(alias="单位名称")
    duties: str = Field(alias="单位主要职能")
    staffing: str = Field(alias="机构设置及人员配置")
    funding: Funding = Field(alias="部门整体资金")


for _kind in (Project, Unit):
    _kind.LABELS = {
        str(field.alias): name
        for name, field in _kind.model_fields.items()
        if field.annotation is str
    }


def load(data: bytes, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> Project | Unit:
    """A spec from its bytes."""
    tree = yaml.load(data, Loader=loader)  # noqa: S506 - both loaders are safe
    return (Project if "项目名称" in tree else Unit).model_validate(tree)
