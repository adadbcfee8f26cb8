"""A YAML error, told by what the author typed instead of by what the parser expected."""

import re
from collections.abc import Iterator

import yaml

from jxbudget.diagnostic import Diagnostic, Span
from jxbudget.source import defects

_UNQUOTED = (
    r"(?:^\s*(?:-\s+)?|:\s+|[\[{,]\s*)"
    r"((?P<sign>[%@`*&!]|[>|](?![-+0-9]*\s*$))(?:[^\s,\]}]|\s+[0-9])[^,\]}]*)"
)
_BLOCK = r":\s+[|>][-+]?\s*$"
_FULL_COLON = r"^\s*(?P<key>[^\s#\"'：:]+)："
_TIGHT_COLON = r"^\s*(?P<key>[^\s#\"':]+):(?=[^\s])"
DEEPEST = 32
"""Levels of nesting that are read."""

_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
"""What git begins, divides and ends the two versions of a conflict with."""

_OPENED = ("quoted scalar", "flow sequence", "flow mapping")


def explain(text: str, error: yaml.YAMLError) -> Diagnostic:
    """The finding for a text that the YAML parser refused."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.splitlines()
    row = min(mark.line if mark else 0, len(lines) - 1)
    if "nesting" in str(getattr(error, "problem", "")):  # the parser's own limit came first
        return defects.TOO_DEEP.over(_one(row + 1, mark.column + 1 if mark else 1), limit=DEEPEST)
    if conflict := _conflict(lines):
        return conflict
    opened = getattr(error, "context_mark", None)
    for number in _suspects(row, opened.line if opened else row, len(lines)):
        told = _not_indented(lines, number) or _of_line(lines[number], number + 1)
        if told:
            return told
    context = str(getattr(error, "context", "") or "")
    problem = str(getattr(error, "problem", "") or "")
    comma = _full_comma(lines, opened.line, opened.column) if opened else None
    if comma and "flow" in context:
        return defects.FULL_WIDTH_COMMA.over(comma)
    if opened and "escape" not in problem and any(words in context for words in _OPENED):
        return defects.UNCLOSED.over(_one(opened.line + 1, opened.column + 1))
    column = min(mark.column if mark and mark.line == row else 0, len(lines[row]))
    return defects.SYNTAX.over(_one(row + 1, column + 1))


def _conflict(lines: list[str]) -> Diagnostic | None:
    """The first conflict of a merge: three marks, one after another."""
    at: list[int] = []
    for number, line in enumerate(lines, 1):
        if line.split(" ", 1)[0] == _MARKS[len(at)]:
            at.append(number)
        if len(at) == len(_MARKS):
            span = Span(at[0], 1, at[0], len(lines[at[0] - 1]) + 1)
            return defects.MERGE_CONFLICT.over(span, first=at[0], last=at[-1])
    return None


def _full_comma(lines: list[str], number: int, column: int) -> Span | None:
    """A full-width comma behind an open bracket, where the bracket is closed on its line."""
    line = lines[number] if number < len(lines) else ""
    at = line.find("，", column)
    return _one(number + 1, at + 1) if at >= 0 and line.rstrip().endswith(("]", "}")) else None


def _suspects(row: int, opened: int, count: int) -> Iterator[int]:
    """The line of the error, the one before, and the one where the construct began."""
    seen = [row, row - 1, opened]
    return (number for number in dict.fromkeys(seen) if 0 <= number < count)


def _not_indented(lines: list[str], number: int) -> Diagnostic | None:
    """A paragraph that stands no deeper than the key with the ``|`` above it."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    line = lines[number]
    depth = len(line) - len(line.lstrip())
    if not re.search(_BLOCK, above) or depth > len(above) - len(above.lstrip()) or not line.strip():
        return None
    return defects.TEXT_NOT_INDENTED.over(Span(number + 1, depth + 1, number + 1, len(line) + 1))


def _of_line(line: str, number: int) -> Diagnostic | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return defects.TAB.over(_one(number, indent.index("\t") + 1))
    if found := re.search(_UNQUOTED, line):
        value = found[1].rstrip()
        span = Span(number, found.start(1) + 1, number, found.start(1) + 1 + len(value))
        return defects.NEEDS_QUOTES.over(span, sign=found["sign"], value=value)
    if found := re.search(_FULL_COLON, line):
        return defects.FULL_WIDTH_COLON.over(_one(number, found.end()), key=found["key"])
    if found := re.search(_TIGHT_COLON, line):
        return defects.NO_SPACE_AFTER_COLON.over(_one(number, found.end()), key=found["key"])
    return None


def _one(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)
