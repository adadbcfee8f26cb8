"""The last line of a report for people: the counts."""

from collections.abc import Iterator

from jxbudget.diagnostic import Language, Severity
from jxbudget.report import words
from jxbudget.report.report import Report


def summary(report: Report, language: Language) -> str:
    """One line: what was found, can be mended, was excused, and how long it took."""
    return ("" if language == "zh" else " ").join(_sentences(report, language))


def _sentences(report: Report, language: Language) -> Iterator[str]:
    counts = report.counts
    facts = {
        "files": report.files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
    }
    yield (words.FOUND if report.found else words.CLEAN).say(language, facts)
    extras = (
        (words.MENDABLE, report.mendable),
        (words.WAIVED, len(report.waived)),
        (words.BASELINED, report.baselined),
    )
    yield from (text.say(language, {"count": count}) for text, count in extras if count)
    if report.seconds is not None:
        yield words.TIME.say(language, {"seconds": f"{report.seconds:.2f}"})
