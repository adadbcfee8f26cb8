"""One line on a comparison: what was compared, how many changes of each level."""

from jxbudget.diagnostic import Language
from jxbudget.report.changes import words
from jxbudget.report.changes.report import Changes
from jxbudget.report.plain import told


def summary(changes: Changes, language: Language) -> str:
    """The line; and what fails the run, if anything does."""
    counts = {level.value: count for level, count in changes.counts.items()}
    facts = {"old": told(changes.old), "new": told(changes.new), "forms": len(changes.forms)}
    text = words.SUMMARY if changes.all else words.SAME
    line = text.say(language, {**facts, "changed": len(changes.changed), **counts})
    if changes.failures:
        gap = "" if language == "zh" else " "
        line += gap + words.FAILED.say(language, {"failures": [*changes.failures]})
    return line
