"""The rows that every form of a kind has: which of them are written, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Verdicts
from jxbudget.rules.naming import plain
from jxbudget.rules.structure.rows import nearest_written


class FixedRow(NamedTuple):
    """A row as the form's convention has it: 一级, 二级, name."""

    root: str
    group: str
    name: str


def fixed_rows(case: Case[AnySpec]) -> list[FixedRow]:
    """The fixed rows of a form, in its order."""
    return [
        FixedRow(root, group, name)
        for root, groups in case.form.conventions.fixed.items()
        for group, names in groups.items()
        for name in names
    ]


def rows_by_name(case: Case[AnySpec]) -> Mapping[str, list[Indicator]]:
    """The written rows by their last names."""
    found: dict[str, list[Indicator]] = defaultdict(list)
    for row in case.spec.indicators:
        found[plain(row.name)].append(row)
    return found


def missing(case: Case[AnySpec], defect: Defect) -> Verdicts:
    """Every fixed row is written; a name that is nearly one is told where it stands."""
    wanted = fixed_rows(case)
    if not case.spec.indicators:
        return [UNKNOWN for _ in wanted]
    return _missing(case, defect, wanted)


def _missing(case: Case[AnySpec], defect: Defect, wanted: list[FixedRow]) -> Verdicts:
    written = rows_by_name(case)
    lost = [fixed for fixed in wanted if plain(fixed.name) not in written]
    yield from (HOLDS for _ in range(len(wanted) - len(lost)))
    strangers = [row for row in case.spec.indicators if lost and _is_stranger(row, wanted)]
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


def _is_stranger(row: Indicator, wanted: Iterable[FixedRow]) -> bool:
    roots = {fixed.root for fixed in wanted}
    return row.path[0] in roots and all(plain(fixed.name) != plain(row.name) for fixed in wanted)


def _where_to_add(those: list[FixedRow]) -> dict[str, str]:
    """Where the rows belong: their group, or all their groups."""
    groups = dict.fromkeys((fixed.root, fixed.group) for fixed in those)
    zh = "、".join(f"“{root}”下的“{group}”" for root, group in groups)
    en = ", ".join(f"“{root}／{group}”" for root, group in groups)
    return {"advice": f"在{zh}里补上。", "advice_en": f"Add what is missing to {en}."}


def _near_misses(fixed: FixedRow, rows: Iterable[Indicator]) -> Iterator[Indicator]:
    """Rows of the same 一级 whose names are a letter off, or a fixed name with a little around."""
    return (
        row
        for row in rows
        if row.path[0] == fixed.root and _is_near(plain(fixed.name), plain(row.name))
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
