"""A target that is a wording should be one that can be checked."""

import re

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

# 不断电 and 可持续 are none of these
_OPEN = re.compile(
    r"提升|提高|加强|增强|显著|改善|明显|(?<!可)持续|不断(?![电档供流网线药货粮水气])|有所|进一步|逐步|逐渐|良好"
    r"|较好|较高|较大|促进|推动|推进|优化|力争|尽量"
)
_GRADED = re.compile(r"(?:等次|等级|级别|结果|结论|评级|评价|鉴定)$")
_GRADE = re.compile(r"(?:良好|较好)(?:及?以上)?")

DEFECT = note(
    "JX418",
    "vague-wording",
    title=Text("指标值是笼统的说法", "Vague wording"),
    message=Text(
        "“{name}”的指标值是“{value}”，没有数，做到什么程度不清楚。",
        "“{value}”, the value of “{name}”, does not say how much.",
    ),
    help_=Text(
        "能用数的就写数，例如 ≥5%；不能的，写可以核对的结果。",
        "Give a figure, as in “≥5%”, or a result that can be checked.",
    ),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No 提升, 显著, 不断 for the year; closed wordings (合规, 健全, 增加) are fine.

    What is to last can hardly be said otherwise; a number by mid-year says how much.
    """
    if value.kind is not Kind.WORDING or row.above.is_quantity or row.above.is_money:
        return None
    lasting = any("可持续" in group for group in row.path[:-1])
    if lasting or (row.table.has_half and row.half.kind is Kind.QUANTITY):
        return None
    if _GRADED.search(row.name) and _GRADE.fullmatch(value.text.strip()):
        return False
    return bool(_OPEN.search(value.text))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“提升”“显著改善”没有尺度，年底说完成或没完成都行。",
        "Words like these have no measure: at the year's end any result would do.",
    ),
    good="绩效指标: {效益指标: {社会效益: {湿地保护知识普及情况: 全覆盖}}}",
    bad="绩效指标: {效益指标: {社会效益: {公众保护意识: 显著提升}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
