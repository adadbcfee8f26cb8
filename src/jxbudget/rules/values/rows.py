"""The rows that rules on the values of a whole form look at."""

from functools import lru_cache

from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, Case
from jxbudget.rules.rows import Row, rows


@lru_cache(maxsize=AT_ONCE)
def counted(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows whose value for the year is a number."""
    return tuple([row for row in rows(case) if row.quantities and row.quantities[0] is row.full])
