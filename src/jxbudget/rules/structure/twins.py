"""Pairs of own rows that may be one promise written twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case
from jxbudget.rules.structure.rows import depth, own_rows
from jxbudget.rules.structure.wording import is_generic, is_hint

PROGRAMMES = 4
"""From this depth on a table tells programmes apart: each may hold a training of its own."""


def with_earlier_twin(
    case: Case[AnySpec], likeness: Callable[[Indicator], Hashable]
) -> Iterator[tuple[Indicator, Indicator | None]]:
    """Every telling row and the first comparable row before it that is alike, if there is one.

    Two rows are comparable unless they stand in different programmes of one table.
    """
    firsts: dict[Hashable, dict[tuple[str, ...], Indicator]] = defaultdict(dict)
    for row in own_rows(case):
        if is_generic(row.name) or is_hint(row.name):
            continue
        alike = firsts[likeness(row)]
        programme = row.path[:-1] if depth(case, row) >= PROGRAMMES else row.path[:1]
        yield row, alike.get(programme) or _elsewhere(alike, row.path[0])
        alike.setdefault(programme, row)


def _elsewhere(alike: dict[tuple[str, ...], Indicator], root: str) -> Indicator | None:
    return next((row for place, row in alike.items() if place[0] != root), None)
