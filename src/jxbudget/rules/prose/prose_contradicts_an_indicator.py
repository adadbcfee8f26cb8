"""A number in the annual goal is the number of the indicator that measures it."""

from jxbudget.diagnostic import Label, Pointer, Text, warning
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.prose import Mention
from jxbudget.model.spec import AnySpec
from jxbudget.model.units import is_one_unit
from jxbudget.model.value import Kind
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.prose.held import adds_up, promised
from jxbudget.rules.prose.likeness import is_about
from jxbudget.rules.prose.promises import (
    GOAL,
    agree,
    is_change,
    is_part,
    numbers,
    spans_years,
)

DEFECT = warning(
    "JX501",
    "prose-contradicts-an-indicator",
    title=Text("年度目标与指标的数不同", "Annual goal and indicator differ"),
    message=Text(
        "年度目标写的是“{words}”，指标“{name}”的全年值是 {value}。",
        "The annual goal says “{words}”; the indicator “{name}” has {value} for the year.",
    ),
    help_=Text("核对两处，改成同一个数。", "Check both places and make them agree."),
)
_HERE = Text("这里是 {value}", "{value} here")


def check(case: Case[AnySpec]) -> Verdicts:
    """The goal's number leaves room for the indicator's, wherever the two speak of one thing."""
    spec = case.spec
    said = [mention for mention, _ in promised(case)]
    for mention, is_measured in promised(case):
        if is_measured:
            yield HOLDS
            continue
        held = _indicator_for(mention, spec)
        if held is None:
            continue
        if is_part(mention.clause) or is_change(mention, held.name) or spans_years(case):
            yield UNKNOWN
        elif _agrees(mention, held) or adds_up(mention, said, spec):
            yield HOLDS
        else:
            facts = {"words": mention.text, "name": held.name, "value": held.full.text}
            where: Pointer = (INDICATORS, *held.path)
            label = Label(where, _HERE, {"value": held.full.text})
            words = mention.quoted_from(spec.annual_goal)
            yield DEFECT.at(GOAL, **facts).on_words(words).labelled([label])


def _indicator_for(mention: Mention, spec: AnySpec) -> Indicator | None:
    """The one indicator in the same unit that is clearly about it; of several, none is."""
    found = [
        one
        for one in spec.indicators
        if one.full.kind in {Kind.QUANTITY, Kind.RANGE}
        and is_one_unit(one.full.unit, mention.unit)
        and is_about(mention, one, spec.name)
    ]
    return found[0] if found and len({one.full.number for one in found}) == 1 else None


def _agrees(mention: Mention, held: Indicator) -> bool:
    """Within the room the words leave; an upper bound is kept by any smaller number."""
    bounds = numbers(held.full)
    below = held.full.comparator in {"≤", "<"} and mention.comparator is None
    return any(agree(mention.value, number) for number in bounds) or (
        below and mention.number <= max(bounds)
    )


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一件事在年度目标和指标里是两个数，评价时不知道按哪一个；多半是改了一处忘了另一处。",
        "With two numbers for one thing nobody knows which counts; usually only one was updated.",
    ),
    good="年度目标: 全年监测湿地样点120个左右，培训监测人员50人以上，编写监测报告4篇。",
    bad="年度目标: 全年监测湿地样点150个，培训监测人员60人，编写监测报告4篇。",
    needs=(GOAL, INDICATORS),
)
