"""A unit promises something in its duties."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import UnitSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.rows import rows
from jxbudget.rules.structure.rows import nearest_written

_DUTIES = "履职"

DEFECT = warning(
    "JX326",
    "no-duty-indicator",
    title=Text("没有履职指标", "No indicator of duties"),
    message=Text("“{root}”里没有指标。", "There is no indicator in “{root}”."),
    help_=Text(
        "按主要职能写明今年做什么、做多少，放在“{root}”里。",
        "Say in “{root}” what the unit does this year, and how much.",
    ),
)


def check(case: Case[UnitSpec]) -> Verdicts:
    """Some promise stands below a 一级 called 履职, where the form has one."""
    roots = [root for band in case.form.indicator_bands for root in band.roots if _DUTIES in root]
    if not roots:
        return
    duties = [row for row in rows(case) if _DUTIES in row.path[0]]
    if any(row.is_promise for row in duties):
        yield HOLDS
    elif not case.spec.indicators or not all(row.is_printed_blank for row in duties):
        yield UNKNOWN
    else:
        yield DEFECT.at_key(*nearest_written(case, roots[0]), root=roots[0])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "部门整体表要说清单位今年履行哪些职能；一项都没有，会被退回。",
        "A unit form says what the unit does in the year; without any of it, it is returned.",
    ),
    good="部门整体: {绩效指标: {履职: {湿地监测: {掌握湿地变化: {湿地样点数量: ≥120个}}}}}",
    bad="""\
部门整体:
  年度目标: 监测成果共享给10家单位。
  绩效指标:
    -履职:
    效益指标: {社会效益: {监测成果采用率: [≥80%, ≥90%], 监测数据公开率: [≥80%, ≥90%]}}
    满意度指标: {服务对象满意度: {共享单位满意度: [≥0%, ≥95%]}}""",
    kinds=(UnitSpec,),
    needs=(INDICATORS,),
)
