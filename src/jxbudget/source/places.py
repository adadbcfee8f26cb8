"""Where each value of a tree was written: two numbers a value, made a line when asked."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from jxbudget.diagnostic import Pointer
from jxbudget.model.vocabulary import FULL, HALF

# [半年, 全年] is short for a mapping: a pointer may name the half whichever way it is spelled
_IN_A_PAIR: dict[str | int, int] = {HALF: 0, FULL: 1}


class Marks(NamedTuple):
    """Where every key and value of a tree starts and ends, in the order they were written.

    ``after`` is the number of the first that is not within a mapping or a list, by its number.
    """

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    after: Mapping[int, int] = MappingProxyType({})


NOWHERE = Marks()


class Place(NamedTuple):
    """A value of a tree, the number of its marks and that of its key's.

    ``nearest`` is the number of the nearest key: its own, or one above.
    """

    value: Any
    number: int = 0
    key: int | None = None
    nearest: int | None = None

    @property
    def is_branch(self) -> bool:
        """Whether anything is written below."""
        return bool(self.value) and not isinstance(self.value, str)


class Places:
    """The places of a tree, found step by step; what lies below a place is counted once."""

    def __init__(self, tree: object, marks: Marks) -> None:
        """Look for places in a tree whose marks are given."""
        self._root = Place(tree)
        self._marks = marks
        self._counted: dict[int, Mapping[str | int, int]] = {}

    def at(self, pointer: Pointer) -> Place:
        """Where a pointer leads, as far as it is written."""
        place = self._root
        for given in pointer:
            numbers = self._numbers_below(place)
            step = given if given in numbers else _IN_A_PAIR.get(given, given)
            if step not in numbers:
                break
            place = _below(place, step, numbers[step])
        return place

    def below(self, place: Place) -> Iterator[Place]:
        """The places one step further down."""
        for step, number in self._numbers_below(place).items():
            yield _below(place, step, number)

    def _numbers_below(self, place: Place) -> Mapping[str | int, int]:
        if not place.is_branch:
            return {}
        numbers = self._counted.get(place.number)
        if numbers is None:
            numbers = self._counted[place.number] = self._count(place.value, place.number + 1)
        return numbers

    def _count(self, value: Any, number: int) -> Mapping[str | int, int]:
        """The number of every value one step further down; a key has the one before its value's."""
        has_keys, after = isinstance(value, dict), self._marks.after
        numbers = {}
        for step in value if has_keys else range(len(value)):
            number += has_keys
            numbers[step] = number
            number = after.get(number, number + 1)
        return numbers


def _below(place: Place, step: str | int, number: int) -> Place:
    value = place.value[step]
    if isinstance(place.value, dict):
        return Place(value, number, number - 1, number - 1)
    return Place(value, number, None, place.nearest)
