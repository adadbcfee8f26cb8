"""Rules on what single indicator values say."""

from jxbudget.rules.kit import Rule

RULES: tuple[Rule, ...] = ()
