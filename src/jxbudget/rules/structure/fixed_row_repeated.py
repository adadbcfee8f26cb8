"""A fixed row stands once in a form."""

from collections.abc import Sequence

from jxbudget.diagnostic import Diagnostic, Label, Text, error
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.fixed import FixedRow, fixed_by_name, written_by_name

DEFECT = error(
    "JX305",
    "fixed-row-repeated",
    title=Text("固定指标重复", "Fixed row repeated"),
    message=Text(
        "固定指标“{name}”写了 {count} 次，应当只有 {expected} 次。",
        "The fixed row “{name}” is written {count} times, not {expected}.",
    ),
    help_=Text(
        "只留“{root}”下“{group}”里的一行，其余删去或换一个名称。",
        "Keep the one in “{root}／{group}”; take the others out or name them otherwise.",
    ),
)
_ALSO = Text("这里也有", "it is here as well")


def check(case: Case[ProjectSpec]) -> Verdicts:
    """A name is among the indicators' last names as often as among the fixed rows."""
    written = written_by_name(case)
    if all(len(rows) == 1 for rows in written.values()):
        return [HOLDS] if written else []
    pairs = [(rows, written.get(name, [])) for name, rows in fixed_by_name(case.form).items()]
    repeated = [_finding(rows, wanted) for wanted, rows in pairs if len(rows) > len(wanted)]
    return repeated or [HOLDS]


def _finding(rows: Sequence[Row], wanted: Sequence[FixedRow]) -> Diagnostic:
    first, last, fixed = rows[0], rows[-1], wanted[-1]
    said = {"name": fixed.name, "root": fixed.root, "group": fixed.group}
    finding = DEFECT.at_key(INDICATORS, *last.path, count=len(rows), expected=len(wanted), **said)
    return finding.labelled([Label((INDICATORS, *first.path), _ALSO)])


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "固定指标各写一次；写两次，印出来有两行，得分也会算两遍，会被退回。",
        "Each fixed row stands once; twice it is printed and scored twice, and returned.",
    ),
    good="绩效指标: {过程: {资金管理: {资金使用合规性: 合规}}}",
    bad="绩效指标: {过程: {组织实施: {资金使用合规性: 合规}}}",
    kinds=(ProjectSpec,),
    needs=(INDICATORS,),
)
