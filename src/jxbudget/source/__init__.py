"""Text in; a Spec or Diagnostics out. Every value keeps the place it was written at."""

from jxbudget.source.bind import bind, bind_model
from jxbudget.source.nearest import advice
from jxbudget.source.tree import Source, read

__all__ = ["Source", "advice", "bind", "bind_model", "read"]
