"""Where each value of a tree was written: two numbers a value, made a line when asked."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from jxbudget.model.vocabulary import FULL, HALF

# [半年, 全年] is short for a mapping: a pointer may name the half whichever way it is spelled
_IN_A_PAIR: dict[str | int, int] = {HALF: 0, FULL: 1}


class Marks(NamedTuple):
    """Where every key and value of a tree starts and ends, in the order they were written."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()


NOWHERE = Marks()


class Place:
    """A value of a tree, the number of its marks and that of its key's."""

    def __init__(self, value: Any, number: int = 0, key: int | None = None) -> None:
        self.value, self.number, self.key = value, number, key

    @cached_property
    def below(self) -> dict[str | int, "Place"]:
        """The places one step further down."""
        return dict(self._below())

    def _below(self) -> Iterator[tuple[str | int, "Place"]]:
        number = self.number + 1
        if isinstance(self.value, dict):
            for step, value in self.value.items():
                yield step, Place(value, number + 1, number)
                number += 1 + _nodes(value)
        elif isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield index, Place(value, number)
                number += _nodes(value)

    def at(self, step: str | int) -> "Place | None":
        """The place one step further down, None where nothing is written."""
        return self.below.get(step) or self.below.get(_IN_A_PAIR.get(step, step))


def _nodes(value: object) -> int:
    """How many keys and values a value is, itself among them."""
    if isinstance(value, dict):
        return 1 + len(value) + sum(map(_nodes, value.values()))
    return 1 + sum(map(_nodes, value)) if isinstance(value, list) else 1
