"""There is no too little of what is bad."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.names import is_harm

DEFECT = warning(
    "JX440",
    "harm-with-a-lower-bound",
    title=Text("越低越好的指标写成了下限", "Lower bound on a harm"),
    message=Text(
        "“{name}”越少越好，指标值“{value}”却是下限。",
        "Less is better of “{name}”, but “{value}” is the least.",
    ),
    help_=Text("改用 ≤ 或 =，例如 =0起、≤1%。", "Use ≤ or =, as in “≤1%”."),
)


def check(row: Row, value: IndicatorValue) -> bool | None:
    """No ≥ or > with a number on accidents, complaints and mistakes."""
    if not is_harm(row.name) or value.number == 0:
        return None
    return value.comparator in {"≥", ">"}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "事故 ≥1 起的意思是至少要出一起；比较符写反了，打分也会反。",
        "“≥1” accident says that there must be one; the score is turned round.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测作业安全事故起数: =0起}}}",
    bad="绩效指标: {效益指标: {社会效益: {监测作业安全事故起数: ≥1起}}}",
    part=Part.QUANTITY,
    needs=(INDICATORS,),
)
