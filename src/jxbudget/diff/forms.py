"""Which form of one side is which of the other."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from jxbudget.diff.entry import Entry
from jxbudget.model.naming import (
    is_written_alike,
    of_any_year,
    plain,
    similarity,
    without_year,
)
from jxbudget.model.pairing import pair

AT_ONE_PLACE = 30
"""Percent that the names of two forms in one file must be alike to be one form's."""


class Pair(NamedTuple):
    """A form on both sides; one under another name may be told by its file (``by_place``)."""

    old: Entry
    new: Entry
    by_place: bool = False

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name on the new side, the year in it aside."""
        old, new = (without_year(one.spec.name, one.spec.year) for one in (self.old, self.new))
        return not is_written_alike(old, new)


class Matched(NamedTuple):
    """The forms of both sides, and those of one alone."""

    pairs: tuple[Pair, ...]
    gone: tuple[Entry, ...]
    come: tuple[Entry, ...]


def match(olds: Sequence[Entry], news: Sequence[Entry], least: int) -> Matched:
    """Forms by kind, unit, name and year; else whatever the year; else by the file; else by a name.

    Where several could be meant, one at the same place goes first, then the first that is left in
    the order of paths. The names of two files at one place must have something in common, and
    near names are alike by ``least`` percent. Only forms of one kind are met, and of one unit, but
    for those of one name and year whose units have near names.
    """
    left, right = list(olds), list(news)
    pairs: list[Pair] = []
    for key in (lambda one: (_identity(one), one.place), _identity, _of_any_year):
        pairs += [Pair(*both) for both in _take(left, right, key)]
    pairs += [Pair(*both) for both in _under_near_units(left, right, least)]
    at_one_place = _take([*left], [*right], lambda entry: (entry.spec.KIND, entry.place))
    renamed = [Pair(*both, by_place=True) for both in at_one_place if _shares_a_name(*both)]
    _leave_out(left, right, ((one.old, one.new) for one in renamed))
    renamed += [Pair(*both) for both in _near(left, right, least)]
    return Matched((*pairs, *renamed), tuple(left), tuple(right))


def unit_of(entry: Entry) -> str:
    """The unit that answers for a form, plainly."""
    return plain(entry.spec.text(entry.spec.CREATOR))


def name_of(entry: Entry) -> str:
    """The name of a form, plainly, without the year in it."""
    return of_any_year(entry.spec.name, entry.spec.year)


def _identity(entry: Entry) -> Hashable:
    return (*_of_any_year(entry), entry.spec.year)


def _of_any_year(entry: Entry) -> tuple[str, str, str]:
    return entry.spec.KIND, unit_of(entry), name_of(entry)


def _take(
    left: list[Entry], right: list[Entry], key: Callable[[Entry], Hashable]
) -> list[tuple[Entry, Entry]]:
    """The forms that have the same key on both sides; they are taken out of both lists."""
    by_key: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in reversed(right):
        by_key[key(entry)].append(entry)
    met = [(entry, by_key[key(entry)].pop()) for entry in left if by_key[key(entry)]]
    _leave_out(left, right, met)
    return met


def _leave_out(left: list[Entry], right: list[Entry], met: Iterable[tuple[Entry, Entry]]) -> None:
    for old, new in met:
        left.remove(old)
        right.remove(new)


def _under_near_units(
    left: list[Entry], right: list[Entry], least: int
) -> list[tuple[Entry, Entry]]:
    """The forms of one name and year of a unit that was named a little otherwise."""
    waiting = [*left], [*right]
    met = [
        both
        for both in _take(*waiting, lambda one: (one.spec.KIND, name_of(one), one.spec.year))
        if similarity(*map(unit_of, both)) >= least
    ]
    _leave_out(left, right, met)
    return met


def _near(left: list[Entry], right: list[Entry], least: int) -> list[tuple[Entry, Entry]]:
    """The forms of one kind and unit whose names are near."""
    met: list[tuple[Entry, Entry]] = []
    for group in dict.fromkeys((*map(_group, left), *map(_group, right))):
        old, new = (
            [(name_of(one), one) for one in side if _group(one) == group] for side in (left, right)
        )
        met += pair(old, new, least).renamed
    _leave_out(left, right, met)
    return met


def _group(entry: Entry) -> tuple[str, str]:
    return entry.spec.KIND, unit_of(entry)


def _shares_a_name(old: Entry, new: Entry) -> bool:
    return similarity(old.spec.name, new.spec.name) >= AT_ONE_PLACE
