"""Which name of one list is which of another: the same name, or else the nearest one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import likeness, of_any_year, plain

A = TypeVar("A")
B = TypeVar("B")

_OFTEN = 20
"""A pair of letters that more names than this have in common says nothing of any two."""


class Pairs(NamedTuple, Generic[A, B]):
    """What is on both sides, under one name or a near one, and what is on one side alone.

    A name that stands twice on a side is nobody's: its items are ``unclear``.
    """

    same: tuple[tuple[A, B], ...] = ()
    renamed: tuple[tuple[A, B], ...] = ()
    gone: tuple[A, ...] = ()
    come: tuple[B, ...] = ()
    unclear: tuple[A | B, ...] = ()

    @property
    def all(self) -> tuple[tuple[A, B], ...]:
        """Every pair, under whatever name."""
        return self.same + self.renamed


def pair(olds: Iterable[tuple[str, A]], news: Iterable[tuple[str, B]], least: int) -> Pairs[A, B]:
    """Items by their names, never by their order.

    Near names are alike by ``least`` percent or more, each the other's best; none is used twice.
    """
    old = [(plain(name), one) for name, one in olds]
    new = [(plain(name), one) for name, one in news]
    doubled = _doubled([name for name, _ in old]) | _doubled([name for name, _ in new])
    left = {name: one for name, one in old if name not in doubled}
    right = {name: one for name, one in new if name not in doubled}
    gone = [name for name in left if name not in right]
    come = [name for name in right if name not in left]
    near = _nearest(gone, come, least)
    taken = set(near.values())
    return Pairs(
        tuple((left[name], right[name]) for name in left if name in right),
        tuple((left[name], right[other]) for name, other in near.items()),
        tuple(left[name] for name in gone if name not in near),
        tuple(right[name] for name in come if name not in taken),
        (
            *(one for name, one in old if name in doubled),
            *(one for name, one in new if name in doubled),
        ),
    )


def pair_indicators(
    olds: Iterable[Indicator], news: Iterable[Indicator], least: int, years: tuple[int, int]
) -> Pairs[Indicator, Indicator]:
    """Rows of indicators by their own names, within one 一级指标; blank rows are left out.

    In a name the year that its form is for counts for nothing.
    """
    old, new = _by_root(olds), _by_root(news)
    roots = dict.fromkeys((*old, *new))
    return _joined(
        [pair(_named(old[root], years[0]), _named(new[root], years[1]), least) for root in roots]
    )


def _joined(parts: Sequence[Pairs[A, B]]) -> Pairs[A, B]:
    """The pairs of all parts of the same lists."""
    return Pairs(
        tuple(chain.from_iterable(part.same for part in parts)),
        tuple(chain.from_iterable(part.renamed for part in parts)),
        tuple(chain.from_iterable(part.gone for part in parts)),
        tuple(chain.from_iterable(part.come for part in parts)),
        tuple(chain.from_iterable(part.unclear for part in parts)),
    )


def _by_root(indicators: Iterable[Indicator]) -> defaultdict[str, list[Indicator]]:
    by_root: defaultdict[str, list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        if not indicator.is_blank:
            by_root[plain(indicator.path[0])].append(indicator)
    return by_root


def _named(indicators: Sequence[Indicator], year: int) -> list[tuple[str, Indicator]]:
    """Each row with its name; one that has a namesake, with its whole path."""
    names = [of_any_year(one.name, year) for one in indicators]
    doubled = _doubled(names)
    return [
        ("".join(one.path[1:]) if name in doubled else name, one)
        for name, one in zip(names, indicators, strict=True)
    ]


def _doubled(names: Sequence[str]) -> set[str]:
    """The names that stand more than once."""
    if len(set(names)) == len(names):
        return set()
    return {name for name, count in Counter(names).items() if count > 1}


def _nearest(gone: Sequence[str], come: Sequence[str], least: int) -> dict[str, str]:
    """Old name → new name, where each is the nearest to the other."""
    scores = {
        (old, new): score
        for old, new in _candidates(gone, come)
        if (score := likeness(old, new, least)) >= least
    }
    forth = _best(scores, lambda names: names[0])
    back = _best(scores, lambda names: names[1])
    return dict(names for old, names in forth.items() if back[names[1]] == names)


def _best(
    scores: dict[tuple[str, str], int], side: Callable[[tuple[str, str]], str]
) -> dict[str, tuple[str, str]]:
    """The best pair of every name on one side; of equals the first in the alphabet."""
    best: dict[str, tuple[str, str]] = {}
    for names in sorted(scores, key=lambda names: (-scores[names], names)):
        best.setdefault(side(names), names)
    return best


def _candidates(gone: Sequence[str], come: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pairs that share two letters in a row: what can be alike, without trying all with all."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    for name in come:
        for two in _twos(name):
            having[two].append(name)
    for name in gone:
        met = (having[two] for two in _twos(name) if two in having)
        for other in dict.fromkeys(one for names in met if len(names) <= _OFTEN for one in names):
            yield name, other


def _twos(name: str) -> list[str]:
    return list(dict.fromkeys(name[at : at + 2] for at in range(len(name) - 1)))
