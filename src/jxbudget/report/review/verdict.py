"""The verdict in a few sentences."""

from collections.abc import Iterator

from jxbudget.diagnostic import Language, Severity
from jxbudget.report import words as common
from jxbudget.report.plain import told
from jxbudget.report.review import words
from jxbudget.report.review.report import Reviewed


def heading(review: Reviewed, language: Language) -> str:
    """What was done, and whether it passes."""
    word = common.PASSES if review.passes else common.FAILS
    parts = words.TITLE, common.COLON, word
    return "".join(text.say(language) for text in parts)


def verdict(review: Reviewed, language: Language) -> str:
    """What the pull request brings, on one line."""
    return ("" if language == "zh" else " ").join(_sentences(review, language))


def _sentences(review: Reviewed, language: Language) -> Iterator[str]:
    if not review.changed and not review.changes.all:
        yield words.NOTHING.say(language)
    else:
        yield words.TOUCHED.say(language, {"changed": review.changed})
    counts = review.report.counts
    if review.report.found:
        facts = {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
        }
        yield words.BROUGHT.say(language, facts)
    elif review.changed:
        yield words.NOTHING_BROUGHT.say(language)
    for text, count in (
        (words.WAIVED, len(review.report.waived)),
        (words.FORMER, review.former),
        (words.MENDED, review.mended),
    ):
        if count:
            yield text.say(language, {"count": count})
    if review.changes.all:
        levels = {level.value: count for level, count in review.changes.counts.items()}
        yield words.CHANGED.say(language, levels)
    if review.changes.failures:
        failures = [told(one) for one in review.changes.failures]
        yield words.FAILED.say(language, {"failures": failures})
