"""Findings as plain lists: how they travel between processes and rest between runs."""

from collections.abc import Mapping
from sys import intern
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
    """The finding that was made flat; a run holds many that say the same of different files."""
    code, path, pointer, facts, labels, span, on_key, words, mends, edits, excerpt = flat
    return Diagnostic(
        defects[code],
        _steps(pointer),
        _facts(facts),
        tuple(_raised_label(label) for label in labels),
        intern(path),
        _span(span),
        on_key,
        intern(words),
        tuple(Mend(*mend) for mend in mends),
        tuple(Edit(Span(*place), new) for place, new in edits),
        intern(excerpt),
    )


def _flat_label(label: Label) -> Plain:
    text, span = label.text, label.span and list(label.span)
    pointer, facts = list(label.pointer), dict(label.facts)
    return [pointer, text.zh, text.en, facts, span, label.path, label.words]


def _raised_label(flat: Plain) -> Label:
    pointer, zh, en, facts, span, path, words = flat
    text = Text(intern(zh), intern(en))
    return Label(_steps(pointer), text, _facts(facts), _span(span), intern(path), intern(words))


def _steps(pointer: Plain) -> Pointer:
    return tuple(map(_once, pointer))


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {intern(name): _once(fact) for name, fact in facts.items()}


def _once(one: Any) -> Any:
    """A text as the only one of its kind."""
    return intern(one) if isinstance(one, str) else one


def _span(numbers: list[int] | None) -> Span | None:
    return Span(*numbers) if numbers else None
