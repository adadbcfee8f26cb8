"""An annual goal says how much."""

from jxbudget.diagnostic import Text, note
from jxbudget.model.prose import names_a_number
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.prose.promises import GOAL

DEFECT = note(
    "JX503",
    "annual-goal-without-a-number",
    title=Text("年度目标没有一个数", "Annual goal without a number"),
    message=Text(
        "年度目标没有一个数，看不出要做到多少。",
        "The annual goal names no number; it does not say how much.",
    ),
    help_=Text(
        "把主要指标的全年值写进年度目标。",
        "Put the year's targets of the main indicators into it.",
    ),
)


def check(case: Case[AnySpec]) -> Verdicts:
    """年度目标 has a number that is not a date, an item or part of a name."""
    goal = case.spec.annual_goal
    if goal.strip():
        yield HOLDS if names_a_number(goal) else DEFECT.at(GOAL)


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "目标要能衡量：只有“提升”“加强”，年底说不清做到没有。",
        "A goal is there to be measured; words alone cannot be checked at the year's end.",
    ),
    good="年度目标: 全年监测湿地样点120个，培训监测人员，编写监测报告。",
    bad="年度目标: 做好2026年湿地样点监测，培训监测人员，编写监测报告，向有关单位共享监测成果。",
    needs=(GOAL,),
)
