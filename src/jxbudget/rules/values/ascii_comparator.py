"""Comparators are written with the sign that forms print: ≥, not >=."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.naming import narrow
from jxbudget.rules.values.glyphs import TWO_LETTERS, signs, used
from jxbudget.rules.values.rows import rows

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
    all_rows = list(rows(case))
    alone = {comparator: len(counted) == 1 for comparator, counted in used(all_rows).items()}
    for row in all_rows:
        written = signs(row)
        odd = [
            (value.text, value.sign, case.form.glyphs.get(comparator, comparator))
            for comparator, value in written
            if narrow(value.sign) in TWO_LETTERS and alone[comparator]
        ]
        if odd:
            _, sign, right = odd[0]
            finding = DEFECT.at(*row.pointer, name=row.name, sign=sign, wanted=right)
            mends = ((text, text.replace(old, new, 1)) for text, old, new in odd)
            yield finding.on_words(sign).mended_by(*mends)
        elif written:
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
