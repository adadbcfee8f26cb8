"""Rules across the forms of one unit and year."""

from jxbudget.rules.kit import Rule

RULES: tuple[Rule, ...] = ()
