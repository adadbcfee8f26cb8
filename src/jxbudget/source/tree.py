"""Text → a tree of strings, with the place of every key and value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from jxbudget.diagnostic import Diagnostic, Pointer, Span
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.source.build import Builder, Place, Stop, without_broken_text
from jxbudget.source.explain import explain
from jxbudget.source.guard import decode

# [半年, 全年] is short for a mapping: a pointer may name the half whichever way it is spelled
_IN_A_PAIR: dict[str | int, str | int] = {HALF: 0, FULL: 1}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its text, the tree of strings in it, and where each was written.

    With errors among the ``diagnostics`` the tree is None.
    """

    path: str
    text: str
    tree: Any
    place: Place
    diagnostics: tuple[Diagnostic, ...] = ()

    def span(self, pointer: Pointer, *, on_key: bool = False) -> Span:
        """The span of a value (or of its key); of the nearest key above where none is written."""
        place, key = self.place, None
        for step in pointer:
            below = place.below.get(step) or place.below.get(_IN_A_PAIR.get(step, step))
            if below is None:
                break
            place, key = below, below.key or key
        if place is self.place:
            return Span(1, 1, 1, 1)
        whole = place.below or place.span.line != place.span.end_line
        if (on_key or whole) and key:
            line, column = place.span[:2]
            is_item = place.key is None and place.below
            return Span(line, column, line, column + 1) if is_item else key
        return place.span

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its file and its spans."""
        span = diagnostic.span or self.span(diagnostic.pointer, on_key=diagnostic.on_key)
        labels = tuple(
            replace(label, span=label.span or self.span(label.pointer))
            for label in diagnostic.labels
        )
        return replace(diagnostic, path=self.path, span=span, labels=labels)


def read(data: bytes, path: str) -> Source:
    """Read the bytes of a spec. Never raises: whatever is wrong is in ``diagnostics``."""
    text, wrong = decode(data)
    place = Place(Span(1, 1, 1, 1))
    if wrong:
        return _located(Source(path, text, None, place, wrong))
    builder = Builder(text)
    try:
        tree, place = builder.build()
    except Stop as stop:
        builder.wrong.append(stop.diagnostic)
    except yaml.YAMLError as error:
        builder.wrong = [*without_broken_text(builder.wrong), explain(text, error)]
    if builder.wrong:
        return _located(Source(path, text, None, place, tuple(builder.wrong)))
    return Source(path, text, tree, place)


def _located(source: Source) -> Source:
    return replace(source, diagnostics=tuple(source.locate(d) for d in source.diagnostics))


def at(tree: object, pointer: Sequence[str | int]) -> Any:
    """The value at a pointer of a tree, None where nothing is written."""
    for step in pointer:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
