"""One line a finding for editors and grep: ``path:line:column: severity code message``."""

from collections.abc import Iterator

from jxbudget.diagnostic import Diagnostic, Language
from jxbudget.report import words
from jxbudget.report.plain import place, told
from jxbudget.report.report import Report, written
from jxbudget.report.summary import summary


def report(report: Report, language: Language) -> str:
    """The lines in the order of files and places, then the summary."""
    return "".join(f"{line}\n" for line in _lines(report, language))


def _lines(report: Report, language: Language) -> Iterator[str]:
    for one in report.found:
        where = place(one.path, written(one.span))
        yield f"{_harmless(where)}: {sentence(one, language)}"
    yield summary(report, language)


def sentence(one: Diagnostic, language: Language) -> str:
    """Severity, code and message."""
    severity = words.SEVERITY[one.severity].say(language)
    return f"{severity} {one.code} {told(one.message(language))}"


def _harmless(where: str) -> str:
    """A build log obeys lines that begin with ``::``; a path that does is told from here."""
    return f"./{where}" if where.lstrip().startswith("::") else where
