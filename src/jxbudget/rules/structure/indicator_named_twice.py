"""An indicator is promised once."""

from collections.abc import Hashable

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import Kind
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.twins import telling, with_earlier_twin

DEFECT = warning(
    "JX314",
    "indicator-named-twice",
    title=Text("指标重复", "Indicator named twice"),
    message=Text(
        "“{name}”在“{first}”和“{second}”各写了一次。",
        "“{name}” stands in “{first}” and again in “{second}”.",
    ),
    help_=Text(
        "同一件事只留一行；若是两件事，名称里写明各指什么。",
        "Keep one; if two things are meant, say in the names which.",
    ),
)
_MEASURED = frozenset({Kind.QUANTITY, Kind.RANGE})
_SEVERAL = frozenset({Kind.COMPOUND, Kind.DATE})
_FIRST = Text("先在这里写过", "first written here")


def check(case: Case[AnySpec]) -> Verdicts:
    """No two own rows share name and unit, programmes of one table aside."""
    own = telling(case)
    if len({row.plain for row in own}) == len(own):
        return [HOLDS] if own else []
    return _judged(case)


def _judged(case: Case[AnySpec]) -> Verdicts:
    for row, earlier in with_earlier_twin(case, _likeness):
        if earlier is None:
            yield HOLDS
            continue
        facts = {"first": "／".join(earlier.path[:-1]), "second": "／".join(row.path[:-1])}
        finding = DEFECT.at_key(INDICATORS, *row.path, name=row.name, **facts)
        yield finding.labelled([Label((INDICATORS, *earlier.path), _FIRST)])


def _likeness(row: Row) -> Hashable:
    """Name and unit: 培训班 of 2期 and 培训班 of 5万元 are two promises."""
    value = row.full if row.full.kind is not Kind.BLANK else row.half
    return row.plain, value.kind in _SEVERAL, value.unit, value.kind in _MEASURED


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个指标写两次，一件事会被监控、评价两遍；两处的数往后还容易改得不一样。",
        "An indicator written twice is monitored and scored twice, and the two drift apart.",
    ),
    good="绩效指标: {效益指标: {社会效益: {监测成果共享单位数量: [≥5家, ≥10家]}}}",
    bad="""\
绩效指标:
  产出指标: {质量指标: {监测报告采用率: [≥80%, ≥90%]}}
  效益指标: {社会效益: {监测报告采用率: [≥80%, ≥90%]}}""",
    needs=(INDICATORS,),
)
