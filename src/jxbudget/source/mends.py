"""What ``--fix`` may do about a text that YAML does not read as it was meant."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from jxbudget.diagnostic import Diagnostic, Edit, Span
from jxbudget.source import defects


def mended(found: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    """A located finding with the edit that mends it, where there is exactly one thing to do."""
    mend = _MENDS.get(found.code)
    span = found.span
    if mend is None or span is None or not 0 < span.line <= len(lines):
        return found
    edit = mend(found, span, lines[span.line - 1])
    return found._replace(edits=(edit,)) if edit else found


def _colon(_: Diagnostic, span: Span, line: str) -> Edit:
    after = line[span.end_column - 1 :]
    return Edit(span, ":" if not after.strip() or after.startswith(" ") else ": ")


def _quotes(found: Diagnostic, span: Span, line: str) -> Edit | None:
    value = str(found.facts["value"])
    is_whole = line[span.column - 1 : span.end_column - 1] == value
    if not is_whole or "#" in value or "'" in value or '"' in value:
        return None
    return Edit(span, f"'{value}'")


def _comma(_: Diagnostic, span: Span, line: str) -> Edit | None:
    """The comma right before the second half of a number."""
    before = line[: span.column - 1]
    if len(before) < 2 or before[-1] != "," or not before[-2].isdigit():
        return None
    return Edit(Span(span.line, span.column - 1, span.line, span.column), "")


def _flow_comma(_: Diagnostic, span: Span, line: str) -> Edit:
    return Edit(span, "," if line[span.end_column - 1 :].startswith(" ") else ", ")


def _invisible(_: Diagnostic, span: Span, line: str) -> Edit | None:
    """A format character shows nothing and means nothing here; other forbidden ones might."""
    letter = line[span.column - 1 : span.end_column - 1]
    return Edit(span, "") if len(letter) == 1 and unicodedata.category(letter) == "Cf" else None


_Mend = Callable[[Diagnostic, Span, str], Edit | None]
_MENDS: Mapping[str, _Mend] = {
    defects.FULL_WIDTH_COLON.code: _colon,
    defects.NO_SPACE_AFTER_COLON.code: _colon,
    defects.NEEDS_QUOTES.code: _quotes,
    defects.THOUSANDS_COMMA.code: _comma,
    defects.FULL_WIDTH_COMMA.code: _flow_comma,
    defects.FORBIDDEN_CHARACTER.code: _invisible,
}
