"""Those who are served are to be content."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.values.names import is_change, is_satisfaction
from jxbudget.rules.values.rate_below_one_percent import is_misplaced
from jxbudget.rules.values.rows import counted

DEFECT = warning(
    "JX416",
    "satisfaction-below-the-limit",
    title=Text("满意度目标偏低", "Satisfaction below the limit"),
    message=Text(
        "“{name}”的目标“{value}”低于 {limit}%。",
        "“{value}”, the target of “{name}”, is below {limit}%.",
    ),
    help_=Text(
        "满意度一般不低于 {limit}%；确有原因的，在表外说明。",
        "Aim at {limit}% or more, or be ready to say why not.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """The year's 满意度 ≥ the limit (lowest-satisfaction), in percent."""
    limit = case.limits.lowest_satisfaction
    for row in [row for row in counted(case) if row.full.unit == "%"]:
        full = row.full
        if not is_satisfaction(row.name) or is_change(row.name):
            continue
        if full.comparator in {"≤", "<"} or is_misplaced(full):
            continue
        low = (full.number or 0) < limit
        facts = {"value": full.text, "limit": limit}
        yield DEFECT.at(*row.pointer, FULL, name=row.name, **facts) if low else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标定得低，做到了也说明不了什么，审核时一般会要求调高。",
        "A low target shows little when it is met; reviewers ask for more.",
    ),
    good="绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: [≥0%, ≥90%]}}}",
    bad="绩效指标: {满意度指标: {服务对象满意度: {培训对象满意度: [≥0%, ≥80%]}}}",
    needs=(INDICATORS,),
)
