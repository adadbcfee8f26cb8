"""Rules that hold prose against indicators and money."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.prose import (
    annual_goal_without_a_number,
    indicator_nowhere_in_the_text,
    promised_but_not_measured,
    prose_contradicts_an_indicator,
    staff_ratio_does_not_follow,
)

RULES: tuple[Rule, ...] = (
    prose_contradicts_an_indicator.RULE,
    promised_but_not_measured.RULE,
    annual_goal_without_a_number.RULE,
    indicator_nowhere_in_the_text.RULE,
    staff_ratio_does_not_follow.RULE,
)
