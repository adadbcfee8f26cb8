"""A project promises what matters, not everything."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.structure.rows import own_rows

DEFECT = note(
    "JX321",
    "too-many-own-rows",
    title=Text("自己的指标偏多", "Too many indicators of its own"),
    message=Text(
        "固定指标之外有 {count} 个指标，一般不超过 {most} 个。",
        "There are {count} indicators besides the fixed ones, usually at most {most}.",
    ),
    help_=Text(
        "留下最能说明这个项目的，其余合并或删去。",
        "Keep those that say most about the project; merge or drop the others.",
    ),
)

_LAKES = "太湖 洪泽湖 高邮湖 骆马湖 石臼湖 白马湖 邵伯湖 滆湖 长荡湖 阳澄湖 固城湖 微山湖 淀山湖"


def check(case: Case[ProjectSpec]) -> Verdicts:
    """|own rows| ≤ limits.most_rows for a project; a unit has as many as its programmes need."""
    if not case.form.indicator_bands:
        return
    count, most = len(own_rows(case)), case.limits.most_rows
    yield DEFECT.at_key(INDICATORS, count=count, most=most) if count > most else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标太多，重点就看不出来，监控和评价的工作量也成倍增加。",
        "Too many indicators hide what matters and multiply the work of monitoring.",
    ),
    good="绩效指标: {产出指标: {质量指标: {太湖样点水质合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标:\n  产出指标:\n    质量指标:\n"
    + "\n".join(f"      {lake}样点水质合格率: [≥90%, ≥95%]" for lake in _LAKES.split()),
    kinds=(ProjectSpec,),
    needs=(INDICATORS,),
)
