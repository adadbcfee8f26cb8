"""在职人员控制率 is what 在编 and 编制 say."""

import re
from decimal import Decimal

from jxbudget.diagnostic import Label, Text, note
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import UnitSpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts

DEFECT = note(
    "JX505",
    "staff-ratio-does-not-follow",
    title=Text("在职人员控制率与人数不符", "Staff ratio does not follow"),
    message=Text(
        "编制 {posts} 人、在编 {staff} 人，相除是 {ratio}%，“{name}”写的是 {value}。",
        "{staff} of {posts} posts are filled, which is {ratio}%; “{name}” says {value}.",
    ),
    help_=Text(
        "核对编制、在编人数和在职人员控制率。", "Check the posts, the head count and the ratio."
    ),
)
RATIO, STAFFING = "在职人员控制率", "机构设置及人员配置"

_COUNT = (
    r"(?:人员|人数|总数|数|职工|干部){0,3}(?:为|是|共有?|共计|有|:|：)?"
    r"\s?([0-9]{1,6})\s?(?:人|名|个)"
)
_MOST_DECIMALS = 6
_POSTS = rf"(?<![在超])(?:核定)?(?:事业|行政|人员)?编制{_COUNT}"
_STAFF = rf"在编(?<!非在编)(?:在岗|在职|正式)?{_COUNT}"
_FROM = Text("编制 {posts} 人", "{posts} posts")
_COUNTED = Text("在编 {staff} 人", "{staff} filled")


def check(case: Case[UnitSpec]) -> Verdicts:
    """在职人员控制率 = 在编 ÷ 编制, rounded half up to the decimals that are written."""
    rows = [one for one in case.spec.indicators if one.path[-1] == RATIO and not one.is_blank]
    if not rows:
        return
    posts, staff = _only(_POSTS, case.spec.staffing), _only(_STAFF, case.spec.staffing)
    known = posts and staff and int(posts[1]) >= int(staff[1]) and int(posts[1])
    for indicator in rows:
        value = indicator.full
        if not (posts and staff and known) or value.kind is not Kind.QUANTITY or value.unit != "%":
            yield UNKNOWN
            continue
        ratio = int(staff[1]), int(posts[1])
        if _keeps(value, ratio):
            yield HOLDS
            continue
        facts = {"posts": posts[1], "staff": staff[1]}
        labels = [
            Label((STAFFING,), text, facts, words=found[0])
            for text, found in ((_FROM, posts), (_COUNTED, staff))
        ]
        told = {"name": RATIO, "ratio": print_amount(_percent(ratio, 2)), "value": value.text}
        where = (INDICATORS, *indicator.path)
        yield DEFECT.at(*where, **facts, **told).labelled(labels)


def _only(pattern: str, text: str) -> re.Match[str] | None:
    """The one place where a number is told; of several, nobody knows which counts."""
    found = list(re.finditer(pattern, text))
    return found[0] if len(found) == 1 else None


def _percent(ratio: tuple[int, int], decimals: int) -> Decimal:
    """What one number is of another, rounded half up; exact without a thousand digits."""
    part, whole = ratio
    return Decimal((200 * part * 10**decimals + whole) // (2 * whole)).scaleb(-decimals)


def _keeps(value: IndicatorValue, ratio: tuple[int, int]) -> bool:
    """Whether the ratio, rounded as the target is written, meets the target."""
    target = value.number or Decimal(0)
    given = _percent(ratio, min(_MOST_DECIMALS, max(0, -int(target.as_tuple().exponent))))
    match value.comparator:
        case "≤" | "<":
            return given <= target
        case "≥" | ">":
            return given >= target
        case _:
            return given == target


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "控制率就是在编人数除以编制数，两个数都在同一张表上，评审一除就知道。",
        "The ratio is the head count by the posts; both stand on the same form.",
    ),
    good="部门整体: {绩效指标: {过程: {人员管理: {在职人员控制率: ≤100%}}}}",
    bad="""\
部门整体:
  机构设置及人员配置: 公益一类事业单位，编制12人。现有在编人员9人。
  绩效指标: {过程: {人员管理: {在职人员控制率: =100%}}}""",
    kinds=(UnitSpec,),
    needs=(INDICATORS, STAFFING),
)
