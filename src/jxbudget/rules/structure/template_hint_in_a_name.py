"""What a blank form says where a name belongs is not a name."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.wording import is_hint

DEFECT = warning(
    "JX317",
    "template-hint-in-a-name",
    title=Text("指标名称是空白表上的提示", "Template hint in a name"),
    message=Text(
        "指标名称“{name}”里留着空白表上的提示。", "The name “{name}” is a hint of the blank form."
    ),
    help_=Text("改成真正的指标名称，例如“培训人数”。", "Write what is measured instead."),
)


def check(row: Row) -> Answer:
    """No name is 指标1, 三级指标, 指标名称, begins so, or holds （可选）."""
    if not row.is_last or row.is_silent:
        return None
    return DEFECT.at_key(*row.pointer, name=row.name) if is_hint(row.name) else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“指标1”之类是空白表上的提示，印出来没有人知道指什么。",
        "A hint of the blank form tells nobody what is promised.",
    ),
    good="绩效指标: {产出指标: {质量指标: {指标站点数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {指标1: [≥90%, ≥95%]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
