"""Pairs of own rows that may be one promise written twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache

from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.rows import Row
from jxbudget.rules.structure.rows import own_rows
from jxbudget.rules.structure.wording import GENERIC, is_hint

PROGRAMMES = 4
"""From this depth on a table tells programmes apart: each may hold a training of its own."""


@lru_cache(maxsize=AT_ONCE)
def telling(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The form's own rows whose names tell what they are of."""
    own = own_rows(case)
    return tuple([row for row in own if not (row.plain in GENERIC or is_hint(row.name))])


def with_earlier_twin(
    case: Case[AnySpec], likeness: Callable[[Row], Hashable]
) -> Iterator[tuple[Row, Row | None]]:
    """Every telling row and the first comparable row before it that is alike, if there is one.

    Two rows are comparable unless they stand in different programmes of one table.
    """
    told = [(row, likeness(row)) for row in telling(case)]
    firsts: dict[Hashable, dict[tuple[str, ...], Row]] = defaultdict(dict)
    for row, alike_by in told:
        alike = firsts[alike_by]
        programme = row.path[:-1] if row.table.depth >= PROGRAMMES else row.path[:1]
        yield row, alike.get(programme) or _elsewhere(alike, row.path[0])
        alike.setdefault(programme, row)


def _elsewhere(alike: dict[tuple[str, ...], Row], root: str) -> Row | None:
    return next((row for place, row in alike.items() if place[0] != root), None)
