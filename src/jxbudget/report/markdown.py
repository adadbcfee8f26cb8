"""Markdown for a comment on a pull request or the summary of a job."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jxbudget.diagnostic import Diagnostic, Language, Severity, Text
from jxbudget.report import words
from jxbudget.report.plain import told
from jxbudget.report.report import Report, Waived, written
from jxbudget.report.summary import summary

LONGEST = 65_536
"""Characters that GitHub takes for a comment."""

_ROOM = 300  # characters of a sentence in a cell
_RESERVE = 1_000  # for the ends of the sections and what they say was left out


@dataclass(frozen=True, slots=True)
class Section:
    """A table under its title; all but the first are folded."""

    title: str
    head: str
    rows: list[str]
    folded: bool


def report(report: Report, language: Language) -> str:
    """The verdict, errors as a table, the rest folded; cut by rows where it would be too long."""
    verdict = words.PASSES if report.passes else words.FAILS
    told_ = f"**{verdict.say(language)}**{words.COLON.say(language)}{summary(report, language)}\n"
    room = LONGEST - _RESERVE
    for part in _sections(report, language):
        if part.rows:
            told_ += laid_out(part, room - len(told_), language)
    return told_


def _sections(report: Report, language: Language) -> Iterator[Section]:
    head = (words.FILE, words.LINE, words.CODE, words.PROBLEM, words.ADVICE)
    for severity, title in (
        (Severity.ERROR, words.ERRORS),
        (Severity.WARNING, words.WARNINGS),
        (Severity.NOTE, words.NOTES),
    ):
        rows = [row(_cells(one, language)) for one in report.of(severity)]
        yield section(title, head, rows, language, folded=severity is not Severity.ERROR)
    rows = [row(_excused(one, language)) for one in report.waived]
    head = (words.FILE, words.LINE, words.CODE, words.PROBLEM, words.REASON)
    yield section(words.WAIVERS, head, rows, language, folded=True)


def section(
    title: Text, head: tuple[Text, ...], rows: list[str], language: Language, *, folded: bool
) -> Section:
    """A section; the head and the rows are cells that Markdown prints as they are."""
    line = row([text.say(language) for text in head]) + "|" + " --- |" * len(head) + "\n"
    return Section(f"{title.say(language)} ({len(rows)})", line, rows, folded)


def laid_out(part: Section, room: int, language: Language) -> str:
    """A section with as many rows as there is room for."""
    kept, used = 0, len(part.head) + len(part.title)
    while kept < len(part.rows) and used + len(part.rows[kept]) <= room:
        used += len(part.rows[kept])
        kept += 1
    table = part.head + "".join(part.rows[:kept]) if kept else ""
    if left := len(part.rows) - kept:
        table += f"\n{words.LEFT_OUT.say(language, {'count': left})}\n"
    if not part.folded:
        return f"\n### {part.title}\n\n{table}"
    head = f"<details>\n<summary>{part.title}</summary>"
    return f"\n{head}\n\n{table}\n</details>\n"


def _cells(one: Diagnostic, language: Language) -> list[str]:
    path, message, help_ = (
        harmless(told(text, _ROOM))
        for text in (one.path, one.message(language), one.help(language))
    )
    span = written(one.span)
    return [path, str(span.line) if span else "", one.code, message, help_]


def _excused(one: Waived, language: Language) -> list[str]:
    until = words.UNTIL_DAY.say(language, {"day": one.until.isoformat()}) if one.until else ""
    reason = harmless(told(one.reason, _ROOM)) + until
    return [*_cells(one.diagnostic, language)[:-1], reason]


def row(cells: list[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |\n"


# What Markdown reads; and what GitHub and GitLab look for in the finished page: mentions and
# references (@a, #1, GH-1, !1, $1, ~label, %milestone, &epic), :emoji:, addresses
_MARKS = re.compile(r"[\\`*_{}\[\]()<>|&@#!$~%]|:(?=//|[\w+-]+:)|(?<=www)\.|(?<=\b[Gg][Hh])-(?=\d)")
_SOUGHT = set("&@#!$~%:.-")


def harmless(text: str) -> str:
    """A visible text as one that Markdown prints as it is.

    A mark becomes an entity, which Markdown never reads as a mark. What is looked for after
    Markdown was read (a name after @) is kept apart from its mark by a space of no width.
    """
    return _MARKS.sub(lambda mark: _entity(mark, text), text)


def _entity(mark: re.Match[str], text: str) -> str:
    entity = f"&#{ord(mark[0])};"
    following = text[mark.end() : mark.end() + 1]
    begins = following.isalnum() or following in {"/", '"', "_", "+", "-"}
    return f"{entity}&#8203;" if begins and mark[0] in _SOUGHT else entity
