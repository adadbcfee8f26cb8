"""Forms that are on one side alone, and a unit form there beside its projects on the other.

These are compared by what they share: each project's line of money, and the indicators.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jxbudget.change import Change, Compared, Money, Spot
from jxbudget.diff import kinds
from jxbudget.diff.entry import Entry, compared, named
from jxbudget.diff.forms import Matched, name_of, unit_of
from jxbudget.diff.money import changed, line_at, total_at
from jxbudget.diff.targets import added, bare, removed, row_changes
from jxbudget.model.amount import print_amount
from jxbudget.model.funding import ZERO, Line
from jxbudget.model.indicator import Indicator
from jxbudget.model.naming import of_any_year, plain
from jxbudget.model.pairing import pair
from jxbudget.model.spec import UnitSpec
from jxbudget.model.vocabulary import FULL, HALF

Names = frozenset[str]
"""Plain names of forms that cannot be read."""

NOBODY: Names = frozenset()


class Sides(NamedTuple):
    """A unit form, and the forms of its projects on the other side, which ``is_new`` or is not.

    ``unread`` are the names of forms on that side that cannot be read.
    """

    unit: Entry
    projects: tuple[Entry, ...]
    is_new: bool
    unread: Names = NOBODY

    def both(self, project: Entry) -> tuple[Entry, Entry]:
        """The unit form and one of the projects, the old side first."""
        return (self.unit, project) if self.is_new else (project, self.unit)


def across(matched: Matched, least: int, unread: tuple[Names, Names]) -> Iterator[Compared]:
    """The unit forms of one side that have project forms on the other, and these projects.

    A unit of which some form is on both sides is not meant: there the unit form itself went.
    """
    met = {unit_of(one.new) for one in matched.pairs}
    sides = (
        (matched.gone, matched.come, True, unread[1]),
        (matched.come, matched.gone, False, unread[0]),
    )
    for units, projects, is_new, names in sides:
        for unit in units:
            own = tuple(p for p in projects if not _is_unit(p) and unit_of(p) == unit_of(unit))
            if _is_unit(unit) and own and unit_of(unit) not in met:
                yield from _compared(Sides(unit, own, is_new, names), least)


def may_be(entry: Entry, names: Names) -> bool:
    """Whether a form, or the unit form that would list it, is one of those."""
    return not names.isdisjoint({name_of(entry), plain(entry.spec.name), unit_of(entry)})


def alone(entry: Entry, others: Sequence[Entry], *, is_new: bool) -> Compared:
    """A form of one side; the other may have it for another year, or list it in its unit form."""
    amount, name = entry.spec.funding.revenue.total, entry.spec.name
    facts: dict[str, object] = {"name": name, "amount": print_amount(amount)}
    if year := _nearest_year(entry, others):
        kind = kinds.YEAR_ADDED if is_new else kinds.YEAR_WITHDRAWN
        before = print_amount(year.spec.funding.revenue.total)
        facts |= {"year": entry.spec.year, "other": year.spec.year, "before": before}
    elif _is_unit(entry):
        kind = kinds.UNIT_FORM_ADDED if is_new else kinds.UNIT_FORM_WITHDRAWN
    elif any(_lists(other, entry) for other in _of_the_nearest_year(entry, others)):
        kind = kinds.FORM_ADDED if is_new else kinds.FORM_WITHDRAWN
    else:
        kind = kinds.PROJECT_ADDED if is_new else kinds.PROJECT_WITHDRAWN
    money = Money(ZERO, amount) if is_new else Money(amount, ZERO)
    change = Change(kind, facts, money=money)
    sides = (None, entry) if is_new else (entry, None)
    return compared(name, sides, money, [_on(change, named(entry), is_new=is_new)])


def _compared(sides: Sides, least: int) -> Iterator[Compared]:
    unit, projects, is_new, _ = sides
    lines = pair(_lines(unit), [(name_of(one), one) for one in projects], least)
    rows, lost = _rows(sides, {project.path for _, project in lines.all}, least)
    for name, project in lines.all:
        line = unit.spec.funding.expenditure.lines[name]
        money, changes = _money(sides, name, line, project)
        found = (*changes, *rows.get(project.path, ()))
        yield compared(project.spec.name, sides.both(project), money, found)
    for project in (*lines.come, *(one for one in lines.unclear if isinstance(one, Entry))):
        one = alone(project, [unit], is_new=is_new)
        yield one._replace(changes=one.changes + rows.get(project.path, ()))
    for name in (*lines.gone, *(one for one in lines.unclear if isinstance(one, str))):
        if of_any_year(name, unit.spec.year) not in sides.unread:
            yield _line_alone(sides, name)
    side = (
        {"side": "旧的一边", "side_en": "old"} if is_new else {"side": "新的一边", "side_en": "new"}
    )
    told = Change(kinds.UNIT_FORM_ON_ONE_SIDE, {"name": unit.spec.name} | side)
    told = _on(told, named(unit), is_new=not is_new)
    own = [removed(unit, row) if is_new else added(unit, row) for row in lost]
    own = [] if sides.unread else own  # they may be in what cannot be read
    ends = (unit, None) if is_new else (None, unit)
    yield compared(unit.spec.name, ends, None, (told, *own))


def _money(sides: Sides, name: str, line: Line, project: Entry) -> tuple[Money, Iterator[Change]]:
    """The line of a project beside its total, and beside the sum of its half-year plans."""
    total = project.spec.funding.revenue.total
    halves = [one.half for one in project.spec.funding.expenditure.lines.values()]
    half = None if None in halves else sum(filter(None, halves), ZERO)
    spots = line_at(sides.unit, name, FULL), total_at(project)
    money = _turned(sides, line.full, total)
    changes = list(changed(kinds.TOTAL_CHANGED, money, *_order(sides, *spots)))
    if line.half is not None and half is not None and halves:
        first = next(iter(project.spec.funding.expenditure.lines))
        spots = line_at(sides.unit, name, HALF), line_at(project, first, HALF)
        plan = _turned(sides, line.half, half)
        title = project.spec.name
        changes += changed(kinds.HALF_PLAN_CHANGED, plan, *_order(sides, *spots), name=title)
    return money, iter(changes)


def _turned(sides: Sides, of_unit: Decimal, of_project: Decimal) -> Money:
    return Money(of_unit, of_project) if sides.is_new else Money(of_project, of_unit)


def _order(sides: Sides, of_unit: Spot, of_project: Spot) -> tuple[Spot, Spot]:
    return (of_unit, of_project) if sides.is_new else (of_project, of_unit)


def _line_alone(sides: Sides, name: str) -> Compared:
    """A project that only the unit form has."""
    unit, is_new = sides.unit, sides.is_new
    amount = unit.spec.funding.expenditure.lines[name].full
    spot, money = line_at(unit, name, FULL), _turned(sides, amount, ZERO)
    kind = kinds.PROJECT_WITHDRAWN if is_new else kinds.PROJECT_ADDED
    change = Change(kind, {"name": name, "amount": print_amount(amount)}, money=money)
    ends = (unit, None) if is_new else (None, unit)
    return compared(name, ends, money, [_on(change, spot, is_new=not is_new)])


def _on(change: Change, spot: Spot, *, is_new: bool) -> Change:
    """A change that stands on one side alone."""
    return change._replace(new=spot) if is_new else change._replace(old=spot)


def _rows(
    sides: Sides, listed: Collection[str], least: int
) -> tuple[dict[str, tuple[Change, ...]], list[Indicator]]:
    """What became of the unit form's own rows, by the path of the project that has each now.

    One may be in several projects; those with a line (``listed``) come before the others. Rows
    that only projects have tell nothing: a unit form has but some of theirs.
    """
    mine, theirs = defaultdict(list), defaultdict(list)
    for row in _own(sides.unit):
        mine[bare(row.name)].append(row)
    for project in sides.projects:
        for row in _own(project):
            theirs[bare(row.name)].append((project, row))
    rest = [(name, name) for name in mine if name not in theirs]
    near = pair(rest, [(name, name) for name in theirs], least)
    found: defaultdict[str, tuple[Change, ...]] = defaultdict(tuple)
    renamed = () if sides.unread else near.renamed  # a nearer row may be in what cannot be read
    for name, other in (*((name, name) for name in mine if name in theirs), *renamed):
        there = theirs[other] if name == other else theirs[other][:1]
        for project, row in [one for one in there if one[0].path in listed] or there:
            for own in mine[name]:
                rows = (own, row) if sides.is_new else (row, own)
                found[project.path] += tuple(row_changes(*sides.both(project), *rows))
    return found, [row for name in near.gone for row in mine[name]]


def _own(entry: Entry) -> list[Indicator]:
    """The rows of a form that not every form of its kind has."""
    fixed = entry.form.conventions.fixed_names
    return [row for row in entry.spec.indicators if not row.is_blank and row.name not in fixed]


def _lines(unit: Entry) -> list[tuple[str, str]]:
    """The lines of projects of a unit form, by plain names without the year."""
    spec = unit.spec
    names = spec.funding.expenditure.projects if isinstance(spec, UnitSpec) else ()
    return [(of_any_year(name, spec.year), name) for name in names]


def _nearest_year(entry: Entry, others: Sequence[Entry]) -> Entry | None:
    """The same form for another year, of several that of the nearest, the earlier one first."""
    year, own = entry.spec.year, (entry.spec.KIND, unit_of(entry), name_of(entry))
    same = [
        other
        for other in others
        if other.spec.year != year and (other.spec.KIND, unit_of(other), name_of(other)) == own
    ]
    return min(
        same, key=lambda one: (abs(one.spec.year - year), one.spec.year, one.path), default=None
    )


def _of_the_nearest_year(entry: Entry, others: Sequence[Entry]) -> list[Entry]:
    """The forms of the unit for the same year; for the nearest one where there are none."""
    own = [other for other in others if unit_of(other) == unit_of(entry)]
    away = [abs(other.spec.year - entry.spec.year) for other in own]
    return [other for other, years in zip(own, away, strict=True) if years == min(away)]


def _lists(unit: Entry, project: Entry) -> bool:
    return _is_unit(unit) and name_of(project) in dict(_lines(unit))


def _is_unit(entry: Entry) -> bool:
    return isinstance(entry.spec, UnitSpec)
