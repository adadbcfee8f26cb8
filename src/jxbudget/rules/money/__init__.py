"""Rules on amounts: sums, plans, and money named in prose."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.money import (
    amount_is_negative,
    basic_and_projects_are_not_the_total,
    expenditure_is_not_the_total,
    half_exceeds_full,
    line_without_half,
    project_lines_are_not_their_total,
    total_is_not_the_sum_of_its_sources,
)

RULES: tuple[Rule, ...] = (
    total_is_not_the_sum_of_its_sources.RULE,
    expenditure_is_not_the_total.RULE,
    basic_and_projects_are_not_the_total.RULE,
    project_lines_are_not_their_total.RULE,
    half_exceeds_full.RULE,
    amount_is_negative.RULE,
    line_without_half.RULE,
)
