"""jxbudget: YAML specs in, official budget performance forms out.

The names of ``__all__`` are the public library; they are imported on first use,
so that ``jxbudget --version`` costs nothing but Python itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jxbudget.model.value import IndicatorValue, Kind, parse_value

__version__ = "0.1.0"

__all__ = ["IndicatorValue", "Kind", "__version__", "parse_value"]

_HOMES = dict.fromkeys(("IndicatorValue", "Kind", "parse_value"), "jxbudget.model.value")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
