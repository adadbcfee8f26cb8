"""An edited form → its spec: what was changed by hand, beside what the spec became since."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jxbudget.compile.bring import amounts, row_value
from jxbudget.compile.check import Examined
from jxbudget.diagnostic import Pointer
from jxbudget.forms import lay_out
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.recover import Fact, Recovered
from jxbudget.grid import AMOUNT, PROSE, VALUE
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, TOTAL
from jxbudget.source.edit import edited
from jxbudget.source.tree import at
from jxbudget.source.write import Node

_COLUMNS = frozenset({HALF, FULL})

Texts = Mapping[Pointer, str]


class Change(NamedTuple):
    """A value that comes home: what the spec has, what the file has."""

    pointer: Pointer
    old: str
    new: str


class Conflict(NamedTuple):
    """A value that was changed on both sides; ``was`` is None where nobody knows what it was."""

    pointer: Pointer
    was: str | None
    now: str
    file: str


class Absorbed(NamedTuple):
    """The spec with the edits, and what is left for its author: ``doubts`` were not put in."""

    text: str
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    doubts: tuple[Fact, ...] = ()


def absorbed(now: Examined, base: Examined | None, found: Recovered) -> Absorbed:
    """Put into a spec what was edited in a file that was made of ``base``, an earlier version.

    Without a base whatever differs is a conflict. Only values that the file changed are touched.
    A row that the file does not have is gone, if all of the file found its place; what found it
    with doubt is left to the author.
    """
    mine, edits = _texts(now), _edited_texts(found)
    doubtful = {fact.pointer: fact for fact in found.facts if fact.doubt}
    doubts: list[Fact] = []
    was = _texts(base) if base else None
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    for pointer in dict.fromkeys((*mine, *edits)):
        old, new = mine.get(pointer, ""), edits.get(pointer, "")
        if _is_same(old, new) or (pointer not in edits and found.strays):
            continue
        before = was.get(pointer, "") if was is not None else None
        if before is not None and _is_same(before, new):
            continue
        if pointer in doubtful:
            doubts.append(doubtful[pointer])
            continue
        if before is None or not _is_same(before, old):
            conflicts.append(Conflict(pointer, before, old, new))
        else:
            changes.append(Change(pointer, old, new))
    year = str(now.spec.year) if now.spec else ""
    if found.year and str(found.year) != year:
        conflicts.append(Conflict(("年度",), year, year, str(found.year)))
    names = _renamed(changes, mine, edits)
    moved = {(*pointer, key) for pointer in names for key in _COLUMNS}
    moved |= {(*pointer[:-1], name, key) for pointer, name in names.items() for key in _COLUMNS}
    rest = [change for change in changes if change.pointer not in moved]
    text = edited(now.source, dict(_nodes(now, rest, edits)), names)
    return Absorbed(text, tuple(changes), tuple(conflicts), tuple(doubts))


def says(after: Examined, now: Examined, done: Absorbed) -> bool:
    """Whether a spec that was written says what was meant, and nothing else is another."""
    meant = dict(_texts(now)) | {change.pointer: change.new for change in done.changes}
    found = _texts(after)
    return all(
        _is_same(meant.get(pointer, ""), found.get(pointer, "")) for pointer in {*meant, *found}
    )


def _texts(one: Examined) -> dict[Pointer, str]:
    """What a spec prints, by the place it comes from."""
    assert one.spec
    assert one.folder
    return {
        cell.origin: cell.text
        for grid in lay_out(one.spec, one.folder.form).grids
        for cell in grid.cells
        if cell.origin and cell.style in {VALUE, PROSE, AMOUNT}
    }


def _edited_texts(found: Recovered) -> dict[Pointer, str]:
    return {fact.pointer: fact.text for fact in found.facts}


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ in width and blanks alone; no amount is an amount of 0."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    lines = unicodedata.normalize("NFKC", text).split("\n")
    plain = "\n".join(line for line in ("".join(line.split()) for line in lines) if line)
    return "" if plain == "0" else plain


def _renamed(changes: Iterable[Change], mine: Texts, edits: Texts) -> dict[Pointer, str]:
    """Rows that have another name and the same values: their old keys, and the new names."""
    gone: defaultdict[Pointer, list[Pointer]] = defaultdict(list)
    come: defaultdict[Pointer, list[Pointer]] = defaultdict(list)
    for pointer in dict.fromkeys(change.pointer[:-1] for change in changes if _is_leaf(change)):
        is_old = any((*pointer, key) in mine for key in _COLUMNS)
        is_new = any((*pointer, key) in edits for key in _COLUMNS)
        if is_old is not is_new:
            (gone if is_old else come)[pointer[:-1]].append(pointer)
    return {
        one: str(other[-1])
        for parent in gone
        for one, other in zip(gone[parent], come[parent], strict=False)
        if len(gone[parent]) == len(come[parent]) == 1 and _have_same(one, other, mine, edits)
    }


def _have_same(old: Pointer, new: Pointer, mine: Texts, edits: Texts) -> bool:
    return all(_is_same(mine.get((*old, key), ""), edits.get((*new, key), "")) for key in _COLUMNS)


def _is_leaf(change: Change) -> bool:
    return change.pointer[-1] in _COLUMNS


def _nodes(
    now: Examined, changes: Iterable[Change], edits: Texts
) -> Iterator[tuple[Pointer, Node | None]]:
    """What is to stand at each key: a field, an amount, or all columns of a row together."""
    rows: dict[Pointer, set[str | int]] = {}
    for pointer, _, new in changes:
        is_row = pointer[0] == INDICATORS or (len(pointer) > 2 and pointer[1] == EXPENDITURE)
        if is_row and pointer[-1] not in _COLUMNS and pointer[0] == INDICATORS:
            yield pointer, new
        elif is_row:
            rows.setdefault(pointer[:-1], set()).add(pointer[-1])
        elif len(pointer) == 3 and pointer[-1] != TOTAL and _plain(new) == "":
            yield pointer, None
        else:
            yield pointer, new
    for row, keys in rows.items():
        texts = {
            key: edits.get((*row, key), "") if key in keys else _raw(now, row, key)
            for key in (HALF, FULL)
        }
        if not any((*row, key) in edits for key in texts):
            yield row, None
        else:
            yield row, row_value(texts) if row[0] == INDICATORS else amounts(texts)


def _raw(now: Examined, row: Pointer, key: str) -> str:
    """What the author wrote in a column of a row."""
    value = at(now.source.tree, row)
    if isinstance(value, dict):
        value = value.get(key)
    elif isinstance(value, list):
        value = value[(HALF, FULL).index(key)]
    elif row[0] != INDICATORS and key == HALF:
        value = ""
    return value if isinstance(value, str) else ""
