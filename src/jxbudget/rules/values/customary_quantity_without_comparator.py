"""Some indicators are by custom written without a comparator; with one they are clearer."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.quantity_without_comparator import lacks

DEFECT = note(
    "JX404",
    "customary-quantity-without-comparator",
    title=Text("按惯例没有写比较符", "No comparator, as is customary"),
    message=Text(
        "“{name}”的指标值“{value}”没有写比较符；这一指标通常这样写，可以不改。",
        "“{value}”, the value of “{name}”, has no comparator; for this one that is customary.",
    ),
    help_=Text("想写得更清楚，可改为 ={value}。", "To be clearer, write ={value}."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """Names that the form's conventions let go without a comparator have one all the same."""
    return lacks(row, value) if row.name in row.form.conventions.bare else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "已公布的表里，资金到位率都写作 100%，没有比较符，也都通过了；这里只作提示。",
        "Published forms write it so and were accepted; this is only to be known.",
    ),
    good="绩效指标: {过程: {资金管理: {资金到位率: [序时进度, =100%]}}}",
    bad="绩效指标: {过程: {资金管理: {资金到位率: [序时进度, 100%]}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
