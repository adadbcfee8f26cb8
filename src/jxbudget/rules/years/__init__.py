"""Rules that hold one year against another."""

from jxbudget.rules.kit import Rule

RULES: tuple[Rule, ...] = ()
