"""Findings for a terminal: what, where, the line itself with a caret under it, what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Language, Span
from jxbudget.report import words
from jxbudget.report.plain import columns, letters, place, told
from jxbudget.report.report import Lines, Report, written
from jxbudget.report.summary import summary

WIDEST = 96
"""Columns of a source line that are shown; a longer line is shown around the caret."""

_AROUND = 4 * WIDEST  # characters of a line that are looked at, before and after the caret


class Mark(NamedTuple):
    """A place in a source line, the sign under it, and the words beside the sign."""

    span: Span
    sign: str
    words: str
    path: str


def report(report: Report, language: Language) -> Iterator[str]:
    """A block for each finding, then the summary."""
    yield from findings(report, language)
    yield summary(report, language) + "\n"


def findings(report: Report, language: Language) -> Iterator[str]:
    """A block for each finding with its source line, the worst first."""
    lines = report.lines()
    for one, more in _shown(report):
        block = [*_finding(one, lines, language)]
        if more:
            facts = {"count": more, "code": one.code}
            block.append(_line(words.MORE.say(language), words.MORE_OF_IT.say(language, facts)))
        yield "\n".join(block) + "\n\n"


def _shown(report: Report) -> Iterator[tuple[Diagnostic, int]]:
    """Each finding that is shown; with the last one of its code how many of its file are not."""
    total = Counter((one.path, one.code) for one in report.found)
    seen: Counter[tuple[str, str]] = Counter()
    for one in report.worst_first:
        kind = (one.path, one.code)
        seen[kind] += 1
        if report.shown is None or seen[kind] < report.shown:
            yield one, 0
        elif seen[kind] == report.shown:
            yield one, total[kind] - report.shown


def _finding(one: Diagnostic, lines: Lines, language: Language) -> Iterator[str]:
    severity = words.SEVERITY[one.severity].say(language)
    yield f"{severity}[{one.code}] {told(one.message(language))}"
    span = written(one.span)
    yield f"  --> {place(one.path, span)}"
    if span:
        yield from _snippets(_marks(one, span, language), one.path, lines)
    yield _line(words.HELP.say(language), told(one.help(language)))
    if one.edits:
        yield _line(words.FIX.say(language), words.BY_FIX.say(language))


def _line(head: str, text: str) -> str:
    return f"  = {head}: {text}"


def _marks(one: Diagnostic, span: Span, language: Language) -> list[Mark]:
    """The finding and its labels: those of its file from top to bottom, then the other files."""
    marks = [Mark(span, "^", "", one.path)]
    for label in one.labels:
        if at := written(label.span):
            said = told(label.text.say(language, label.facts))
            marks.append(Mark(at, "-", said, label.path or one.path))
    return sorted(marks, key=lambda mark: (mark.path != one.path, mark.path, mark.span))


def _snippets(marks: list[Mark], home: str, lines: Lines) -> Iterator[str]:
    width = max(len(str(mark.span.line)) for mark in marks)
    for path, there in groupby(marks, key=lambda mark: mark.path):
        group = [*there]
        if path != home:
            yield f"  ::: {place(path, group[0].span)}"
        yield f"{' ' * width} |"
        yield from _snippet(group, lines(path), width)


def _snippet(marks: Sequence[Mark], lines: list[str], width: int) -> Iterator[str]:
    """The lines of one file that are marked, each once, with the marks under them."""
    gutter = " " * width
    shown = (0, "")
    for mark in marks:
        number = mark.span.line
        if number > len(lines):
            if mark.words:
                yield f"{gutter} | {mark.words}"
            continue
        line, before, length = _window(lines[number - 1], mark.span)
        if (number, line) != shown:
            yield f"{number:>{width}} | {line}"
            shown = (number, line)
        yield f"{gutter} | {' ' * before}{mark.sign * length} {mark.words}".rstrip()


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """A line as shown, the columns before the caret, and how many columns the caret takes."""
    line = line.rstrip("\r")
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start + 1, end)
    first, last = max(0, start - _AROUND), min(len(line), start + _AROUND)
    shown = letters(line[first:last])
    before = shown[: start - first]
    inside, after = shown[start - first : end - first], shown[end - first :]
    fits = len(shown) == len(line) and columns(shown) <= WIDEST
    cut = before if fits else _last(before, WIDEST // 2)
    kept = _first(inside, WIDEST - columns(cut))
    rest = _first(after, WIDEST - columns(cut) - columns(kept))
    left = "..." if first or len(cut) < len(before) else ""
    whole = last == len(line) and (len(kept), len(rest)) == (len(inside), len(after))
    right = "" if whole else "..."
    text = "".join((left, *cut, *kept, *rest, right))
    return text, columns((left, *cut)), max(1, columns(kept))


def _first(shown: list[str], room: int) -> list[str]:
    used = 0
    for number, letter in enumerate(shown):
        used += columns(letter)
        if used > room:
            return shown[:number]
    return shown


def _last(shown: list[str], room: int) -> list[str]:
    return _first(shown[::-1], room)[::-1]
