"""Rules that hold prose against indicators and money."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.prose import (
    amounts_in_prose_do_not_add_up,
    annual_goal_without_a_number,
    carried_over_in_the_text_only,
    carried_over_without_a_word,
    indicator_nowhere_in_the_text,
    promised_but_not_measured,
    prose_contradicts_an_indicator,
    staff_ratio_does_not_follow,
    total_in_prose_differs,
)

RULES: tuple[Rule, ...] = (
    prose_contradicts_an_indicator.RULE,
    promised_but_not_measured.RULE,
    annual_goal_without_a_number.RULE,
    indicator_nowhere_in_the_text.RULE,
    staff_ratio_does_not_follow.RULE,
    amounts_in_prose_do_not_add_up.RULE,
    carried_over_in_the_text_only.RULE,
    carried_over_without_a_word.RULE,
    total_in_prose_differs.RULE,
)
