"""Rules across the forms of one unit and year."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.unit import (
    department_spelt_differently,
    project_amount_differs_from_the_unit_form,
    project_form_missing,
    project_named_differently,
    project_not_in_the_unit_form,
    projects_take_more_than_the_unit_has,
    same_indicator_other_value_across_forms,
    text_shared_by_two_projects,
    two_unit_forms_for_one_year,
    unit_spelt_differently,
)

RULES: tuple[Rule, ...] = (
    project_amount_differs_from_the_unit_form.RULE,
    project_form_missing.RULE,
    project_not_in_the_unit_form.RULE,
    two_unit_forms_for_one_year.RULE,
    department_spelt_differently.RULE,
    unit_spelt_differently.RULE,
    same_indicator_other_value_across_forms.RULE,
    project_named_differently.RULE,
    text_shared_by_two_projects.RULE,
    projects_take_more_than_the_unit_has.RULE,
)
