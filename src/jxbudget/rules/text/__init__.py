"""Rules on the words of a form: header, prose, what does not belong into print."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.text import (
    annual_project_outside_its_year,
    end_before_start,
    multi_year_project_within_one_year,
    text_looks_garbled,
    text_too_long_for_a_cell,
    time_is_not_a_date,
    unknown_project_type,
    year_outside_the_project_time,
)

RULES: tuple[Rule, ...] = (
    text_too_long_for_a_cell.RULE,
    text_looks_garbled.RULE,
    end_before_start.RULE,
    year_outside_the_project_time.RULE,
    annual_project_outside_its_year.RULE,
    multi_year_project_within_one_year.RULE,
    unknown_project_type.RULE,
    time_is_not_a_date.RULE,
)
