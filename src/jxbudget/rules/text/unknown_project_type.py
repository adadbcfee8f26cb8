"""项目类型 is one of those the form knows."""

from jxbudget.diagnostic import Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.annual_project_outside_its_year import TYPE
from jxbudget.rules.text.stand_ins import is_to_come
from jxbudget.source import advice

DEFECT = warning(
    "JX127",
    "unknown-project-type",
    title=Text("项目类型不在可选之列", "Unknown project type"),
    message=Text(
        "项目类型写的是“{given}”，这张表用的是{known}。",
        "The type is “{given}”; this form knows {known}.",
    ),
    help_=Text("{advice}", "{advice_en}"),
)


def check(case: Case[ProjectSpec]) -> Verdicts:
    """项目类型 ∈ the form's types."""
    types = list(case.form.conventions.types)
    given = case.spec.type.strip()
    if not (types and given):
        return
    if given in types:
        yield HOLDS
    elif is_to_come(TYPE, given):
        yield UNKNOWN
    else:
        yield DEFECT.at(TYPE, given=given, known=types, **advice(given, types))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "类型决定起止时间怎么填、预算怎么滚动；写成别的说法，汇总时归不了类。",
        "The type decides how the project is planned; another wording is filed nowhere.",
    ),
    good="项目类型: 一次性项目",
    bad="项目类型: 常年项目",
    kinds=(ProjectSpec,),
)
