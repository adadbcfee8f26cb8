"""The forms of one unit spell the name of its 主管部门 in one way."""

from jxbudget.diagnostic import Text, warning
from jxbudget.rules.kit import Dossier, Rule, Scope, Verdicts
from jxbudget.rules.unit.spelling import Written, rarer

DEFECT = warning(
    "JX607",
    "department-spelt-differently",
    title=Text("主管部门写法不一致", "The department is spelt differently"),
    message=Text(
        "主管部门写作“{given}”，本单位 {year} 年度其他表写作“{usual}”。",
        "主管部门 is “{given}”; other forms of the unit for {year} say “{usual}”.",
    ),
    help_=Text("统一用主管部门的全称。", "Use the full name of the department in all forms."),
)


def check(dossier: Dossier) -> Verdicts:
    """Among the project forms of a year, no 主管部门 in a rarer spelling of the usual one."""
    for year in dossier.years:
        yield from rarer(DEFECT, (Written(case, "主管部门") for case in dossier.projects(year)))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个主管部门写法不一，按主管部门汇总时会漏掉这些表。",
        "Forms that spell their department differently are missed when they are collected.",
    ),
    good="项目: {}\n另一项目: {}",
    bad="项目: {}\n另一项目: {主管部门: 省自然保护厅}",
    scope=Scope.UNIT,
)
