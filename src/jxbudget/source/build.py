"""The events of a YAML parser → a tree of strings, and the marks of each.

Nothing is resolved and nothing is constructed: every scalar stays the text that was typed, and
what a spec never needs (anchors, tags, a second document, deep nesting) is refused before it can
do harm. What a whole text cannot have anywhere is not looked for in each of its values.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from jxbudget.diagnostic import Diagnostic, Span
from jxbudget.source import defects, slips
from jxbudget.source.explain import DEEPEST
from jxbudget.source.guard import escaped_in
from jxbudget.source.places import Marks

MOST_EVENTS = 100_000

_SIGNS = [re.compile(rf"{re.escape(sign)}(?<!\w.)") for sign in "&*!"]
"""Where an anchor, an alias or a tag might begin: not behind a letter."""
_HASH = re.compile(r"#(?<=\s#)[^\s#]")

_NULLS = frozenset({"", "~"})

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Stop(Exception):  # noqa: N818 - not an error of ours: the author's text ends the reading
    """Ends the reading at once, with the finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _one_too_many(parser: Any) -> Iterator[Any]:
    event = parser.get_event()
    if event:
        raise Stop(defects.TOO_LONG.over(_span(event), limit=MOST_EVENTS))
    yield from ()


class Builder:
    """Walks the events of one document and collects what is wrong on the way."""

    def __init__(self, text: str) -> None:
        self.wrong: list[Diagnostic] = []
        self._text = text
        self._has_hashes = _HASH.search(text) is not None
        self._has_signs = any(sign.search(text) for sign in _SIGNS)
        self._is_suspect = self._has_hashes or self._has_signs or "\t" in text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._after: dict[int, int] = {}
        self._events: Iterator[Any] = iter(())

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def build(self) -> tuple[Any, Marks]:
        """The one document of the text."""
        parser = _Loader(self._text)
        events = islice(iter(parser.get_event, None), MOST_EVENTS)
        self._events = chain(events, _one_too_many(parser))
        try:
            tree = self._document()
        finally:
            parser.dispose()
        return tree, Marks(self._starts, self._ends, self._after)

    def _document(self) -> Any:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 0)
                self._to_the_end()
                if not isinstance(tree, dict) and not self._told_colons():
                    wrong = slips.not_a_mapping(tree, _span(event))
                    self.wrong = [*slips.without_broken_text(self.wrong), wrong]
                return tree
        raise Stop(defects.EMPTY.over(Span(1, 1, 1, 1)))

    def _to_the_end(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise Stop(defects.SECOND_DOCUMENT.over(_span(event)))

    def _told_colons(self) -> bool:
        return any(found.defect is defects.FULL_WIDTH_COLON for found in self.wrong)

    def _node(self, event: Any, depth: int) -> Any:
        self._starts.append(event.start_mark.index)
        self._ends.append(event.end_mark.index)
        if type(event) is ScalarEvent:
            value = event.value
            if event.style or self._is_suspect or len(value) < 2 or " " in value or "\n" in value:
                return self._scalar(event)
            return value
        if type(event) is AliasEvent:
            self.wrong.append(defects.ALIAS.over(_span(event)))
            return ""
        if depth == DEEPEST:
            raise Stop(defects.TOO_DEEP.over(_span(event), limit=DEEPEST))
        if self._has_signs:
            self._refuse(event)
        if type(event) is MappingStartEvent:
            return self._mapping(event, depth + 1)
        return self._sequence(event, depth + 1)

    def _refuse(self, event: Any) -> None:
        if event.anchor:
            self.wrong.append(defects.ALIAS.over(_span(event)))
        if event.tag:
            self.wrong.append(defects.TAG.over(_span(event)))

    def _scalar(self, event: Any) -> str | None:
        """A text with all that may be wrong with one."""
        if self._has_signs:
            self._refuse(event)
        value: str = event.value
        is_plain = not event.style
        if is_plain and value in _NULLS:
            self._hash(event)
            return None
        if "\t" in value:
            self.wrong.append(slips.tab_in(self._lines, _span(event)))
        if event.style == "|":
            return value.strip("\n")
        if event.style == '"':
            self.wrong += escaped_in(value, _span(event))
        if is_plain:
            self._hash(event)
        if event.style == ">" or event.start_mark.line != event.end_mark.line:
            self.wrong += self._over_lines(_span(event), event.style or "")
        return value

    def _hash(self, event: Any) -> None:
        if self._has_hashes:
            self._add(slips.hash_behind(self._lines, _span(event)))

    def _over_lines(self, span: Span, style: str) -> list[Diagnostic]:
        """A text that YAML folds."""
        number = slips.block_of_a_number(self._lines, span) if style == ">" else None
        colons = [] if style else slips.full_width_colons(self._lines, span)
        return [number] if number else colons or [defects.BROKEN_TEXT.over(span)]

    def _sequence(self, opening: Any, depth: int) -> list[Any]:
        number = len(self._ends) - 1
        values: list[Any] = []
        first = None
        for event in self._events:
            if type(event) is SequenceEndEvent:
                self._close(opening, number, event)
                break
            first = first or event
            values.append(self._node(event, depth))
        if len(values) == 1 and isinstance(values[0], str) and "，" in values[0]:
            self._add(slips.comma_in_a_list(self._lines, values[0], _span(first)))
        return values

    def _mapping(self, opening: Any, depth: int) -> dict[str, Any]:
        """Nearly all keys are plain words: a call for each is saved."""
        starts, ends, events = self._starts, self._ends, self._events
        number, is_calm = len(ends) - 1, not self._is_suspect
        values: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        for event in events:
            if type(event) is MappingEndEvent:
                self._close(opening, number, event)
                break
            mark = event.start_mark
            is_plain = is_calm and type(event) is ScalarEvent and not event.style
            if is_word := is_plain and event.value.isalnum():
                key = event.value
                starts.append(mark.index)
                ends.append(event.end_mark.index)
            else:
                key = self._node(event, depth)
            below = next(events)
            value = self._node(below, depth)
            if type(value) is str and below.start_mark.line != mark.line:
                self._add(slips.lone_row(self._lines, value, _span(below)))
            is_odd = not is_word or value is None or key in keys
            wrong = _of_a_key(key, value, event, keys) if is_odd else None
            if wrong:
                self.wrong.append(wrong)
            else:
                values[key], keys[key] = value, event
        return values

    def _close(self, opening: Any, number: int, event: Any) -> None:
        opening.end_mark = event.end_mark
        self._ends[number] = event.end_mark.index
        self._after[number] = len(self._ends)

    def _add(self, found: Diagnostic | None) -> None:
        self.wrong += [found] if found else []


def _of_a_key(key: Any, value: Any, event: Any, before: Mapping[str, Any]) -> Diagnostic | None:
    """What is wrong with a key; ``before`` are those that stand before it."""
    if not isinstance(key, str) or "\n" in key or not key.strip():
        return defects.BAD_KEY.over(_span(event))
    if value is None and (slip := slips.name_alone(key, _span(event))):
        return slip
    if key == "<<":
        return defects.ALIAS.over(_span(event))
    return slips.key_again(key, _span(event), _span(before[key])) if key in before else None
