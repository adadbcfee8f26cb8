"""Diagnostics → text, one module a format."""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from jxbudget.diagnostic import Language
from jxbudget.report.report import Report, Waived

__all__ = ["FORMATS", "Format", "Report", "Waived"]


class Format(NamedTuple):
    """A way to tell a report; its module is imported when it is first asked for."""

    name: str

    def write(self, report: Report, language: Language) -> str | bytes:
        """The whole report: text, or the bytes of a workbook."""
        module = import_module(f"{__name__}.{self.name}")
        told: str | bytes | Iterator[str] = module.report(report, language)
        return told if isinstance(told, str | bytes) else "".join(told)


_NAMES = "text concise json sarif github gitlab junit markdown xlsx"
FORMATS = {name: Format(name) for name in _NAMES.split()}
