"""Something is to be done by mid-year."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row, rows

DEFECT = note(
    "JX415",
    "nothing-due-by-mid-year",
    title=Text("产出指标半年都是 0", "Nothing is due by mid-year"),
    message=Text(
        "“{name}”下的 {count} 个指标，半年值都是 0 或没有要求。",
        "None of the {count} indicators below “{name}” asks for anything by mid-year.",
    ),
    help_=Text(
        "看看哪些工作上半年就能做，给一两个指标写上半年值。",
        "Give one or two of them a half-year value.",
    ),
)


_OUTPUTS = frozenset({"产出", "产出指标", "履职", "部门履职"})


def check(case: Case[AnySpec]) -> Verdicts:
    """For each root of outputs: a row whose half-year value is not 0."""
    by_root: dict[str, list[Row]] = {}
    for row in [row for row in rows(case) if row.path[0] in _OUTPUTS]:
        if row.values and row.half.text and row.table.has_half:
            by_root.setdefault(row.path[0], []).append(row)
    for root, below in by_root.items():
        idle = all(_is_idle(row.half) for row in below)
        yield DEFECT.at_key(INDICATORS, root, name=root, count=len(below)) if idle else HOLDS


def _is_idle(half: IndicatorValue) -> bool:
    """≥0, 0, or nothing; a wording or a cap asks for something."""
    if half.kind is Kind.BLANK:
        return True
    return half.number == 0 and half.comparator in {"≥", ">", "=", None}


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "半年监控要看上半年做了什么；样样都是 ≥0，监控就没有内容。",
        "Mid-year monitoring looks at what was done; with ≥0 everywhere there is nothing to see.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="""\
绩效指标:
  产出指标:
    数量指标: {监测湿地样点数量: [≥0个, ≥120个], 编写监测报告篇数: [≥0篇, ≥4篇]}
    质量指标: {监测数据合格率: [≥0%, ≥95%]}
    时效指标: {-监测报告完成及时性: , 监测报告按时完成率: [≥0%, =100%]}
    成本指标: {监测人员培训总成本: [=0万元, ≤12万元]}""",
    needs=(INDICATORS,),
)
