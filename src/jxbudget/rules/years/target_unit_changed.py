"""A row is measured in the unit it was measured in last year."""

from jxbudget.diagnostic import Label, Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.same_measure import is_number, unit_of
from jxbudget.model.units import is_one_unit
from jxbudget.model.vocabulary import FULL
from jxbudget.rules.kit import HOLDS, UNKNOWN, Dossier, Rule, Scope, Verdicts
from jxbudget.rules.years.steps import rows_of_steps

DEFECT = note(
    "JX703",
    "target-unit-changed",
    title=Text("指标的计量单位变了", "The unit of a target has changed"),
    message=Text(
        "“{name}”上年用“{old}”（{before}），本年用“{new}”（{now}）。",
        "“{name}” was in “{old}” last year ({before}) and is in “{new}” now ({now}).",
    ),
    help_=Text("沿用上年的单位，两年才好比较。", "Keep the unit; then two years can be compared."),
)
_LAST_YEAR = Text("上年是 {before}", "{before} last year")


def check(dossier: Dossier) -> Verdicts:
    """Both years' numbers have one unit, other names for it included."""
    for step, rows in rows_of_steps(dossier):
        if rows is None:
            yield UNKNOWN
            continue
        for older, newer in rows.same:
            old, new = older.full, newer.full
            if not (is_number(old) and is_number(new) and old.unit and new.unit):
                continue
            if unit_of(old) == unit_of(new) or is_one_unit(old.unit, new.unit):
                yield HOLDS
                continue
            facts = {"old": old.unit, "new": new.unit, "before": old.text, "now": new.text}
            where = (INDICATORS, *older.path, FULL)
            label = Label(where, _LAST_YEAR, {"before": old.text}, path=step.older.path)
            finding = DEFECT.at(INDICATORS, *newer.path, FULL, name=newer.name, **facts)
            yield step.newer.tells(finding.labelled([label]))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "单位一变，两年的数就不能直接比；也可能是误改。公里和千米这样的同义写法不算变。",
        "With another unit two years cannot be compared, and it may be a slip.",
    ),
    good="上年项目: {}\n项目: {}",
    bad="""\
上年项目:
  年度目标: 全年监测湿地样点110个，培训监测人员50人，编写监测报告4份，监测成果共享给8家单位。
  绩效指标: {产出指标: {数量指标: {编写监测报告篇数: [≥1份, ≥4份]}}}
项目: {}""",
    scope=Scope.UNIT,
)
