"""What the form has no place for would be lost in print."""

from collections.abc import Iterable

from jxbudget.diagnostic import Diagnostic, Pointer, Text, error, firm
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import NOWHERE, Row, rows
from jxbudget.source import advice

DEFECT = firm(
    error(
        "JX301",
        "indicator-outside-the-form",
        title=Text("表中没有这一指标的位置", "Indicator outside the form"),
        message=Text("{reason}", "{reason_en}"),
        help_=Text("{advice}", "{advice_en}"),
    )
)


def check(case: Case[AnySpec]) -> Verdicts:
    """一级 is one of the form's, the levels are as many, and every value has a column."""
    doubtful = [row for row in rows(case) if not (row.is_last and row.table.has_half)]
    if len(doubtful) < len(rows(case)):
        yield HOLDS
    yield from _judged(doubtful, case.form)


def _judged(rows: Iterable[Row], form: Form) -> Verdicts:
    roots = [root for band in form.indicator_bands for root in band.roots]
    strangers: set[str] = set()
    for row in rows:
        root, table = row.path[0], row.table
        if table is NOWHERE:
            if root not in strangers:
                strangers.add(root)
                yield _stranger(root, roots)
        elif len(row.path) > table.depth:
            yield _too_deep(row.pointer, table.depth)
        elif not table.has_half and row.half.text not in {"", row.full.text}:
            yield _no_half(row.pointer, row.name)
        else:
            yield HOLDS


def _stranger(root: str, roots: list[str]) -> Diagnostic:
    return DEFECT.at_key(
        INDICATORS,
        root,
        reason=f"表中没有“{root}”这个一级指标。",
        reason_en=f"The form has no 一级指标 called “{root}”.",
        **advice(root, roots),
    )


def _too_deep(pointer: Pointer, levels: int) -> Diagnostic:
    return DEFECT.at_key(
        *pointer,
        reason=f"“{pointer[-1]}”写到了第 {len(pointer) - 1} 级，表中只有 {levels} 级。",
        reason_en=f"“{pointer[-1]}” is on level {len(pointer) - 1}; the form has {levels}.",
        advice="检查缩进，去掉多出的一级。",
        advice_en="Check the indentation and take the extra level out.",
    )


def _no_half(pointer: Pointer, name: str) -> Diagnostic:
    return DEFECT.at(
        *pointer,
        HALF,
        reason=f"“{name}”写了半年值，表中没有半年一列。",
        reason_en=f"“{name}” has a half-year value; the form has no such column.",
        advice=f"写成“{name}: 值”，或只写{FULL}。",
        advice_en=f"Write “{name}: value”, or {FULL} alone.",
    )


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "表里没有位置的指标印不出来，等于丢了。",
        "What the form has no place for is not printed: it would be lost.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="绩效指标: {效益类指标: {经济效益: {带动就业人数: [≥5人, ≥10人]}}}",
    needs=(INDICATORS,),
)
