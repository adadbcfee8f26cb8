"""Rules on one year against another."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.years import (
    end_moved,
    money_changed,
    more_carried_over_than_there_was,
    one_off_project_again,
    project_renamed,
    same_text_for_years,
    target_lowered,
    target_removed,
    target_unit_changed,
)

RULES: tuple[Rule, ...] = (
    target_lowered.RULE,
    target_removed.RULE,
    target_unit_changed.RULE,
    money_changed.RULE,
    same_text_for_years.RULE,
    project_renamed.RULE,
    end_moved.RULE,
    one_off_project_again.RULE,
    more_carried_over_than_there_was.RULE,
)
