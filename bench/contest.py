"""One line of the table: what is done, by whom, how many times faster it should be and is."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.case import Case
from bench.rounds import Side, Spread, interleave, ratios, spread


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked for: so many times faster at least, or so many times the time at most."""

    limit: float
    at_most: bool = False

    def met(self, reached: Spread) -> bool:
        """Whether the median is good enough."""
        return reached.median <= self.limit if self.at_most else reached.median >= self.limit


@dataclass(frozen=True, slots=True)
class Row:
    """A measured line; without ``reached`` it was skipped, and ``note`` says why."""

    what: str
    peer: str
    bar: Bar | None
    reached: Spread | None = None
    ours: Spread | None = None
    theirs: Spread | None = None
    note: str = ""
    unit: str = "×"


@dataclass(frozen=True, slots=True)
class Rival:
    """A peer that can be measured, or the reason why it cannot."""

    name: str
    bar: Bar | None
    side: Side[Case] | str


@dataclass(frozen=True, slots=True)
class Contest:
    """The same work done by us and by each peer, in processor seconds a spec."""

    what: str
    ours: Side[Case]
    rivals: Sequence[Rival]

    def rows(self, chunks: Sequence[Sequence[Case]]) -> list[Row]:
        """The lines of the table."""
        sides = {one.name: one.side for one in self.rivals if not isinstance(one.side, str)}
        seconds = interleave({"": self.ours, **sides}, chunks)
        return [self._row(one, seconds[""], seconds.get(one.name)) for one in self.rivals]

    def _row(self, one: Rival, ours: Sequence[float], theirs: Sequence[float] | None) -> Row:
        if theirs is None:
            return Row(self.what, one.name, one.bar, note=str(one.side))
        times = spread(ours), spread(theirs)
        return Row(self.what, one.name, one.bar, ratios(theirs, ours), *times)
