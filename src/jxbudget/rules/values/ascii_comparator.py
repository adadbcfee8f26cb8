"""Comparators are written with the sign that forms print: ≥, not >=."""

from collections.abc import Collection

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import Comparator
from jxbudget.model.naming import narrow
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.values.glyphs import TWO_LETTERS, held, signed, spellings, used

DEFECT = note(
    "JX437",
    "ascii-comparator",
    title=Text("比较符用两个字符拼成", "Comparator made of two letters"),
    message=Text(
        "“{name}”的比较符写作“{sign}”，表上印作“{wanted}”。",
        "“{name}” has the comparator “{sign}”, which the form prints as “{wanted}”.",
    ),
    help_=Text("改写成“{wanted}”。", "Write “{wanted}”."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """No >= where all of the form is written so; a mixture is told by another rule."""
    if not any(len(sign) > 1 for _, sign in spellings(case)):
        return held(case)
    alone = [comparator for comparator, counted in used(case).items() if len(counted) == 1]
    doubled = {one for one in alone if TWO_LETTERS.issuperset(map(narrow, used(case)[one]))}
    return _judged(case, doubled) if doubled else held(case)


def _judged(case: Case[AnySpec], doubled: Collection[Comparator]) -> Verdicts:
    for row in signed(case):
        odd = [
            (value.text, value.sign, case.form.glyphs.get(value.comparator, value.comparator))
            for value in row.values
            if value.sign and value.comparator and value.comparator in doubled
        ]
        if odd:
            _, sign, right = odd[0]
            finding = DEFECT.at(*row.pointer, name=row.name, sign=sign, wanted=right)
            mends = ((text, text.replace(old, new, 1)) for text, old, new in odd)
            yield finding.on_words(sign).mended_by(*mends)
        else:
            yield HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "正式的表上印的是 ≥、≤；写成 >=、<= 也能读懂，只是不好看，在 YAML 里还必须加引号。",
        "Official forms print ≥ and ≤; >= is understood, but in YAML it needs quotes.",
    ),
    good="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: ≤12万元}}}",
    bad="绩效指标: {产出指标: {成本指标: {监测人员培训总成本: '<=12万元'}}}",
    needs=(INDICATORS,),
    fixes=True,
)
