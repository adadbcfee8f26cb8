"""What became of the indicators: removed, added, renamed, moved, and each value."""

from collections.abc import Iterator, Sequence

from jxbudget.change import Change, Kind, Spot
from jxbudget.diff import kinds
from jxbudget.diff.entry import Entry
from jxbudget.diff.values import Move, moved
from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import (
    is_written_alike,
    likeness,
    plain,
    similarity,
    without_year,
)
from jxbudget.model.pairing import Pairs, pair, pair_indicators
from jxbudget.model.vocabulary import FULL, HALF, INDICATORS

Rows = Sequence[Indicator]
_FULL: dict[Move, Kind] = {
    Move.REWRITTEN: kinds.TARGET_REWRITTEN,
    Move.STRONGER: kinds.TARGET_STRONGER,
    Move.WEAKER: kinds.TARGET_WEAKER,
    Move.UNIT: kinds.UNIT_CHANGED,
    Move.TURNED: kinds.DIRECTION_TURNED,
    Move.UNMEASURED: kinds.NO_LONGER_MEASURED,
    Move.OTHER: kinds.TARGET_CHANGED,
}
_HALF: dict[Move, Kind] = {
    Move.REWRITTEN: kinds.TARGET_REWRITTEN,
    Move.STRONGER: kinds.HALF_STRONGER,
    Move.WEAKER: kinds.HALF_WEAKER,
}

_SAID_ONCE = frozenset({Move.UNIT, Move.TURNED, Move.REWRITTEN})
"""What need not be said of mid-year's value when it is said of the year's."""


def target_changes(old: Entry, new: Entry, least: int) -> Iterator[Change]:
    """Every change of a row; ``least`` is how alike two names of one indicator are."""
    years = old.spec.year, new.spec.year
    pairs = paired_rows(old.spec.indicators, new.spec.indicators, least, years)
    for before, after in pairs.all:
        yield from row_changes(old, new, before, after)
    yield from (removed(old, row) for row in pairs.gone)
    yield from (added(new, row) for row in pairs.come)
    for row in _blank_alone(old.spec.indicators, new.spec.indicators):
        facts = {"name": row.name, "change": "取消", "change_en": "removed"}
        yield Change(kinds.BLANK_ROW_CHANGED, facts, old=_on(old, row))
    for row in _blank_alone(new.spec.indicators, old.spec.indicators):
        facts = {"name": row.name, "change": "新增", "change_en": "added"}
        yield Change(kinds.BLANK_ROW_CHANGED, facts, new=_on(new, row))


def paired_rows(
    olds: Rows, news: Rows, least: int, years: tuple[int, int]
) -> Pairs[Indicator, Indicator]:
    """Rows by their whole path, else by their names in one 一级指标, else by name anywhere."""
    before = {row.path: row for row in olds if not row.is_blank}
    after = {row.path: row for row in news if not row.is_blank}
    same = tuple((row, after[path]) for path, row in before.items() if path in after)
    in_root = pair_indicators(
        (row for path, row in before.items() if path not in after),
        (row for path, row in after.items() if path not in before),
        least,
        years,
    )
    left = [row for row in in_root.unclear if before.get(row.path) is row]
    right = [row for row in in_root.unclear if after.get(row.path) is row]
    anywhere = pair(_named((*in_root.gone, *left)), _named((*in_root.come, *right)), 100)
    lost = tuple(row for row in anywhere.unclear if before.get(row.path) is row)
    found = tuple(row for row in anywhere.unclear if after.get(row.path) is row)
    return Pairs(
        same + in_root.same + anywhere.same,
        in_root.renamed + anywhere.renamed,
        anywhere.gone + lost,
        anywhere.come + found,
    )


def _blank_alone(rows: Rows, others: Rows) -> Iterator[Indicator]:
    """The blank rows that have nothing in their place, or below it, on the other side."""
    known = {row.path[:depth] for row in others for depth in range(1, len(row.path) + 1)}
    return (row for row in rows if row.is_blank and row.path not in known)


