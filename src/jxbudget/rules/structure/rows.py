"""The rows of an indicator table by what they are: promises, printed blanks, or half-written."""

from jxbudget.diagnostic import Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind
from jxbudget.rules.gather import plain
from jxbudget.rules.kit import Case

NO_NAME = frozenset({"", "无", "暂无", "不适用"})
"""What is written where an indicator would stand to say that there is none."""


def depth(case: Case[AnySpec], row: Indicator) -> int:
    """How many levels the table of a row has; 0 where the form has no place for the row."""
    band = case.form.band_of(row.path[0])
    return len(band.levels) if band else 0


def values(row: Indicator) -> tuple[IndicatorValue, ...]:
    """What is written in every column of a row."""
    return (row.half, row.full, *row.others.values())


def is_promise(case: Case[AnySpec], row: Indicator) -> bool:
    """Whether a row has a name of its own, on the form's last level, and a value.

    无 is a value (of accidents, say), a dash is none.
    """
    is_named = len(row.path) == depth(case, row) and plain(row.name) not in NO_NAME
    return is_named and any(plain(value.text) for value in values(row))


def is_printed_blank(case: Case[AnySpec], row: Indicator) -> bool:
    """Whether a row only keeps the place of a group in which nothing is promised."""
    is_nameless = len(row.path) < depth(case, row) or plain(row.name) in NO_NAME
    return is_nameless and says_nothing(row)


def says_nothing(row: Indicator) -> bool:
    """Whether every column is empty, or has a dash or 无."""
    return all(value.kind is Kind.BLANK for value in values(row))


def own_rows(case: Case[AnySpec]) -> list[Indicator]:
    """The promises that are not among the form's fixed rows."""
    fixed = {plain(name) for name in case.form.conventions.fixed_names}
    promised = (row for row in case.spec.indicators if is_promise(case, row))
    return [row for row in promised if plain(row.name) not in fixed]


def nearest_written(case: Case[AnySpec], *path: str) -> Pointer:
    """The pointer of the last step of a path that is written, of the whole table if none is."""
    for length in range(len(path), 0, -1):
        if any(row.path[:length] == path[:length] for row in case.spec.indicators):
            return (INDICATORS, *path[:length])
    return (INDICATORS,)
