"""One form writes one sign for one comparator."""

from collections import Counter
from collections.abc import Mapping

from jxbudget.diagnostic import Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.comparators import Comparator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.values.glyphs import held, signed, spellings, used, wanted

DEFECT = warning(
    "JX405",
    "mixed-comparator-glyphs",
    title=Text("比较符写法不统一", "Mixed comparator glyphs"),
    message=Text(
        "“{name}”的比较符写作“{sign}”，本表其他地方写作“{others}”。",
        "“{name}” has the comparator “{sign}”, which is “{others}” elsewhere in the form.",
    ),
    help_=Text("统一写作“{wanted}”。", "Write “{wanted}” throughout."),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """For each comparator, one sign; a finding for each row with another than the one wanted."""
    if len(dict(spellings(case))) == len(spellings(case)):
        return held(case)
    mixed = {sense: signs for sense, signs in used(case).items() if len(signs) > 1}
    return _judged(case, mixed)


def _judged(case: Case[AnySpec], counted: Mapping[Comparator, Counter[str]]) -> Verdicts:
    right = {sense: wanted(sense, counted[sense], case.form.glyphs) for sense in counted}
    for row in signed(case):
        odd = [
            (value.comparator, value)
            for value in row.values
            if value.sign and value.comparator in right and value.sign != right[value.comparator]
        ]
        if odd:
            comparator, value = odd[0]
            others = [sign for sign in counted[comparator] if sign != value.sign]
            facts = {"sign": value.sign, "others": others, "wanted": right[comparator]}
            mends = ((v.text, v.text.replace(v.sign, right[c], 1)) for c, v in odd)
            finding = DEFECT.at(*row.pointer, name=row.name, **facts)
            yield finding.on_words(value.sign).mended_by(*mends)
        else:
            yield HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一张表里 >= 与 ≥、＝ 与 = 混用，看着像是几个人拼起来的，也难检索和汇总。",
        "Signs of two kinds in one form look pasted together and are hard to search for.",
    ),
    good="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: [≥50个, ≥120个]}}}",
    bad="绩效指标: {产出指标: {数量指标: {监测湿地样点数量: ['>=50个', '>=120个']}}}",
    needs=(INDICATORS,),
    fixes=True,
)
