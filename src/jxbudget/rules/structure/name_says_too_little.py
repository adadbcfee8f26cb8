"""A name says of what."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.twins import PROGRAMMES
from jxbudget.rules.structure.wording import is_generic

DEFECT = note(
    "JX323",
    "name-says-too-little",
    title=Text("指标名称没有说明对象", "Name says too little"),
    message=Text("指标名称只有“{name}”，没有说是什么的。", "The name is “{name}” alone: of what?"),
    help_=Text(
        "名称里写上对象，例如“培训人数”“设备验收合格率”。",
        "Name the object as well.",
    ),
)


def check(row: Row) -> Answer:
    """No own name is a generic word alone, except below a programme that names the object."""
    if not row.is_own or row.table.depth >= PROGRAMMES:
        return None
    return DEFECT.at_key(*row.pointer, name=row.name) if is_generic(row.name) else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "“完成率”“合格率”不说是什么的，做完也没法证明做到了。",
        "A rate of nothing in particular cannot be shown to have been reached.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {合格率: [≥90%, ≥95%]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
