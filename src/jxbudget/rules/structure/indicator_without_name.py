"""A value belongs to an indicator of the last level, not to a group of indicators."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row

DEFECT = error(
    "JX303",
    "indicator-without-name",
    title=Text("指标值前缺指标名称", "Value without an indicator"),
    message=Text(
        "“{name}”是{level}，后面直接写了指标值。", "“{name}” is a {level} with a value of its own."
    ),
    help_=Text("在“{name}”下面另起一行写“{last}: 值”。", "Write “{last}: value” below “{name}”."),
)


def check(row: Row) -> Answer:
    """A row above the form's last level is blank, or has a dash or 无 in its columns."""
    levels = row.table.levels
    if len(row.path) >= len(levels):
        return None
    if row.is_silent:
        return HOLDS
    level, last = levels[len(row.path) - 1], levels[-1]
    return DEFECT.at(*row.pointer, name=row.name, level=level, last=last)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标值要写在三级指标后面；直接写在二级指标后面，表里就没有指标名称。",
        "A value belongs to an indicator of the last level; elsewhere it has no name.",
    ),
    good="绩效指标: {效益指标: {经济效益: {节约监测成本: ≥1万元}}}",
    bad="绩效指标: {效益指标: {经济效益: ≥1万元}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
