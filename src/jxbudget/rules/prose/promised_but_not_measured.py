"""What the annual goal promises in numbers has an indicator."""

import re

from jxbudget.diagnostic import Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.prose import Mention
from jxbudget.model.spec import AnySpec
from jxbudget.model.units import MONEY, SHARE, TIME, kind_of
from jxbudget.model.value import Kind
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.prose.held import adds_up, promised
from jxbudget.rules.prose.likeness import names_it
from jxbudget.rules.prose.promises import GOAL, is_change, is_part

DEFECT = note(
    "JX502",
    "promised-but-not-measured",
    title=Text("年度目标的数没有指标衡量", "Promised but not measured"),
    message=Text(
        "年度目标写了“{words}”，没有指标衡量它。",
        "The annual goal says “{words}”; no indicator measures it.",
    ),
    help_=Text(
        "为它设一个指标，或核对这个数要不要写进年度目标。",
        "Give it an indicator, or check whether the goal should say it.",
    ),
)
_EACH = r"各\s?$"
_UNTOLD = frozenset({Kind.BLANK, Kind.UNREADABLE})
_ANOTHER_SIDE = (
    *("满意度", "满意率", "及时性", "及时率", "合格率", "优良率", "准确率", "规范性", "同意率"),
    *("成本", "标准", "费用", "单价", "出勤率"),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """Every number with a unit in 年度目标 is that of an indicator, or one is clearly about it."""
    told: set[str] = set()
    said = [mention for mention, _ in promised(case)]
    for mention, is_measured in promised(case):
        if not _is_a_target(mention) or mention.text in told:
            continue
        told.add(mention.text)
        covered = is_measured or any(_covers(one, mention) for one in case.spec.indicators)
        if covered or adds_up(mention, said, case.spec):
            yield HOLDS
        elif not case.spec.indicators or any(map(_is_still_to_come, case.spec.indicators)):
            yield UNKNOWN
        else:
            words = mention.quoted_from(case.spec.annual_goal)
            yield DEFECT.at(GOAL, words=mention.text).on_words(words)


def _is_a_target(mention: Mention) -> bool:
    """Money and time are bounds, a share that grows is a direction, an average is no amount."""
    kind = kind_of(mention.unit.partition("/")[0])
    grows = kind == SHARE and is_change(mention)
    several = re.search(_EACH, mention.before) is not None
    return kind not in {MONEY, TIME} and not (grows or several or is_part(mention.clause))


def _is_still_to_come(indicator: Indicator) -> bool:
    """A row without a value that can be read may be the one that measures it."""
    values = (indicator.half, indicator.full)
    return not indicator.is_blank and any(one.kind in _UNTOLD for one in values)


def _covers(indicator: Indicator, mention: Mention) -> bool:
    """Whether most of its name stands around the number, whatever the number is."""
    words = f"{mention.before} {mention.after}"
    kind = kind_of(mention.unit)
    if kind == SHARE:
        words = f"{mention.lead} {words}"  # 食品抽检4000批次，合格率98%
    same = kind_of(indicator.full.unit) == kind
    return names_it(indicator, words) and (same or not indicator.name.endswith(_ANOTHER_SIDE))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "写进年度目标的数，年底要拿得出结果；没有指标，就没有人去数它。",
        "A number in the goal will be asked for; without an indicator nobody counts it.",
    ),
    good="年度目标: 全年监测湿地样点120个，培训监测人员60人，监测成果共享给10家单位。",
    bad="年度目标: 全年监测湿地样点120个，培训监测人员60人，救护水鸟300只。",
    needs=(GOAL, INDICATORS),
)
