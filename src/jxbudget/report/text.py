"""Findings for a terminal: what, where, the line itself with a caret under it, what to do."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from wcwidth import wcwidth

from jxbudget.diagnostic import Diagnostic, Language, Severity, Span

WIDEST = 96
"""Columns of a source line that are shown; a longer line is shown around the caret."""

_SEVERITY = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "警告", "en": "warning"},
    Severity.NOTE: {"zh": "提示", "en": "note"},
}
_HELP = {"zh": "处理", "en": "help"}


def report(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], language: Language = "zh"
) -> Iterator[str]:
    """A block for each finding, with its source line. ``texts`` holds the files by path."""
    for one in diagnostics:
        lines = texts.get(one.path, "").split("\n")
        yield "\n".join(_finding(one, lines, language)) + "\n\n"


def summary(diagnostics: Iterable[Diagnostic], files: int, language: Language = "zh") -> str:
    """One line with the counts."""
    found = [one.severity for one in diagnostics]
    errors, warnings, notes = (found.count(severity) for severity in Severity)
    if language == "en":
        if not found:
            return f"{files} file(s) checked, nothing found."
        return (
            f"{files} file(s) checked: {errors} error(s), {warnings} warning(s), {notes} note(s)."
        )
    if not found:
        return f"检查了 {files} 个文件，没有发现问题。"
    return f"检查了 {files} 个文件：{errors} 个错误，{warnings} 个警告，{notes} 个提示。"


def _finding(one: Diagnostic, lines: list[str], language: Language) -> Iterator[str]:
    severity = _SEVERITY[one.severity][language]
    yield f"{severity}[{one.code}] {visible(one.message(language))}"
    span = one.span
    if span is None or not span.line:
        yield f"  --> {visible(one.path)}"
    else:
        yield f"  --> {visible(one.path)}:{span.line}:{span.column}"
        yield from _snippets(one, span, lines, language)
    yield f"  = {_HELP[language]}: {visible(one.help(language))}"


def _snippets(one: Diagnostic, span: Span, lines: list[str], language: Language) -> Iterator[str]:
    """The line of the finding, then those of its labels, from top to bottom."""
    marks = [(span, "^", "")]
    marks += [
        (label.span, "-", label.text.say(language, label.facts))
        for label in one.labels
        if label.span
    ]
    width = max(len(str(mark[0].line)) for mark in marks)
    yield f"{' ' * width} |"
    shown = (0, "")
    for place, sign, words in sorted(marks, key=lambda mark: mark[0]):
        if not 1 <= place.line <= len(lines):
            continue
        line, before, length = _window(lines[place.line - 1], place)
        if (place.line, line) != shown:
            yield f"{place.line:>{width}} | {line}"
            shown = (place.line, line)
        yield f"{' ' * width} | {' ' * before}{sign * length} {visible(words)}".rstrip()


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """A line as shown, the columns before the caret, and how many columns the caret takes."""
    line = line.rstrip("\r")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start + 1, end)
    before, inside, after = visible(line[:start]), visible(line[start:end]), visible(line[end:])
    cut = _last(before, WIDEST // 2)
    kept = _first(inside, WIDEST - columns(cut))
    rest = _first(after, WIDEST - columns(cut) - columns(kept))
    left = "..." if cut != before else ""
    right = "..." if (kept, rest) != (inside, after) else ""
    return f"{left}{cut}{kept}{rest}{right}", columns(left + cut), max(1, columns(kept))


def visible(text: str) -> str:
    """A text with every character that a terminal would obey or hide written as an escape."""
    return "".join(_code(letter) if _is_hidden(letter) else letter for letter in text)


def _code(letter: str) -> str:
    number = ord(letter)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(max(0, wcwidth(letter)) for letter in text)


def _first(text: str, room: int) -> str:
    used = 0
    for number, letter in enumerate(text):
        used += max(0, wcwidth(letter))
        if used > room:
            return text[:number]
    return text


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]
