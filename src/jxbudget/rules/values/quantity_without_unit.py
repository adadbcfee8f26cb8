"""A number says what it counts."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import names_a_unit, plain_name

# what has no unit, or what has it from its name alone; 率 is the business of another rule
_PURE = (
    r"(?:率|度|比|比例|比值|占比|比重|指数|系数|因子|得分|评分|分值|分数|成绩|评价|评级|指标|倍数|排名|名次|位次|排位"
    r"|位置|等级|级别|星级|档次|等次|时间|日期|年份|年度|期限|时限|编号|版本|值|pH|PH|评估|测评|考核)$"
)

DEFECT = warning(
    "JX402",
    "quantity-without-unit",
    title=Text("数量没有单位", "Quantity without a unit"),
    message=Text(
        "“{name}”的指标值“{value}”只有数，没有单位。",
        "“{value}”, the value of “{name}”, has no unit.",
    ),
    help_=Text("在数的后面写上单位，例如 ≥100人。", "Add the unit, as in “≥100例”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """A number, but a plain 0, has a unit: beside it, in the name, or in a column of its own."""
    if row.is_plain_zero(value):
        return None
    if value.unit or names_a_unit(row.name) or row.table.has_unit_column:
        return False
    return None if re.search(_PURE, plain_name(row.name)) else True


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "没有单位的数说不清算的是人、次还是万元，年底无法核对。",
        "A number without a unit may count people, events or money; it cannot be checked.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120]}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
