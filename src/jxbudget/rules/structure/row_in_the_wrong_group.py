"""An indicator stands in the group that its name tells."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.structure.groups import COST, QUANTITY, SATISFACTION, TIMELINESS, Group
from jxbudget.rules.structure.rows import own_rows
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


def check(case: Case[AnySpec]) -> Verdicts:
    """满意度, 及时性 and 成本 stand in their groups, in forms that group 产出 by 数量 and so on."""
    outputs = {root for root, _ in QUANTITY.places(case.form)}
    if not outputs:
        return
    places = {group: group.places(case.form) for group in _TOLD_BY}
    for row in own_rows(case):
        group = _told_group(row, outputs, case.form)
        if group is None or not places[group]:
            continue
        if any(group.word in plain(label) for label in row.path[:-1]):
            yield HOLDS
            continue
        given, expected = "／".join(row.path[:-1]), "／".join(filter(None, places[group][0]))
        where = {"given": given, "expected": expected}
        yield DEFECT.at_key(INDICATORS, *row.path, name=row.name, **where)


def _told_group(row: Indicator, outputs: set[str], form: Form) -> Group | None:
    """The group that a name tells: 时效 and 成本 below 产出 alone, 满意度 below 效益 as well."""
    name = without_brackets(row.name)
    if _EFFECT.search(name):
        return None
    told = next((group for group, ending in _TOLD_BY.items() if ending.search(name)), None)
    judged = outputs | {root for root in form.conventions.groups if "效益" in root}
    return told if row.path[0] in (judged if told is SATISFACTION else outputs) else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "指标按类别评分；放错了类别，该有的一类就显得没有。",
        "Indicators are scored by group; in the wrong one they leave a gap in the right one.",
    ),
    good="绩效指标: {产出指标: {时效指标: {监测数据上报及时率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据上报及时率: [≥90%, ≥95%]}}}",
    needs=(INDICATORS,),
)
