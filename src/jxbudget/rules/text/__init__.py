"""Rules on the words of a form: header, prose, what does not belong into print."""

from jxbudget.rules.kit import Rule
from jxbudget.rules.text import (
    text_looks_garbled,
    text_too_long_for_a_cell,
)

RULES: tuple[Rule, ...] = (
    text_too_long_for_a_cell.RULE,
    text_looks_garbled.RULE,
)
