"""Measuring side by side: round by round, each side on the same specs, none twice."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
Ready = TypeVar("Ready")

Side = Callable[[Sequence[Item]], float]
"""Does its work for every item; the seconds it took."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the median and the most of some figures."""

    least: float
    median: float
    most: float


def spread(figures: Sequence[float]) -> Spread:
    """The spread of one figure a round."""
    return Spread(min(figures), statistics.median(figures), max(figures))


def timed(work: Callable[[Ready], object], prepare: Callable[[Item], Ready]) -> Side[Item]:
    """A side that is timed in processor seconds; what ``prepare`` does is not counted."""

    def one_by_one(ready: Sequence[Ready]) -> None:
        for one in ready:
            work(one)

    return timed_together(one_by_one, prepare)


def timed_together(
    work: Callable[[Sequence[Ready]], object], prepare: Callable[[Item], Ready]
) -> Side[Item]:
    """The same of work that is given all items at once."""

    def side(items: Sequence[Item]) -> float:
        ready = [prepare(item) for item in items]
        gc.collect()
        start = time.process_time()
        work(ready)
        return time.process_time() - start

    return side


def interleave(
    sides: Mapping[str, Side[Item]], chunks: Sequence[Sequence[Item]]
) -> dict[str, list[float]]:
    """Seconds an item for each side in each round; the first chunk only warms up.

    The sides take turns in beginning a round, so that neither profits from the other.
    """
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for number, chunk in enumerate(chunks):
        order = list(sides)[:: 1 if number % 2 else -1]
        for name in order:
            used = sides[name](chunk) / len(chunk)
            if number:
                seconds[name].append(used)
    return seconds


def ratios(slow: Sequence[float], fast: Sequence[float]) -> Spread:
    """How many times longer the first took, over the rounds."""
    return spread([one / other for one, other in zip(slow, fast, strict=True)])
