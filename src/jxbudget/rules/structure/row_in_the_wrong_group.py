"""An indicator stands in the group that its name tells."""

import re
from functools import lru_cache

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.groups import COST, QUANTITY, SATISFACTION, TIMELINESS, Group
from jxbudget.rules.structure.wording import without_brackets

_TOLD_BY = {
    SATISFACTION: re.compile(r"满意[度率]$"),
    TIMELINESS: re.compile(r"(?:及时[性率]|按[时期]完成率|及时完成率)$"),
    COST: re.compile(r"(?:成本|费用标准|成本标准|成本控制[数额])$"),
}
_EFFECT = re.compile(r"^(?:提[升高]|增[强加]|改善|促进|推动|降低|减少|节[约省])")

DEFECT = warning(
    "JX324",
    "row-in-the-wrong-group",
    title=Text("指标放错了类别", "Indicator in the wrong group"),
    message=Text(
        "“{name}”写在“{given}”下，像是“{expected}”的指标。",
        "“{name}” stands in “{given}” but reads like one of “{expected}”.",
    ),
    help_=Text("移到“{expected}”下面。", "Move it to “{expected}”."),
)


def check(row: Row) -> Answer:
    """满意度, 及时性 and 成本 stand in their groups, in forms that group 产出 by 数量 and so on."""
    group = _told_group(row.name) if row.is_own else None
    places = group.places(row.form) if group and _is_judged(row, group) else ()
    if group is None or not places:
        return None
    if any(group.word in label for label in row.above.labels):
        return HOLDS
    where = {"given": "／".join(row.path[:-1]), "expected": "／".join(filter(None, places[0]))}
    return DEFECT.at_key(*row.pointer, name=row.name, **where)


@lru_cache(maxsize=4096)
def _told_group(name: str) -> Group | None:
    """The group that a name tells."""
    name = without_brackets(name)
    if _EFFECT.search(name):
        return None
    return next((group for group, ending in _TOLD_BY.items() if ending.search(name)), None)


def _is_judged(row: Row, group: Group) -> bool:
    """时效 and 成本 below 产出 alone, 满意度 below 效益 as well."""
    outputs = QUANTITY.roots(row.form)
    is_effect = group is SATISFACTION and "效益" in row.path[0]
    in_effects = is_effect and row.path[0] in row.form.conventions.groups
    return bool(outputs) and (row.path[0] in outputs or in_effects)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标按类别评分；放错了类别，该有的一类就显得没有。",
        "Indicators are scored by group; in the wrong one they leave a gap in the right one.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测数据上报及时率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据上报及时率: [≥90%, ≥95%]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
