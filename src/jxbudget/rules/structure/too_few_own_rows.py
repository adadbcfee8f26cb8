"""A form promises enough to be judged by."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.structure.groups import is_any_lacking
from jxbudget.rules.structure.rows import own_rows

DEFECT = note(
    "JX320",
    "too-few-own-rows",
    title=Text("自己的指标偏少", "Too few indicators of its own"),
    message=Text(
        "固定指标之外只有 {count} 个指标，一般不少于 {fewest} 个。",
        "There are {count} indicators besides the fixed ones, usually at least {fewest}.",
    ),
    help_=Text(
        "看看还有哪些主要工作没有指标。", "See which of the main work has no indicator yet."
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """|own rows| ≥ limits.fewest_rows; a group without any is told as itself."""
    if not case.form.indicator_bands:
        return
    count, fewest = len(own_rows(case)), case.limits.fewest_rows
    if count >= fewest:
        yield HOLDS
    elif is_any_lacking(case) or not case.spec.indicators:
        yield UNKNOWN
    else:
        yield DEFECT.at_key(INDICATORS, count=count, fewest=fewest)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标太少，说不清钱都做了什么，评价时一项没完成就差很多分。",
        "Few indicators leave much of the work untold, and one missed target weighs a lot.",
    ),
    good="部门整体: {绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: [≥0%, ≥95%]}}}}",
    bad="""\
部门整体:
  年度目标: 全年监测湿地样点120个，修复湿地30公顷。
  绩效指标:
    履职:
      湿地监测:
        掌握全省湿地变化: {-编写监测报告篇数: , -监测报告完成及时性: }
      湿地修复: {恢复退化湿地: {-修复工程验收合格率: }}
    满意度指标: {服务对象满意度: {-周边村民满意度: }}""",
    needs=(INDICATORS,),
)
