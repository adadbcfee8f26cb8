"""Findings as plain lists: how they travel between processes and rest between runs."""

from collections.abc import Mapping
from typing import Any

from jxbudget.diagnostic import Defect, Diagnostic, Edit, Label, Mend, Pointer, Span, Text

Plain = list[Any]
"""Lists, texts, numbers and None only: what JSON gives back as it was."""


def flat(one: Diagnostic) -> Plain:
    """A located finding, with its defect by code; its level is not kept, it is decided later."""
    return [
        one.code,
        one.path,
        list(one.pointer),
        dict(one.facts),
        [_flat_label(label) for label in one.labels],
        one.span and list(one.span),
        one.on_key,
        one.words,
        [list(mend) for mend in one.mends],
        [[list(edit.span), edit.new] for edit in one.edits],
        one.excerpt,
    ]


def raised(flat: Plain, defects: Mapping[str, Defect]) -> Diagnostic:
    """The finding that was made flat."""
    code, path, pointer, facts, labels, span, on_key, words, mends, edits, excerpt = flat
    return Diagnostic(
        defects[code],
        tuple(pointer),
        facts,
        tuple(_raised_label(label) for label in labels),
        path,
        _span(span),
        on_key,
        words,
        tuple(Mend(*mend) for mend in mends),
        tuple(Edit(Span(*place), new) for place, new in edits),
        excerpt,
    )


def _flat_label(label: Label) -> Plain:
    text, span = label.text, label.span and list(label.span)
    pointer, facts = list(label.pointer), dict(label.facts)
    return [pointer, text.zh, text.en, facts, span, label.path, label.words]


def _raised_label(flat: Plain) -> Label:
    pointer, zh, en, facts, span, path, words = flat
    steps: Pointer = tuple(pointer)
    return Label(steps, Text(zh, en), facts, _span(span), path, words)


def _span(numbers: list[int] | None) -> Span | None:
    return Span(*numbers) if numbers else None
