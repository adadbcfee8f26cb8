"""Rules on which indicators there are and where they stand."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.structure import (
    indicator_outside_the_form,
    indicator_without_name,
    indicator_without_value,
)

RULES: tuple[Rule, ...] = (
    indicator_outside_the_form.RULE,
    indicator_without_value.RULE,
    indicator_without_name.RULE,
)
