"""GitHub workflow commands: findings as annotations on the lines of a pull request."""

from jxbudget.diagnostic import Diagnostic, Language, Severity
from jxbudget.report.plain import told, visible
from jxbudget.report.report import Report, written
from jxbudget.report.summary import summary

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(report: Report, language: Language) -> str:
    """One command a finding, the worst first (GitHub shows ten of a kind), then the summary."""
    lines = [_command(one, language) for one in report.worst_first]
    return "".join(f"{line}\n" for line in (*lines, summary(report, language)))


def _command(one: Diagnostic, language: Language) -> str:
    told_ = f"{told(one.message(language))}\n{told(one.help(language))}"
    properties = ",".join(f"{name}={_value(value)}" for name, value in _properties(one, language))
    return f"::{_COMMAND[one.severity]} {properties}::{_data(told_)}"


def _properties(one: Diagnostic, language: Language) -> list[tuple[str, str]]:
    """GitHub takes columns only where a finding begins and ends on one line."""
    properties = [("file", visible(one.path))]
    if span := written(one.span):
        properties += [("line", str(span.line)), ("endLine", str(span.end_line))]
        if span.line == span.end_line:
            properties += [("col", str(span.column)), ("endColumn", str(span.end_column))]
    return [*properties, ("title", f"{one.code} {told(one.defect.title.say(language))}")]


def _data(text: str) -> str:
    """What a message may hold."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    """What a property may hold."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
