"""The rows that every form of a kind has: which of them are written, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.form import Form
from jxbudget.model.naming import plain
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import AT_ONCE, HOLDS, UNKNOWN, Case, Verdicts
from jxbudget.rules.rows import Row, rows
from jxbudget.rules.structure.rows import nearest_written


class FixedRow(NamedTuple):
    """A row as the form's convention has it: 一级, 二级, name."""

    root: str
    group: str
    name: str


@lru_cache(maxsize=16)
def fixed_rows(form: Form) -> tuple[FixedRow, ...]:
    """The fixed rows of a form, in its order."""
    return tuple(
        FixedRow(root, group, name)
        for root, groups in form.conventions.fixed.items()
        for group, names in groups.items()
        for name in names
    )


@lru_cache(maxsize=16)
def fixed_by_name(form: Form) -> Mapping[str, list[FixedRow]]:
    """The fixed rows of a form by their plain names."""
    found: dict[str, list[FixedRow]] = {}
    for fixed in fixed_rows(form):
        found.setdefault(plain(fixed.name), []).append(fixed)
    return found


@lru_cache(maxsize=AT_ONCE)
def written_by_name(case: Case[AnySpec]) -> Mapping[str, list[Row]]:
    """The rows that have the names of fixed ones, by their plain names."""
    fixed = fixed_by_name(case.form)
    found: dict[str, list[Row]] = {}
    for row in [row for row in rows(case) if row.plain in fixed]:
        found.setdefault(row.plain, []).append(row)
    return found


def missing(case: Case[AnySpec], defect: Defect) -> Verdicts:
    """Every fixed row is written; a name that is nearly one is told where it stands."""
    wanted = fixed_rows(case.form)
    if not wanted or not case.spec.indicators:
        return [UNKNOWN] if wanted else []
    written = written_by_name(case)
    if len(written) == len(fixed_by_name(case.form)):
        return [HOLDS]
    return _lost(case, defect, [fixed for fixed in wanted if plain(fixed.name) not in written])


def _lost(case: Case[AnySpec], defect: Defect, lost: Sequence[FixedRow]) -> Iterator[Diagnostic]:
    strangers = [row for row in rows(case) if _is_stranger(row)]
    places: dict[Pointer, list[FixedRow]] = defaultdict(list)
    for fixed in lost:
        near = next(_near_misses(fixed, strangers), None)
        if near is None:
            places[nearest_written(case, fixed.root, fixed.group)].append(fixed)
            continue
        strangers.remove(near)
        said = {
            "advice": f"“{near.name}”是不是“{fixed.name}”？是就改成这个名称。",
            "advice_en": f"Is “{near.name}” meant to be “{fixed.name}”? If so, write it that way.",
        }
        yield defect.at_key(INDICATORS, *near.path, names=[fixed.name], **said)
    for pointer, those in places.items():
        names = [fixed.name for fixed in those]
        yield defect.at_key(*pointer, names=names, **_where_to_add(those))


def _is_stranger(row: Row) -> bool:
    roots = row.form.conventions.fixed
    return row.path[0] in roots and row.plain not in fixed_by_name(row.form)


def _where_to_add(those: list[FixedRow]) -> dict[str, str]:
    """Where the rows belong: their group, or all their groups."""
    groups = dict.fromkeys((fixed.root, fixed.group) for fixed in those)
    zh = "、".join(f"“{root}”下的“{group}”" for root, group in groups)
    en = ", ".join(f"“{root}／{group}”" for root, group in groups)
    return {"advice": f"在{zh}里补上。", "advice_en": f"Add what is missing to {en}."}


def _near_misses(fixed: FixedRow, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of the same 一级 whose names are a letter off, or a fixed name with a little around."""
    return (
        row for row in rows if row.path[0] == fixed.root and _is_near(plain(fixed.name), row.plain)
    )


def _is_near(one: str, other: str) -> bool:
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 4:
        return False
    if one in other or other in one:
        return True
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    differing = longer - start - end
    return differing <= 1 or (differing == 2 and sorted(one) == sorted(other))


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
