"""The comment on a pull request: the verdict, the money, what is promised less, what is wrong."""

from collections.abc import Iterable, Iterator

from jxbudget.change import Change, Compared, Level
from jxbudget.diagnostic import Diagnostic, Language, Severity, Text
from jxbudget.report import words as common
from jxbudget.report.changes import words as of_changes
from jxbudget.report.changes.text import amounts, excerpt
from jxbudget.report.markdown import LONGEST, Section, harmless, laid_out, row, section
from jxbudget.report.plain import told
from jxbudget.report.review import words
from jxbudget.report.review.report import Reviewed
from jxbudget.report.review.verdict import heading, verdict

QUIET = "<!-- quiet -->"
"""The last line, which nobody sees, of a comment that is not worth one of its own."""

_ROOM = 300
"""Characters of a sentence in a cell."""

_RESERVE = 1_000
"""Characters for the ends of the sections, and for what they say was left out."""

_SHARE = LONGEST // 4
"""Characters of one section at most, so that none pushes out those behind it."""

_OF_CHANGES = (of_changes.FORM, of_changes.CHANGE, of_changes.PLACE)
_OF_FINDINGS = (of_changes.PLACE, common.CODE, common.PROBLEM, common.ADVICE)


def comment(review: Reviewed, language: Language) -> str:
    """Markdown, at most LONGEST characters; one sentence where nothing matters."""
    text = f"### {harmless(heading(review, language))}\n\n"
    text += harmless(verdict(review, language)) + "\n"
    for aside in review.asides:
        sentence = words.ASIDES[aside][0 if review.is_trusted else 1]
        text += f"\n> {harmless(sentence.say(language))}\n"
    for part in _sections(review, language):
        if part.rows:
            text += laid_out(part, min(_SHARE, LONGEST - _RESERVE - len(text)), language)
    if review.skipped:
        text += f"\n{words.SKIPPED.say(language, {'count': review.skipped})}\n"
    return f"{text}\n{QUIET}\n" if review.is_quiet else text


def _sections(review: Reviewed, language: Language) -> Iterator[Section]:
    beside = {one.new for one in review.years.forms}
    own = [one for one in review.changes.changed if one.new is None or one.new not in beside]
    yield _money(words.MONEY, own, language)
    yield _money(words.MONEY_OF_YEARS, review.years.changed, language)
    yield _findings(review, Severity.ERROR, language)
    yield _changes(words.LOWERED, review.of(review.lowered), review, language, folded=False)
    yield _waivers(review, language)
    for severity in (Severity.WARNING, Severity.NOTE):
        yield _findings(review, severity, language)
    for title, changes, levels in (
        (words.MAJOR, review.changes, {Level.MAJOR}),
        (words.OTHERS, review.changes, {Level.MINOR, Level.NOTE}),
        (words.OF_YEARS, review.years, {Level.MAJOR, Level.MINOR}),
    ):
        rest = [
            (one, change)
            for one in changes.changed
            for change in one.changes
            if change.level in levels and change.code not in review.lowered
        ]
        yield _changes(title, rest, review, language, folded=True)
    files = [row([harmless(told(path, _ROOM))]) for path in review.rendered]
    yield section(words.RENDERED, (words.FILE,), files, language, folded=True)


def _money(title: Text, forms: Iterable[Compared], language: Language) -> Section:
    moved = [(one, one.total) for one in forms if one.total and one.total.difference]
    moved.sort(key=lambda pair: -abs(pair[1].difference))
    rows = [row([harmless(told(one.name, _ROOM)), *amounts(total)]) for one, total in moved]
    return section(title, of_changes.OF_MONEY, rows, language, folded=False)


def _findings(review: Reviewed, severity: Severity, language: Language) -> Section:
    title = {
        Severity.ERROR: common.ERRORS,
        Severity.WARNING: common.WARNINGS,
        Severity.NOTE: common.NOTES,
    }[severity]
    rows = [row(_finding(one, review, language)) for one in review.report.of(severity)]
    folded = severity.rank > review.report.threshold.rank
    return section(title, _OF_FINDINGS, rows, language, folded=folded)


def _finding(one: Diagnostic, review: Reviewed, language: Language) -> list[str]:
    message, help_ = (
        harmless(told(text, _ROOM)) for text in (one.message(language), one.help(language))
    )
    return [_linked(*review.place_of(one)), one.code, message, help_]


def _waivers(review: Reviewed, language: Language) -> Section:
    """What is not told because its spec excuses it, and why."""
    rows = []
    for one in review.report.waived:
        *cells, _ = _finding(one.diagnostic, review, language)
        rows.append(row([*cells, harmless(told(one.reason, _ROOM))]))
    head = (*_OF_FINDINGS[:-1], common.REASON)
    return section(words.EXCUSES, head, rows, language, folded=False)


def _changes(
    title: Text,
    changes: Iterable[tuple[Compared, Change]],
    review: Reviewed,
    language: Language,
    *,
    folded: bool,
) -> Section:
    rows = [row(_change(one, change, review, language)) for one, change in changes]
    return section(title, _OF_CHANGES, rows, language, folded=folded)


def _change(one: Compared, change: Change, review: Reviewed, language: Language) -> list[str]:
    message = change.message(language)
    if change.pieces:
        message += excerpt(change.pieces)
    spot = review.place(change.spot, is_old=change.new is None)
    return [*(harmless(told(text, _ROOM)) for text in (one.name, message)), _linked(*spot)]


def _linked(text: str, address: str) -> str:
    """A text that leads to an address; the address holds nothing that Markdown reads."""
    shown = harmless(told(text, _ROOM))
    return f"[{shown}]({address})" if address else shown
