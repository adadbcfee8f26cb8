"""A row that stands in the form promises something."""

import re

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import Kind
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.values.names import may_be_nothing
from jxbudget.rules.values.rows import rows

_NOTHING = frozenset({"不适用", "不涉及", "暂无", "无此项", "无要求", "无目标"})
_IDLE = re.compile(r"[无—/-]+|不适用|不涉及")

DEFECT = warning(
    "JX426",
    "value-says-nothing",
    title=Text("指标值是“无”", "Value that says nothing"),
    message=Text(
        "“{name}”的全年值是“{value}”，等于没有目标。",
        "“{name}” has “{value}” for the year, which is no target.",
    ),
    help_=Text("写上目标，或者删去这一行。", "Write a target or take the row out."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """The year's value is not 无 or —, unless none is what is wanted or the row is fixed."""
    fixed = case.form.conventions.fixed_names
    for row in rows(case):
        is_asked = row.full.text.strip() and row.name not in fixed and not _IDLE.fullmatch(row.name)
        if not is_asked or may_be_nothing(row.name) or row.name in row.indicator.path[:-1]:
            continue
        empty = row.full.kind is Kind.BLANK or row.full.text.strip() in _NOTHING
        facts = {"value": row.full.text}
        yield DEFECT.at(*row.pointer, FULL, name=row.name, **facts) if empty else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "有名称没有目标，年底没有东西可以评价。",
        "A name without a target leaves nothing to be scored.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, 不适用]}}}",
    needs=(INDICATORS,),
)
