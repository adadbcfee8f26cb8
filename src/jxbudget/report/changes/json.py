"""Changes for programs: one JSON document of one shape.

Its JSON Schema is published as ``schema/changes.schema.json``, made from the classes here.
"""

from collections.abc import Iterator
from typing import Any, Literal

from jxbudget import change as given
from jxbudget.change import Compared, Level
from jxbudget.diagnostic import Language
from jxbudget.report.as_json import dump
from jxbudget.report.changes.report import Changes
from jxbudget.report.json import Count, Part, Stretch, Text, Words, stretch, text

Degree = Literal["major", "minor", "note"]


class Kind(Part):
    """A kind of change."""

    code: Words
    slug: Words
    level: Degree
    title: Text


class Spot(Stretch):
    """Where a change stands on one side, and what is written there."""

    path: Words
    pointer: tuple[Words | int, ...]
    text: Words


class Money(Part):
    """An amount on both sides, in 万元: exact, as decimal numbers in text."""

    old: Words
    new: Words
    difference: Words
    percent: Words | None
    """The difference in percent of the old amount, to a tenth; null when that was 0."""


class Piece(Part):
    """A stretch of a text: ``old`` became ``new``; the two are equal where nothing changed."""

    old: Words
    new: Words


class Change(Part):
    """One change; ``old`` or ``new`` is null where the thing is only on the other side."""

    code: Words
    slug: Words
    level: Degree
    message: Text
    old: Spot | None
    new: Spot | None
    money: Money | None
    pieces: tuple[Piece, ...]
    """What became of a text, word by word; empty for other changes."""
    fingerprint: Words
    """The same on every run, wherever the lines are."""


class Form(Part):
    """A form that was compared, and what changed in it."""

    name: Words
    old: Words | None
    """Its file on the old side, null where it has none."""
    new: Words | None
    old_year: int | None
    new_year: int | None
    total: Money | None
    """资金总额; null where it cannot be told."""
    changes: tuple[Change, ...]


class Counts(Part):
    """How many forms were compared, how many of them changed, and the changes of each level."""

    forms: Count
    changed: Count
    major: Count
    minor: Count
    note: Count


class Document(Part):
    """What changed from one set of specs to another."""

    version: Literal[1]
    """The version of this format."""
    tool: Literal["jxbudget"]
    tool_version: Words
    old: Words
    new: Words
    failures: tuple[Words, ...]
    """The thresholds of --fail-on that are met."""
    counts: Counts
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | Document.model_json_schema(mode="serialization")


def report(changes: Changes, language: Language) -> str:  # noqa: ARG001 - it holds both
    """The document; every sentence in both languages."""
    names = iter(changes.names)
    counts = {level.value: count for level, count in changes.counts.items()}
    document = Document(
        version=1,
        tool="jxbudget",
        tool_version=changes.version,
        old=changes.old,
        new=changes.new,
        failures=changes.failures,
        counts=Counts(forms=len(changes.forms), changed=len(changes.changed), **counts),
        forms=tuple(_form(one, names) for one in changes.forms),
        kinds=tuple(
            Kind(code=one.code, slug=one.slug, level=_degree(one.level), title=text(one.title))
            for one in changes.kinds
        ),
    )
    return dump(document.model_dump(mode="json"))


def _degree(level: Level) -> Degree:
    return level.value


def _form(one: Compared, names: Iterator[str]) -> Form:
    return Form(
        name=one.name,
        old=one.old,
        new=one.new,
        old_year=one.years[0],
        new_year=one.years[1],
        total=_money(one.total),
        changes=tuple(_change(change, next(names)) for change in one.changes),
    )


def _change(one: given.Change, fingerprint: str) -> Change:
    return Change(
        code=one.code,
        slug=one.kind.slug,
        level=_degree(one.level),
        message=Text(zh=one.message("zh"), en=one.message("en")),
        old=_spot(one.old),
        new=_spot(one.new),
        money=_money(one.money),
        pieces=tuple(Piece(old=piece.old, new=piece.new) for piece in one.pieces),
        fingerprint=fingerprint,
    )


def _spot(spot: given.Spot | None) -> Spot | None:
    if spot is None:
        return None
    return Spot(path=spot.path, pointer=spot.pointer, text=spot.text, **stretch(spot.span))


def _money(money: given.Money | None) -> Money | None:
    if money is None:
        return None
    percent = None if money.percent is None else f"{money.percent:f}"
    amounts = {"old": money.old, "new": money.new, "difference": money.difference}
    return Money(**{name: f"{amount:f}" for name, amount in amounts.items()}, percent=percent)
