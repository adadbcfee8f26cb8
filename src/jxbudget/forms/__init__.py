"""Forms are data: what an office wants printed, and how a spec is laid out on it."""

from jxbudget.forms.form import Form
from jxbudget.forms.layout import lay_out

__all__ = ["Form", "lay_out"]
