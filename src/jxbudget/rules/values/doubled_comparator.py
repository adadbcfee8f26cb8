"""One comparator is enough."""

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.rules.kit import HOLDS, Answer, Part, Rule
from jxbudget.rules.rows import Row

_AGAIN = ("及以上", "以上", "及以下", "以下", "以内", "之内", "范围内")

DEFECT = note(
    "JX442",
    "doubled-comparator",
    title=Text("比较符重复", "Comparator told twice"),
    message=Text(
        "“{name}”的指标值“{value}”既有“{sign}”，又有“{words}”，意思重复。",
        "“{value}”, the value of “{name}”, says “{sign}” and then “{words}” again.",
    ),
    help_=Text("去掉“{words}”。", "Take “{words}” out."),
)


def check(row: Row) -> Answer:
    """A sign and 以上, 以下 or 以内 do not stand on one number."""
    signed = [value for value in row.quantities if value.sign]
    for value in signed:
        if value.text.endswith(_AGAIN):
            words = next(words for words in _AGAIN if value.text.endswith(words))
            facts = {"value": value.text, "sign": value.sign, "words": words}
            finding = DEFECT.at(*row.place(value), name=row.name, **facts).on_words(value.text)
            return finding.mended_by((value.text, value.text.removesuffix(words)))
    return HOLDS if signed else None


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "≥ 就是“以上”，两个都写读着别扭；> 与“以上”连用，还会弄不清含不含本数。",
        "The sign says it already; with a strict sign it is even unclear which holds.",
    ),
    good="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人]}}}",
    bad="绩效指标: {产出指标: {数量指标: {培训监测人员人数: [≥0人, ≥60人以上]}}}",
    part=Part.ROW,
    needs=(INDICATORS,),
    fixes=True,
)
