"""The rows of an indicator table with what rules ask of them, found once for all rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Diagnostic, Pointer
from jxbudget.forms.bands.indicators import INDICATORS, IndicatorsBand
from jxbudget.forms.form import Form
from jxbudget.model.comparators import Comparator
from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import plain, without_brackets
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue, Kind, parse_value
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import AT_ONCE, HOLDS, UNKNOWN, Answer, Case

NO_NAME = frozenset({"", "无", "暂无", "不适用"})
"""What is written where an indicator would stand to say that there is none."""

_IN_MONEY = frozenset({"成本", "成本指标", "经济成本", "经济成本指标"})
_OF_COMPARATORS = ("符号", "比较", "运算", "指标性质")


class Table(NamedTuple):
    """An indicator table of a form: its levels, and what its columns are for."""

    levels: tuple[str, ...]
    depth: int
    has_half: bool
    has_full: bool
    has_unit_column: bool
    has_comparator_column: bool


NOWHERE = Table((), 0, False, False, False, False)
"""Where the form has no table for a row."""


@lru_cache(maxsize=16)
def tables(form: Form) -> Mapping[str, Table]:
    """The table of every 一级指标 that a form prints."""
    found: dict[str, Table] = {}
    for band in form.indicator_bands:
        found = dict.fromkeys(band.roots, _table(band)) | found
    return found


def _table(band: IndicatorsBand) -> Table:
    labels = [*band.columns, *(column.label for column in band.columns.values())]
    return Table(
        tuple(band.levels),
        len(band.levels),
        HALF in band.columns,
        FULL in band.columns,
        any("单位" in label for label in labels),
        any(word in label for label in labels for word in _OF_COMPARATORS),
    )


class Above(NamedTuple):
    """What stands above a row: its 一级指标, the plain labels, and what they say the row is.

    ``words`` are the labels one below the other.
    """

    root: str
    labels: tuple[str, ...]
    words: str
    is_quantity: bool
    is_cost: bool
    is_money: bool


@lru_cache(maxsize=4096)
def _above(groups: tuple[str, ...]) -> Above:
    """A cost stands under any 成本指标, money under none but those that are told in money."""
    costs = [group for group in groups if group.endswith(("成本", "成本指标"))]
    labels = tuple(plain(group) for group in groups)
    return Above(
        groups[0] if groups else "",
        labels,
        "\n".join(labels),
        any(group.endswith(("数量", "数量指标")) for group in groups),
        bool(costs),
        bool(costs) and _IN_MONEY.issuperset(costs),
    )


@lru_cache(maxsize=16)
def fixed_names(form: Form) -> frozenset[str]:
    """The names of the rows that every form of a kind has."""
    return form.conventions.fixed_names


@lru_cache(maxsize=16)
def _plain_fixed_names(form: Form) -> frozenset[str]:
    return frozenset(plain(name) for name in fixed_names(form))


@dataclass(slots=True, eq=False)
class Said:
    """What the rules say of a row: a bit for each that holds, cannot tell, or found something."""

    held: int = 0
    unknown: int = 0
    found: int = 0
    findings: tuple[Diagnostic, ...] = ()

    def take(self, bit: int, answer: Answer) -> None:
        """What one of the rules says."""
        if answer is HOLDS:
            self.held |= bit
        elif answer is UNKNOWN:
            self.unknown |= bit
        elif isinstance(answer, Diagnostic):
            self.found |= bit
            self.findings += (answer,)


# not frozen: that would double the time it takes to make one
@dataclass(slots=True, eq=False, repr=False)
class Row:
    """An indicator as a form has it; the same on two specs is one row.

    ``plain`` is its name without width, spaces and marks, ``bare`` that without brackets.
    ``is_last`` says that it stands on the last level of its table, ``is_silent`` that every column
    is empty, or has a dash or 无. A promise has a name of its own, on the last level, and a value:
    无 is one (of accidents, say), a dash is none. It is the form's own (``is_own``) unless all
    forms of its kind have it.

    ``values`` are the year's, and mid-year's where it is printed and says otherwise, of a row on
    the last level that has anything written in it; ``quantities`` those that are one number each;
    ``signs`` the comparators that they begin with, each by what it means. ``pair`` are mid-year's
    and the year's quantity when both promise something, and not the same. ``said`` is what the
    rules on single rows came to, once they judged it.
    """

    form: Form
    table: Table
    above: Above
    path: tuple[str, ...]
    name: str
    plain: str
    bare: str
    half: IndicatorValue
    full: IndicatorValue
    values: tuple[IndicatorValue, ...]
    quantities: tuple[IndicatorValue, ...]
    signs: tuple[tuple[Comparator, str], ...]
    pair: tuple[IndicatorValue, IndicatorValue] | None
    is_last: bool
    is_silent: bool
    is_promise: bool
    is_own: bool
    said: Said | None = None

    @property
    def pointer(self) -> Pointer:
        """The way to the row."""
        return (INDICATORS, *self.path)

    def place(self, value: IndicatorValue) -> Pointer:
        """The way to one of its values."""
        return (*self.pointer, FULL if value is self.full else HALF)

    @property
    def is_printed_blank(self) -> bool:
        """Whether the row only keeps the place of a group in which nothing is promised."""
        is_short = len(self.path) < self.table.depth
        return self.is_silent and (is_short or self.plain in NO_NAME)

    def is_plain_zero(self, value: IndicatorValue) -> bool:
        """Whether it is a 0 that needs neither comparator nor unit: alone, or for the year too."""
        if value.number != 0:
            return False
        return (value.comparator is None and value.unit is None) or self.full.number == 0


@lru_cache(maxsize=AT_ONCE)
def rows(case: Case[AnySpec]) -> tuple[Row, ...]:
    """Every indicator that is written, in order."""
    form = case.form
    return tuple(
        [
            _row(form, one.path, one.half.text, one.full.text, *(one.others and _texts(one)))
            for one in case.spec.indicators
        ]
    )


def _texts(indicator: Indicator) -> list[str]:
    """What is written in further columns."""
    return [value.text for value in indicator.others.values()]


@lru_cache(maxsize=4096)
def _row(form: Form, path: tuple[str, ...], *texts: str) -> Row:
    """Most rows of a form are those of many others: what is found of one is kept."""
    table = tables(form).get(path[0], NOWHERE)
    half, full, *_ = written = [parse_value(text) for text in texts]
    is_last = len(path) == table.depth
    differ = table.has_half and half.text != full.text
    values = ((full, half) if differ else (full,)) if is_last and any(texts) else ()
    quantities = tuple([value for value in values if value.kind is Kind.QUANTITY])
    name = plain(path[-1])
    is_told = bool(quantities) or any(map(plain, texts))
    is_promise = is_last and is_told and name not in NO_NAME
    return Row(
        form,
        table,
        _above(path[:-1]),
        path,
        path[-1],
        name,
        plain(without_brackets(path[-1])),
        half,
        full,
        values,
        quantities,
        tuple([(v.comparator, v.sign) for v in values if v.sign and v.comparator]),
        (half, full) if len(quantities) == 2 and half.number != 0 else None,
        is_last,
        half.kind is full.kind is Kind.BLANK and all(v.kind is Kind.BLANK for v in written),
        is_promise,
        is_promise and name not in _plain_fixed_names(form),
    )
