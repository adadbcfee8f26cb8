"""Rules that hold prose against indicators."""

from jxbudget.rules.kit import Rule

RULES: tuple[Rule, ...] = ()
