"""An existing form → facts, by the labels it prints."""

from jxbudget.forms.recover.facts import Fact, Recovered, Stray
from jxbudget.forms.recover.sheet import Unknown, recover

__all__ = ["Fact", "Recovered", "Stray", "Unknown", "recover"]
