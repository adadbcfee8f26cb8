"""The rows of an indicator table by what they are: the form's own, and those that are not."""

from functools import lru_cache

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.rows import Row, rows


@lru_cache(maxsize=AT_ONCE)
def own_rows(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The promises that are not among the form's fixed rows."""
    return tuple([row for row in rows(case) if row.is_own])


def nearest_written(case: Case[AnySpec], *path: str) -> Pointer:
    """The pointer of the last step of a path that is written, of the whole table if none is."""
    for length in range(len(path), 0, -1):
        if any(row.path[:length] == path[:length] for row in rows(case)):
            return (INDICATORS, *path[:length])
    return (INDICATORS,)