def row_changes(old: Entry, new: Entry, before: Indicator, after: Indicator) -> Iterator[Change]:
    """What became of one row."""
    if not _is_one_name(old, new, before, after):
        facts: dict[str, object] = {"old": before.name, "new": after.name}
        names = bare(before.name), bare(after.name)
        facts["similarity"] = likeness(*names) or similarity(*names)
        yield Change(kinds.TARGET_RENAMED, facts, _on(old, before), _on(new, after))
    groups = ["/".join(row.path[:-1]) for row in (before, after)]
    if groups[0] != groups[1] and old.form is new.form:
        facts = {"name": after.name, "old": groups[0], "new": groups[1]}
        yield Change(kinds.TARGET_MOVED, facts, _on(old, before), _on(new, after))
    yield from _values(old, new, before, after)
    for column in dict.fromkeys((*before.others, *after.others)):
        texts = before.value(column).text, after.value(column).text
        if texts[0] != texts[1]:
            facts = {"name": after.name, "column": column}
            yield _value(kinds.COLUMN_CHANGED, facts, (old, before), (new, after), column)


def _is_one_name(old: Entry, new: Entry, before: Indicator, after: Indicator) -> bool:
    """Whether the names differ in nothing but width, blanks, and the year of their form."""
    return is_written_alike(
        without_year(before.name, old.spec.year), without_year(after.name, new.spec.year)
    )


def removed(entry: Entry, row: Indicator) -> Change:
    """A row that is not there any more."""
    facts = {"name": row.name, "old": said(row)}
    return Change(kinds.TARGET_REMOVED, facts, old=_on(entry, row))


def added(entry: Entry, row: Indicator) -> Change:
    """A row that was not there."""
    facts = {"name": row.name, "new": said(row)}
    return Change(kinds.TARGET_ADDED, facts, new=_on(entry, row))


def bare(name: str) -> str:
    """A plain name; 数量 says no more than 数."""
    name = plain(name)
    return name.removesuffix("量") if name.endswith("数量") else name


def said(row: Indicator) -> str:
    """The values of a row: the year's, behind mid-year's where that is another one."""
    half, full = row.half.text, row.full.text
    return full if half in {"", full} else f"{half} / {full}"


def _values(old: Entry, new: Entry, before: Indicator, after: Indicator) -> Iterator[Change]:
    """The year's value, and mid-year's where either form says another one there."""
    years, sides = (old.spec.year, new.spec.year), ((old, before), (new, after))
    move = moved(before.full, after.full, years)
    name: dict[str, object] = {"name": after.name, "when": "", "when_en": ""}
    if move is not Move.NONE:
        yield _value(_FULL[move], name, *sides, FULL)
    if all(row.half.text == row.full.text for _, row in sides):
        return
    of_year, move = move, moved(before.half, after.half, years)
    name = name | {"when": "半年", "when_en": " at mid-year"}
    if move is not Move.NONE and not (move is of_year and move in _SAID_ONCE):
        yield _value(_HALF.get(move, kinds.HALF_CHANGED), name, *sides, HALF)


def _value(
    kind: Kind,
    facts: dict[str, object],
    before: tuple[Entry, Indicator],
    after: tuple[Entry, Indicator],
    column: str,
) -> Change:
    old, new = (
        Spot(entry.path, (INDICATORS, *row.path, column), row.value(column).text)
        for entry, row in (before, after)
    )
    texts = {"old": old.text or "（空）", "new": new.text or "（空）"}
    return Change(kind, facts | texts, old, new)


def _named(rows: Rows) -> list[tuple[str, Indicator]]:
    return [(bare(row.name), row) for row in rows]


def _on(entry: Entry, row: Indicator) -> Spot:
    return Spot(entry.path, (INDICATORS, *row.path), row.name, on_key=True)
