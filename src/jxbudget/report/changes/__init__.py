"""Changes → text, one module a format."""

from collections.abc import Iterator
from importlib import import_module

from jxbudget.diagnostic import Language
from jxbudget.report.changes.report import Changes

__all__ = ["FORMATS", "Changes", "write"]

FORMATS = ("text", "markdown", "json", "html")


def write(changes: Changes, format_: str, language: Language) -> str:
    """All changes in one of the FORMATS."""
    told: str | Iterator[str] = import_module(f"{__name__}.{format_}").report(changes, language)
    return told if isinstance(told, str) else "".join(told)
