"""Every part of the table, one after another; inside each part the sides alternate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from pathlib import Path

from bench.case import Case, cases
from bench.commands import Forest, again, starting, workers
from bench.contest import Contest, Row
from bench.contests import CONTESTS, prove
from bench.peers import Missing
from bench.steps import Breakdown, breakdown


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: different specs a side, rounds, specs of a tree, specs proven equal."""

    specs: int
    rounds: int
    tree: int
    proof: int


class Bench:
    """Measures part by part in a folder of its own; ``breakdown`` is there after ``floor``."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._folder, self._size = folder, size
        self._seeds = count(1)
        self.breakdown: Breakdown | None = None

    @cached_property
    def parts(self) -> dict[str, Callable[[], list[Row]]]:
        """What measures each part, by its name."""
        rounds = self._size.rounds
        return {
            **{name: partial(self._contest, make) for name, make in CONTESTS.items()},
            "floor": self._floor,
            "workers": lambda: workers(self._forest, max(2, rounds // 3)),
            "again": lambda: again(self._forest, max(2, rounds // 3)),
            "start": lambda: starting(self._folder, rounds),
        }

    def prove(self) -> dict[str, float]:
        """Raise Different unless all peers write the same files as we do; their mean sizes."""
        return prove(self._cases(self._size.proof))

    def rows(self, part: str) -> list[Row]:
        """The rows of a part; one that says why when it cannot be measured."""
        try:
            return self.parts[part]()
        except Missing as missing:
            return [Row(f"part `{part}`", "", None, note=str(missing))]

    def _contest(self, make: Callable[[Path], Contest]) -> list[Row]:
        return make(self._folder).rows(self._chunks(self._size.specs))

    def _floor(self) -> list[Row]:
        folder = self._folder / "steps"
        folder.mkdir()
        self.breakdown, row = breakdown(self._chunks(5 * self._size.specs), folder)
        return [row]

    @cached_property
    def _forest(self) -> Forest:
        forest = Forest(self._folder / "forest", self._size.tree)
        forest.grow()
        return forest

    def _chunks(self, specs: int) -> list[Sequence[Case]]:
        """A chunk for each round, and one before them to warm up."""
        size = specs // self._size.rounds
        found = self._cases(specs + size)
        return [found[start : start + size] for start in range(0, len(found), size)]

    def _cases(self, specs: int) -> list[Case]:
        """Specs that no other part has."""
        seed = next(self._seeds)
        return list(cases(self._folder / f"specs-{seed}", specs, seed))
