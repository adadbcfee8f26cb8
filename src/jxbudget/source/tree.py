"""Text → a tree of strings, with the place of every key and value."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

import yaml

from jxbudget.diagnostic import Diagnostic, Edit, Label, Pointer, Span
from jxbudget.source.build import Builder, Stop
from jxbudget.source.explain import explain
from jxbudget.source.guard import decode
from jxbudget.source.mends import mended
from jxbudget.source.places import NOWHERE, Marks, Place, Places
from jxbudget.source.slips import without_broken_text


@dataclass(eq=False, repr=False)
class Source:
    """A file that was read: its text, the tree of strings in it, and where each was written.

    With errors among the ``diagnostics`` the tree is None and nothing has a place.
    """

    path: str
    text: str
    tree: Any
    marks: Marks = NOWHERE
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, as editors count them."""
        return self.text.split("\n")

    @cached_property
    def _places(self) -> Places:
        return Places(self.tree, self.marks)

    def span(self, pointer: Pointer, *, on_key: bool = False) -> Span:
        """The span of a value (or of its key); of the nearest key above where none is written."""
        return self._shown(self._places.at(pointer), on_key=on_key)

    def _shown(self, place: Place, *, on_key: bool = False) -> Span:
        if not place.number:
            return Span(1, 1, 1, 1)
        span = self._span(place.number)
        if place.nearest and (on_key or place.is_branch or span.line != span.end_line):
            line, column = span[:2]
            is_item = place.is_branch and place.key is None
            return Span(line, column, line, column + 1) if is_item else self._span(place.nearest)
        return span

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its file, its spans, the text there and the edits that mend it.

        Labels that speak of another file are left as they are.
        """
        given, words = diagnostic.span, diagnostic.words
        if given:
            span = self._fragment(given, words) or given
        else:
            span = self._meant(diagnostic.pointer, words, on_key=diagnostic.on_key)
        labels = [
            label if label.path not in {"", self.path} else self.locate_label(label)
            for label in diagnostic.labels
        ]
        return diagnostic._replace(
            path=self.path,
            span=span,
            labels=tuple(labels),
            edits=(*diagnostic.edits, *self._edits(diagnostic)),
            excerpt=self._text(span),
        )

    def locate_label(self, label: Label) -> Label:
        """A label of this file with its span."""
        if label.span:
            return label
        return label._replace(span=self._meant(label.pointer, label.words))

    def _meant(self, pointer: Pointer, words: str, *, on_key: bool = False) -> Span:
        """Where some words stand in a value (or in its key); where there are none, the value."""
        place = self._places.at(pointer)
        found = self._fragment(self._whole(place, on_key=on_key), words) if words else None
        return found or self._shown(place, on_key=on_key)

    def written(self, pointer: Pointer, *, on_key: bool = False) -> Span:
        """The whole stretch of a value, all lines of a block among it."""
        return self._whole(self._places.at(pointer), on_key=on_key)

    def _whole(self, place: Place, *, on_key: bool = False) -> Span:
        return self._span(place.key if on_key and place.key else place.number)

    def _span(self, number: int) -> Span:
        """The stretch between two marks; the start of a text with errors, where none is known."""
        if not self.marks.starts:
            return Span(1, 1, 1, 1)
        start, end = self.marks.starts[number], self.marks.ends[number]
        return Span(*self._position(start), *self._position(end))

    def _position(self, index: int) -> tuple[int, int]:
        """The line and the column of a letter."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [*accumulate([len(line) + 1 for line in self.lines], initial=0)]

    def _fragment(self, span: Span, words: str) -> Span | None:
        return next(self._occurrences(span, words), None) if words else None

    def _edits(self, diagnostic: Diagnostic) -> Iterator[Edit]:
        """Each mend wherever its text stands in the value: never in a comment beside it."""
        for span in self._mendable(diagnostic) if diagnostic.mends else ():
            for mend in diagnostic.mends:
                for found in self._occurrences(span, mend.old):
                    yield Edit(found, mend.new)

    def _mendable(self, diagnostic: Diagnostic) -> Iterator[Span]:
        if diagnostic.span:
            return iter((diagnostic.span,))
        place = self._places.at(diagnostic.pointer)
        if diagnostic.on_key and place.key:
            return iter((self._span(place.key),))
        return self._scalars(place)

    def _scalars(self, place: Place) -> Iterator[Span]:
        """The stretches of all scalars at and below a place; a block begins below its sign."""
        for below in self._places.below(place):
            yield from self._scalars(below)
        if not place.is_branch:
            span = self._span(place.number)
            is_block = self._text(span).startswith("|")
            yield Span(span.line + 1, 1, *span[2:]) if is_block else span

    def _occurrences(self, span: Span, words: str) -> Iterator[Span]:
        """Where words stand inside a stretch of the text, line by line."""
        for number in range(span.line, span.end_line + 1):
            line = self.lines[number - 1] if number <= len(self.lines) else ""
            start = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(line)
            while (at := line.find(words, start, end)) >= 0:
                start = at + len(words)
                yield Span(number, at + 1, number, start + 1)

    def _text(self, span: Span) -> str:
        """The source text of a span, no further than its first line."""
        line = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line[span.column - 1 : end]


def read(data: bytes, path: str) -> Source:
    """Read the bytes of a spec. Never raises: whatever is wrong is in ``diagnostics``."""
    text, wrong = decode(data)
    if wrong:
        return _located(Source(path, text, None, diagnostics=wrong))
    builder = Builder(text)
    try:
        tree, marks = builder.build()
    except Stop as stop:
        builder.wrong.append(stop.diagnostic)
    except yaml.YAMLError as error:
        builder.wrong = [*without_broken_text(builder.wrong), explain(text, error)]
    if builder.wrong:
        return _located(Source(path, text, None, diagnostics=tuple(builder.wrong)))
    return Source(path, text, tree, marks)


def _located(source: Source) -> Source:
    found = (mended(source.locate(one), source.lines) for one in source.diagnostics)
    return replace(source, diagnostics=tuple(found))


def at(tree: object, pointer: Sequence[str | int]) -> Any:
    """The value at a pointer of a tree, None where nothing is written."""
    for step in pointer:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
