"""The unit counts what the name speaks of."""

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.values.units import expected_unit, is_asking

DEFECT = warning(
    "JX409",
    "unit-does-not-fit-the-name",
    title=Text("单位与指标名称不符", "Unit does not fit the name"),
    message=Text(
        "“{name}”的指标值“{value}”，单位是“{unit}”；按名称应是“{expected}”一类的单位。",
        "“{name}” has the value “{value}” in “{unit}”; its name asks for a unit like “{expected}”.",
    ),
    help_=Text("核对名称和单位，改其中一个。", "Check the name and the unit and change one."),
)


def check(row: Row) -> Answer:
    """人数 in 人, 次数 in 次, 面积 in 亩, 金额 in 元, 率 in %; unknown units are not judged."""
    if not row.quantities or row.table.has_unit_column or not is_asking(row.name):
        return None
    expected = ((value, expected_unit(row.name, value.unit)) for value in row.quantities)
    odd = next(((value, unit) for value, unit in expected if unit), None)
    if odd is None:
        return HOLDS
    value, unit = odd
    facts = {"value": value.text, "unit": str(value.unit), "expected": unit}
    return DEFECT.at(*row.place(value), name=row.name, **facts)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "名称说的是人数，单位却是场，多半是改名称时忘了改单位，或填错了行。",
        "Often a name was changed without its unit, or two rows were swapped.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0场, ≥60场]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
