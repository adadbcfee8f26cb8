"""The rows that rules on the values of a whole form look at."""

from functools import lru_cache

from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case
from jxbudget.rules.rows import Row, rows


@lru_cache(maxsize=2)
def counted(case: Case[AnySpec]) -> tuple[Row, ...]:
    """The rows with a number in one of their columns."""
    return tuple([row for row in rows(case) if row.quantities])
