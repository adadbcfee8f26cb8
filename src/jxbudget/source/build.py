"""The events of a YAML parser → a tree of strings with the place of each.

Nothing is resolved and nothing is constructed: every scalar stays the text that was typed, and
what a spec never needs (anchors, tags, a second document, deep nesting) is refused before it can
do harm.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from jxbudget.diagnostic import Diagnostic, Label, Span
from jxbudget.source import defects
from jxbudget.source.explain import DEEPEST
from jxbudget.source.guard import escaped_in

MOST_EVENTS = 100_000

_BLOCK_OF_A_NUMBER = re.compile(r">\s*[-+]?[0-9][^#\n\r]*")

_HASH = re.compile(r"\s+(#[^\s#].*)")
_FULL_COLON = re.compile(r"\s*(?P<key>[^\s：]+)：")
_TIGHT_COLON = re.compile(r"(?P<key>[^\s:：\"']+):(?=\S).*")
_LONE_ROW = re.compile(r"(?P<key>[^\s:：，。；]{1,40})(?:：\s*|:)(?=[\[{≥≤=><0-9])")
_AFTER_COMMA = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Place:
    """Where a value was written, where its key was, and the places below it."""

    span: Span
    key: Span | None = None
    below: dict[str | int, "Place"] = field(default_factory=dict)


class Stop(Exception):  # noqa: N818 - not an error of ours: the author's text ends the reading
    """Ends the reading at once, with the finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class Builder:
    """Walks the events of one document and collects what is wrong on the way."""

    def __init__(self, text: str) -> None:
        self.wrong: list[Diagnostic] = []
        self._lines = text.split("\n")
        self.events = self._guarded(text)

    def _guarded(self, text: str) -> Iterator[Any]:
        parser = _Loader(text)
        depth = documents = 0
        try:
            for count in range(MOST_EVENTS + 1):
                if not parser.check_event():
                    return
                event = parser.get_event()
                span = _span(event.start_mark, event.end_mark)
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    raise Stop(defects.SECOND_DOCUMENT.over(span))
                if depth > DEEPEST:
                    raise Stop(defects.TOO_DEEP.over(span, limit=DEEPEST))
                if count == MOST_EVENTS:
                    raise Stop(defects.TOO_LONG.over(span, limit=MOST_EVENTS))
                self._refuse(event, span)
                yield event
        finally:
            parser.dispose()

    def _refuse(self, event: Any, span: Span) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.wrong.append(defects.ALIAS.over(span))
        if getattr(event, "tag", None):
            self.wrong.append(defects.TAG.over(span))

    def build(self) -> tuple[Any, Place]:
        """The one document of the text."""
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                tree, place = self._node(event)
                for _ in self.events:
                    pass
                if not isinstance(tree, Mapping) and not self._told_colons():
                    self.wrong = [*without_broken_text(self.wrong), _not_a_mapping(tree, place)]
                return tree, place
        raise Stop(defects.EMPTY.over(Span(1, 1, 1, 1)))

    def _told_colons(self) -> bool:
        return any(found.defect is defects.FULL_WIDTH_COLON for found in self.wrong)

    def _node(self, event: Any) -> tuple[Any, Place]:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event)
        span = _span(event.start_mark, event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            return "", Place(span)
        return self._scalar(event, span), Place(span)

    def _scalar(self, event: Any, span: Span) -> str | None:
        value: str = event.value
        style = event.style or ""
        if not style and value in {"", "~"}:
            self._hash(span)
            return None
        if "\t" in value:
            self.wrong.append(defects.TAB.over(self._tab(span)))
        if style == '"':
            self.wrong += escaped_in(value, span)
        if not style:
            self._hash(span)
        unquoted = _BLOCK_OF_A_NUMBER.match(self._lines[span.line - 1], span.column - 1)
        if style == ">" and unquoted:
            self.wrong.append(_needs_quotes(unquoted, span))
        elif not style and self._colons(span):
            self.wrong += self._colons(span)
        elif style == ">" or (style != "|" and span.line != span.end_line):
            self.wrong.append(defects.BROKEN_TEXT.over(span))
        return value.strip("\n") if style == "|" else value

    def _lone_row(self, value: Any, place: Place) -> None:
        """``甲：[1, 2]`` alone below its group: to YAML the whole line is the group's text."""
        line, column = place.span[:2]
        if not isinstance(value, str) or place.key is None or line == place.key.line:
            return
        found = _LONE_ROW.match(self._lines[line - 1], column - 1)
        if found and value.startswith(found[0]):
            sign = found.end("key")
            full = self._lines[line - 1][sign] == "："
            defect = defects.FULL_WIDTH_COLON if full else defects.NO_SPACE_AFTER_COLON
            self.wrong.append(defect.over(Span(line, sign + 1, line, sign + 2), key=found["key"]))

    def _hash(self, span: Span) -> None:
        """``完成 #3 号楼``: YAML takes the rest of the line for a comment."""
        rest = self._lines[span.end_line - 1][span.end_column - 1 :]
        found = _HASH.match(rest)
        if found:
            start = span.end_column + found.start(1)
            over = Span(span.end_line, start, span.end_line, start + len(found[1]))
            self.wrong.append(defects.TEXT_CUT_BY_HASH.over(over))

    def _colons(self, span: Span) -> list[Diagnostic]:
        """Lines of ``甲：值`` in a row, which YAML takes for one text."""
        lines = self._lines[span.line - 1 : span.end_line]
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

    def _tab(self, span: Span) -> Span:
        """Where the first tab of a value was typed; the whole value when it was escaped."""
        for number in range(span.line, span.end_line + 1):
            line = self._lines[number - 1] if number <= len(self._lines) else ""
            start = span.column - 1 if number == span.line else 0
            column = line.find("\t", start) + 1
            if column:
                return Span(number, column, number, column + 1)
        return span

    def _flow_commas(self, values: list[Any], place: Place) -> None:
        """``[50例，150例]``: to YAML one value."""
        if len(values) == 1 and isinstance(values[0], str) and values[0].count("，") == 1:
            span = place.below[0].span
            if self._lines[span.line - 1][span.column - 1] not in "'\"":
                self.wrong.append(_flow_comma(values[0], span))

    def _sequence(self, event: Any) -> tuple[list[Any], Place]:
        values: list[Any] = []
        place = Place(_span(event.start_mark, event.end_mark))
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                place.span = _span(event.start_mark, item.end_mark)
                break
            value, below = self._node(item)
            place.below[len(values)] = below
            values.append(value)
        self._flow_commas(values, place)
        return values, place

    def _mapping(self, event: Any) -> tuple[dict[str, Any], Place]:
        values: dict[str, Any] = {}
        place = Place(_span(event.start_mark, event.end_mark))
        for item in self.events:
            if isinstance(item, yaml.MappingEndEvent):
                place.span = _span(event.start_mark, item.end_mark)
                break
            key, at = self._node(item)
            value, below = self._node(next(self.events))
            below.key = at.span
            self._lone_row(value, below)
            if not isinstance(key, str) or "\n" in key or not key.strip():
                self.wrong.append(defects.BAD_KEY.over(at.span))
            elif value is None and _AFTER_COMMA.fullmatch(key):
                self.wrong.append(defects.THOUSANDS_COMMA.over(at.span, key=key))
            elif value is None and (tight := _TIGHT_COLON.fullmatch(key)):
                self.wrong.append(_tight_colon(tight, at.span))
            elif value is None and "，" in key:
                self.wrong.append(_flow_comma(key, at.span))
            elif value is None and "：" in key:
                self.wrong.append(_full_width(key, at.span))
            elif key == "<<":
                self.wrong.append(defects.ALIAS.over(at.span))
            elif key in values:
                self.wrong.append(_duplicate(key, at.span, place.below[key]))
            else:
                values[key], place.below[key] = value, below
        return values, place


def _tight_colon(found: re.Match[str], span: Span) -> Diagnostic:
    """``{资金总额:333.93}``: to YAML it is one name."""
    column = span.column + found.end("key")
    place = Span(span.line, column, span.line, column + 1)
    return defects.NO_SPACE_AFTER_COLON.over(place, key=found["key"])


def _flow_comma(text: str, span: Span) -> Diagnostic:
    column = span.column + text.index("，")
    return defects.FULL_WIDTH_COMMA.over(Span(span.line, column, span.line, column + 1))


def _full_width(key: str, span: Span) -> Diagnostic:
    name = key.partition("：")[0]
    column = span.column + len(name)
    return defects.FULL_WIDTH_COLON.over(Span(span.line, column, span.line, column + 1), key=name)


def _duplicate(key: str, span: Span, first: Place) -> Diagnostic:
    before = first.key or first.span
    label = Label((), defects.FIRST_HERE, span=before)
    return defects.DUPLICATE_KEY.over(span, key=key, first=before.line).labelled([label])


def without_broken_text(wrong: list[Diagnostic]) -> list[Diagnostic]:
    """A text runs over lines because a colon above it was not read: one cause, one finding."""
    return [found for found in wrong if found.defect is not defects.BROKEN_TEXT]


def _needs_quotes(found: re.Match[str], span: Span) -> Diagnostic:
    value = found[0].rstrip()
    over = Span(span.line, span.column, span.line, span.column + len(value))
    return defects.NEEDS_QUOTES.over(over, sign=">", value=value)


def _not_a_mapping(tree: object, place: Place) -> Diagnostic:
    line, column = place.span.line, place.span.column
    if tree is None:
        return defects.EMPTY.over(Span(1, 1, 1, 1))
    first = tree.split("\n", 1)[0] if isinstance(tree, str) else ""
    for sign, defect in (("：", defects.FULL_WIDTH_COLON), (":", defects.NO_SPACE_AFTER_COLON)):
        key, found, _ = first.partition(sign)
        if found:
            at = column + len(key)
            return defect.over(Span(line, at, line, at + 1), key=key)
    return defects.NOT_A_MAPPING.over(Span(line, column, line, column + 1))
