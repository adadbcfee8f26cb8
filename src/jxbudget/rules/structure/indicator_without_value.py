"""Every row with a name of its own promises something in every column the form prints."""

from jxbudget.diagnostic import Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row

DEFECT = error(
    "JX302",
    "indicator-without-value",
    title=Text("指标没有指标值", "Indicator without a value"),
    message=Text("“{name}”没有写{columns}指标值。", "“{name}” has no value for {columns}."),
    help_=Text(
        "补上指标值，例如“{name}: [≥50例, ≥100例]”；没有内容就删去这一行。",
        "Add one, such as “{name}: [≥50例, ≥100例]”, or take the row out.",
    ),
)


def check(row: Row) -> Answer:
    """A row on the form's last level has 半年 and 全年; only shorter rows are printed blank."""
    if not row.is_last:
        return None
    no_half = row.table.has_half and not row.half.text.strip()
    no_full = row.table.has_full and not row.full.text.strip()
    if not no_half and not no_full:
        return HOLDS
    lacking = [column for column, lacks in ((HALF, no_half), (FULL, no_full)) if lacks]
    return DEFECT.at_key(*row.pointer, name=row.name, columns=lacking)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "有名称没有指标值，等于什么都没有承诺，也无从监控和评价。",
        "A name without a value promises nothing and cannot be monitored.",
    ),
    good="绩效指标: {产出指标: {质量指标: {监测数据合格率: [≥90%, ≥95%]}}}",
    bad="绩效指标: {产出指标: {质量指标: {监测数据合格率: ['', ≥95%]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
)
