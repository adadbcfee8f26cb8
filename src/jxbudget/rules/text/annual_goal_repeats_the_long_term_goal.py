"""What is to be reached this year is less than what is to be reached in the end."""

from jxbudget.diagnostic import Label, Text, note
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.text.another_year_in_the_annual_goal import GOAL
from jxbudget.rules.text.sameness import same

LONG_TERM = "中长期目标"

DEFECT = note(
    "JX134",
    "annual-goal-repeats-the-long-term-goal",
    title=Text("年度目标与中长期目标相同", "Annual goal repeats the long-term goal"),
    message=Text(
        "年度目标与中长期目标一字不差，看不出这一年要做到什么。",
        "The annual goal is the long-term goal word for word; what this year brings is not told.",
    ),
    help_=Text(
        "年度目标写这一年做多少、做到什么程度。", "Say how much is to be done in this year."
    ),
)
_OTHER = Text("中长期目标在这里", "the long-term goal is here")
_FINDING = DEFECT.at(GOAL).labelled([Label((LONG_TERM,), _OTHER)])


def check(case: Case[AnySpec]) -> Verdicts:
    """年度目标 ≠ 中长期目标, width, spaces and punctuation aside."""
    annual, long_term = case.spec.annual_goal, case.spec.long_term_goal
    if annual.strip() and long_term.strip():
        yield _FINDING if same(annual, long_term) else HOLDS


_GOAL = "监测湿地样点120个，培训监测人员60人，编写监测报告4篇，监测成果共享给10家单位"
RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "两个目标管的时间不同；写成一样，年度目标就没法考核。",
        "The two are about different times; the same words for both cannot be assessed.",
    ),
    good="中长期目标: 建成覆盖全省的湿地监测网络，形成连续的数据，服务湿地保护和修复。",
    bad=f"{{中长期目标: {_GOAL}, 年度目标: {_GOAL}。}}",
)
