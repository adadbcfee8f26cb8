"""What authors slip on that YAML reads without a word: each is told where it was typed."""

import re
from collections.abc import Sequence

from jxbudget.diagnostic import Diagnostic, Label, Span
from jxbudget.source import defects

_BLOCK_OF_A_NUMBER = re.compile(r">\s*[-+]?[0-9][^#\n\r]*")
_HASH = re.compile(r"\s+(#[^\s#].*)")
_FULL_COLON = re.compile(r"\s*(?P<key>[^\s：]+)：")
_TIGHT_COLON = re.compile(r"(?P<key>[^\s:：\"']+):(?=\S).*")
_LONE_ROW = re.compile(r"(?P<key>[^\s:：，。；]{1,40})(?:：\s*|:)(?=[\[{≥≤=><0-9])")
_AFTER_COMMA = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def _line(lines: Sequence[str], number: int) -> str:
    """A line by its number; a parser's end of the text may be one line too far."""
    return lines[number - 1] if number <= len(lines) else ""


def hash_behind(lines: Sequence[str], span: Span) -> Diagnostic | None:
    """``完成 #3 号楼``: YAML takes the rest of the line for a comment."""
    found = _HASH.match(_line(lines, span.end_line), span.end_column - 1)
    if found is None:
        return None
    number, start = span.end_line, found.start(1) + 1
    return defects.TEXT_CUT_BY_HASH.over(Span(number, start, number, found.end() + 1))


def block_of_a_number(lines: Sequence[str], span: Span) -> Diagnostic | None:
    """``>95%``: to YAML the ``>`` opens a folded block."""
    found = _BLOCK_OF_A_NUMBER.match(_line(lines, span.line), span.column - 1)
    if found is None:
        return None
    value = found[0].rstrip()
    over = Span(span.line, span.column, span.line, span.column + len(value))
    return defects.NEEDS_QUOTES.over(over, sign=">", value=value)


def full_width_colons(lines: Sequence[str], span: Span) -> list[Diagnostic]:
    """Lines of ``甲：值`` in a row, which YAML takes for one text."""
    lines = lines[span.line - 1 : span.end_line]
    if len(lines) < 2 or lines[0][: span.column - 1].strip():
        return []
    found = [_FULL_COLON.match(line) for line in lines]
    return [
        defects.FULL_WIDTH_COLON.over(
            Span(number, one.end(), number, one.end() + 1), key=one["key"]
        )
        for number, one in enumerate(found, span.line)
        if one and all(found)
    ]


def tab_in(lines: Sequence[str], span: Span) -> Diagnostic:
    """Where the first tab of a value was typed; the whole value when it was escaped."""
    for number in range(span.line, span.end_line + 1):
        start = span.column - 1 if number == span.line else 0
        column = _line(lines, number).find("\t", start) + 1
        if column:
            return defects.TAB.over(Span(number, column, number, column + 1))
    return defects.TAB.over(span)


def lone_row(lines: Sequence[str], value: str, span: Span) -> Diagnostic | None:
    """``甲：[1, 2]`` alone below its group: to YAML the whole line is the group's text."""
    line = _line(lines, span.line)
    found = _LONE_ROW.match(line, span.column - 1)
    if found is None or not value.startswith(found[0]):
        return None
    sign = found.end("key")
    defect = defects.FULL_WIDTH_COLON if line[sign] == "：" else defects.NO_SPACE_AFTER_COLON
    return defect.over(Span(span.line, sign + 1, span.line, sign + 2), key=found["key"])


def name_alone(key: str, span: Span) -> Diagnostic | None:
    """A name without a value that was meant for more than a name."""
    if _AFTER_COMMA.fullmatch(key):
        return defects.THOUSANDS_COMMA.over(span, key=key)
    if tight := _TIGHT_COLON.fullmatch(key):
        over = _letter(span, tight.end("key"))
        return defects.NO_SPACE_AFTER_COLON.over(over, key=tight["key"])
    if "，" in key:
        return _flow_comma(key, span)
    if "：" in key:
        name = key.partition("：")[0]
        return defects.FULL_WIDTH_COLON.over(_letter(span, len(name)), key=name)
    return None


def comma_in_a_list(lines: Sequence[str], value: str, span: Span) -> Diagnostic | None:
    """``[50例，150例]``: to YAML one value."""
    is_quoted = _line(lines, span.line).startswith(("'", '"'), span.column - 1)
    return None if is_quoted or value.count("，") != 1 else _flow_comma(value, span)


def _flow_comma(text: str, span: Span) -> Diagnostic:
    return defects.FULL_WIDTH_COMMA.over(_letter(span, text.index("，")))


def key_again(key: str, span: Span, first: Span) -> Diagnostic:
    """A name that stands there already."""
    label = Label((), defects.FIRST_HERE, span=first)
    return defects.DUPLICATE_KEY.over(span, key=key, first=first.line).labelled([label])


def without_broken_text(wrong: list[Diagnostic]) -> list[Diagnostic]:
    """A text runs over lines because a colon above it was not read: one cause, one finding."""
    return [found for found in wrong if found.defect is not defects.BROKEN_TEXT]


def not_a_mapping(tree: object, span: Span) -> Diagnostic:
    """What was read instead of named entries."""
    if tree is None:
        return defects.EMPTY.over(Span(1, 1, 1, 1))
    first = tree.split("\n", 1)[0] if isinstance(tree, str) else ""
    for sign, defect in (("：", defects.FULL_WIDTH_COLON), (":", defects.NO_SPACE_AFTER_COLON)):
        key, found, _ = first.partition(sign)
        if found:
            return defect.over(_letter(span, len(key)), key=key)
    return defects.NOT_A_MAPPING.over(_letter(span, 0))


def _letter(span: Span, offset: int) -> Span:
    """One letter of a stretch of text."""
    line, column = span.line, span.column + offset
    return Span(line, column, line, column + 1)
