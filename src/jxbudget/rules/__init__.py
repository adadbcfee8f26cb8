"""What must hold in a spec: one rule a module, named by the defect it finds."""

from jxbudget.diagnostic import Diagnostic
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec
from jxbudget.rules import (
    amount_is_negative,
    basic_and_projects_are_not_the_total,
    expenditure_is_not_the_total,
    half_exceeds_full,
    indicator_outside_the_form,
    indicator_without_name,
    indicator_without_value,
    line_without_half,
    project_lines_are_not_their_total,
    text_looks_garbled,
    text_too_long_for_a_cell,
    total_is_not_the_sum_of_its_sources,
)
from jxbudget.rules.kit import Rule

__all__ = ["RULES", "Rule", "check"]

RULES: tuple[Rule, ...] = (
    text_too_long_for_a_cell.RULE,
    text_looks_garbled.RULE,
    total_is_not_the_sum_of_its_sources.RULE,
    expenditure_is_not_the_total.RULE,
    basic_and_projects_are_not_the_total.RULE,
    project_lines_are_not_their_total.RULE,
    half_exceeds_full.RULE,
    amount_is_negative.RULE,
    line_without_half.RULE,
    indicator_outside_the_form.RULE,
    indicator_without_value.RULE,
    indicator_without_name.RULE,
)


def check(spec: AnySpec, form: Form) -> tuple[Diagnostic, ...]:
    """Every finding of every rule on one spec; a finding names pointers, not lines."""
    return tuple(
        found for rule in RULES if isinstance(spec, rule.kinds) for found in rule.check(spec, form)
    )
