"""An official form → a first ``form.yaml`` of it, and what of it a person has to look at."""

from jxbudget.forms.describe.described import Described
from jxbudget.forms.describe.findings import Doubt
from jxbudget.forms.describe.sheet import describe

__all__ = ["Described", "Doubt", "describe"]
