"""A spec: what one project or one unit promises for one year."""

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jxbudget.model.funding import Funding, UnitFunding
from jxbudget.model.indicator import Indicators
from jxbudget.model.vocabulary import FormKind
from jxbudget.model.waiver import WAIVERS, Waivers

_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


def _read_year(given: object) -> object:
    if isinstance(given, int):
        return given
    if given is None:
        raise PydanticCustomError("blank", "blank")
    if isinstance(given, str) and _YEAR.fullmatch(given):
        return int(given)
    raise PydanticCustomError(
        "year", "not a year", {"given": given if isinstance(given, str) else ""}
    )


def _read_text(given: object) -> object:
    """A key without a value is a blank; the final line break of a block is not text."""
    if given is None:
        return ""
    return given.strip("\n") if isinstance(given, str) else given


def _read_name(given: object) -> object:
    if given is None or (isinstance(given, str) and not given.strip()):
        raise PydanticCustomError("blank", "blank")
    if isinstance(given, str) and "\n" in given:
        raise PydanticCustomError("one_line", "more than one line")
    return given


Prose = Annotated[str, BeforeValidator(_read_text)]
Name = Annotated[str, BeforeValidator(_read_name)]
Year = Annotated[int, BeforeValidator(_read_year)]


class Spec(BaseModel):
    """What both kinds of form have; a form's own further texts are kept as extra fields."""

    model_config = ConfigDict(defer_build=True, frozen=True, strict=True, extra="allow")
    __pydantic_extra__: dict[str, Prose]

    KIND: ClassVar[FormKind]
    NAME: ClassVar[str]
    MONEY: ClassVar[str]
    CREATOR: ClassVar[str]

    form: Name = Field(alias="表式")
    year: Year = Field(alias="年度")
    long_term_goal: Prose = Field("", alias="中长期目标")
    annual_goal: Prose = Field("", alias="年度目标")
    indicators: Indicators = Field((), alias="绩效指标")
    waivers: Waivers = Field((), alias=WAIVERS)

    def text(self, label: str) -> str:
        """What is written under a label; blank when nothing is."""
        name = _labels(type(self)).get(label)
        return str(getattr(self, name)) if name else self.__pydantic_extra__.get(label, "")

    @property
    def texts(self) -> dict[str, str]:
        """Every text by its label."""
        labels, values = _labels(type(self)), _values(type(self))(self)
        return dict(zip(labels, map(str, values), strict=True)) | self.__pydantic_extra__

    @property
    def name(self) -> str:
        """The project's or the unit's name."""
        return self.text(self.NAME)


@cache
def _values(kind: type[Spec]) -> Callable[[Spec], tuple[object, ...]]:
    """Reads every field that is printed as text."""
    return attrgetter(*_labels(kind).values())


@cache
def _labels(kind: type[Spec]) -> dict[str, str]:
    """The author's key of every field that is printed as text → the field's name."""
    return {
        field.alias: name
        for name, field in kind.model_fields.items()
        if field.alias and field.annotation in {str, int}
    }


class ProjectSpec(Spec):
    """项目预算绩效目标表."""

    KIND = "项目"
    NAME = "项目名称"
    MONEY = "项目资金"
    CREATOR = "实施单位"

    project: Name = Field(alias="项目名称")
    department: Prose = Field("", alias="主管部门")
    type: Prose = Field("", alias="项目类型")
    level: Prose = Field("", alias="项目级次")
    start: Prose = Field("", alias="开始时间")
    end: Prose = Field("", alias="完成时间")
    unit: Prose = Field("", alias="实施单位")
    contact: Prose = Field("", alias="项目负责人/联系电话")
    necessity: Prose = Field("", alias="立项必要性")
    feasibility: Prose = Field("", alias="实施可行性")
    content: Prose = Field("", alias="项目实施内容")
    funding: Funding = Field(alias="项目资金")


class UnitSpec(Spec):
    """部门整体预算绩效目标表."""

    KIND = "部门整体"
    NAME = "单位名称"
    MONEY = "部门整体资金"
    CREATOR = "单位名称"

    unit: Name = Field(alias="单位名称")
    duties: Prose = Field("", alias="单位主要职能")
    staffing: Prose = Field("", alias="机构设置及人员配置")
    funding: UnitFunding = Field(alias="部门整体资金")


AnySpec = ProjectSpec | UnitSpec
KINDS: dict[FormKind, type[AnySpec]] = {"项目": ProjectSpec, "部门整体": UnitSpec}
