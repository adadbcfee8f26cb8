"""Changes as Markdown, for a comment on a pull request or the summary of a job."""

from collections.abc import Iterator

from jxbudget.change import Change, Compared, Level
from jxbudget.diagnostic import Language
from jxbudget.report.changes import words
from jxbudget.report.changes.report import Changes
from jxbudget.report.changes.summary import summary
from jxbudget.report.changes.text import amounts, excerpt, places
from jxbudget.report.markdown import LONGEST, Section, harmless, laid_out, row, section
from jxbudget.report.plain import told

_ROOM = 300  # characters of a sentence in a cell
_RESERVE = 1_000  # for the ends of the sections and what they say was left out

_OF_CHANGES = (words.FORM, words.CODE, words.CHANGE, words.PLACE)


def report(changes: Changes, language: Language) -> str:
    """The summary, the money and what is major as tables, the rest folded.

    It is cut by rows where it would be too long for a comment.
    """
    text = f"**{harmless(summary(changes, language))}**\n"
    for part in _sections(changes, language):
        if part.rows:
            text += laid_out(part, LONGEST - _RESERVE - len(text), language)
    return text


def _sections(changes: Changes, language: Language) -> Iterator[Section]:
    money = [(one, one.total) for one in changes.changed if one.total and one.total.difference]
    rows = [row([harmless(told(one.name, _ROOM)), *amounts(total)]) for one, total in money]
    yield section(words.MONEY, words.OF_MONEY, rows, language, folded=False)
    for level in Level:
        rows = [
            row(_cells(one, change, language))
            for one in changes.changed
            for change in one.changes
            if change.level is level
        ]
        yield section(
            words.LEVEL[level], _OF_CHANGES, rows, language, folded=level is not Level.MAJOR
        )


def _cells(one: Compared, change: Change, language: Language) -> list[str]:
    message = change.message(language)
    if change.pieces:
        message += excerpt(change.pieces)
    texts = (one.name, change.code, message, places(change, language))
    return [harmless(told(text, _ROOM)) for text in texts]
