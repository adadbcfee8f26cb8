"""There is no too much of what is good."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_merit_rate

_PERHAPS_FEWER = re.compile(r"不|未|无|超|误|重复|过度|药|抗菌|剖|退")

DEFECT = warning(
    "JX439",
    "merit-with-an-upper-bound",
    title=Text("越高越好的指标写成了上限", "Upper bound on a merit"),
    message=Text(
        "“{name}”越高越好，指标值“{value}”却是上限。",
        "More is better of “{name}”, but “{value}” is the most.",
    ),
    help_=Text("改用 ≥ 或 =，例如 ≥95%。", "Use ≥ or =, as in “≥95%”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No ≤ or < on 合格率, 满意度, 覆盖率 and the like."""
    if value.unit != "%" or not is_merit_rate(row.name) or _PERHAPS_FEWER.search(row.name):
        return None
    return value.comparator in {"≤", "<"}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "≤95% 的意思是合格得越少越好；比较符写反了，打分也会反。",
        "“≤95%” says that fewer good ones are better; the score is turned round.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: ≤95%}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
