"""Progress in step with time is over when the year is."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row

DEFECT = warning(
    "JX425",
    "progress-as-the-years-target",
    title=Text("全年值写了序时进度", "Progress as the year's target"),
    message=Text(
        "“{name}”的全年值是“{value}”；到年底，序时进度就是全部完成。",
        "“{name}” has “{value}” for the year; at its end that means all of it.",
    ),
    help_=Text(
        "全年值写最终要达到的数，例如 =100%；序时进度只用在半年值。",
        "Write what is to be reached, as in “=100%”, and keep this for mid-year.",
    ),
)


def check(_: Row, value: IndicatorValue) -> bool | None:
    """序时进度 stands in the half-year column only."""
    return value.kind is Kind.PROGRESS if value.kind is not Kind.BLANK else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "序时进度说的是过了多少时间就完成多少，年底该写完成的结果。",
        "It says to keep in step with time; for the year the result is to be told.",
    ),
    good="绩效指标: {过程: {资金管理: {资金到位率: [序时进度, =100%]}}}",
    bad="绩效指标: {过程: {资金管理: {资金到位率: 序时进度}}}",
    part=Part.YEAR,
    needs=(INDICATORS,),
)
