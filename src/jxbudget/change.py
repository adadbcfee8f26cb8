"""What a change is: its kind and level, and where it stands on either side."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from jxbudget.diagnostic import Language, Pointer, Span, Text

_TENTH = Decimal("0.1")


class Level(StrEnum):
    """How much a reviewer should mind: 重大, 一般, 提示."""

    MAJOR = "major"
    MINOR = "minor"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Level).index(self)


class Kind(NamedTuple):
    """A kind of change: its code, its name, its level unless a project sets another, its words."""

    code: str
    slug: str
    level: Level
    title: Text
    message: Text


class Piece(NamedTuple):
    """A stretch of text that stayed, was taken out (``old``), put in (``new``), or replaced."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether it stayed."""
        return self.old == self.new


class Spot(NamedTuple):
    """Where a change stands on one side, and what is written there."""

    path: str
    pointer: Pointer
    text: str = ""
    on_key: bool = False
    span: Span | None = None


class Money(NamedTuple):
    """An amount on both sides, 万元; what is not there is 0."""

    old: Decimal
    new: Decimal

    @property
    def difference(self) -> Decimal:
        """What is more (or, below zero, less) than before."""
        return self.new - self.old

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of what was, to a tenth, half up; None of nothing."""
        if not self.old:
            return None
        return (self.difference * 100 / abs(self.old)).quantize(_TENTH, ROUND_HALF_UP)


class Change(NamedTuple):
    """One change. ``old`` or ``new`` is None where the thing is only on the other side.

    ``money`` are the amounts of a change of money, ``pieces`` what became of a text.
    """

    kind: Kind
    facts: Mapping[str, object]
    old: Spot | None = None
    new: Spot | None = None
    money: Money | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def code(self) -> str:
        """The code of its kind, ``JD201``."""
        return self.kind.code

    @property
    def level(self) -> Level:
        """The level in force."""
        return self.kind.level

    @property
    def spot(self) -> Spot:
        """Where it is told: on the new side, or on the old where there is no new one."""
        spot = self.new or self.old
        assert spot
        return spot

    def message(self, language: Language = "zh") -> str:
        """What was, and what is."""
        return self.kind.message.say(language, self.facts)


class Compared(NamedTuple):
    """A form on both sides, or on one, and what changed in it.

    ``old`` and ``new`` are the paths of its files, ``years`` what they are for. ``total`` is its
    资金总额 on both sides, None where that cannot be told. A project that is only a line of the
    unit form on one side is compared by that line: its file there is the unit form's.
    """

    name: str
    old: str | None
    new: str | None
    years: tuple[int | None, int | None]
    total: Money | None
    changes: tuple[Change, ...] = ()


def fingerprints(changes: Iterable[Change]) -> tuple[str, ...]:
    """One stable name for each change: files, code, pointers and texts, never lines."""
    seen: Counter[str] = Counter()
    names = []
    for one in changes:
        spots = [(s.path, s.pointer, s.text) if s else None for s in (one.old, one.new)]
        told = repr((one.code, spots))
        seen[told] += 1
        numbered = f"{told}\0{seen[told]}".encode(errors="surrogatepass")
        names.append(hashlib.sha256(numbered).hexdigest()[:32])
    return tuple(names)
