"""Ruling lines → the tables they draw: grids of all boundaries, cells where walls are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from jxbudget.read.pdf_leaf import THIN, RefusedPdf, Rule

NEAR = 2.5
"""Lines that are not further apart, in points, are one: borders are drawn double, and roughly."""
_GAP = 3.5
_SHORT = 5.0
_MOST_RULES = 3_000
_MOST_PLACES = 20_000


class Stretch(NamedTuple):
    """A straight line: where it lies across its direction, and from where to where it goes."""

    at: float
    start: float
    end: float


class Hole(NamedTuple):
    """A cell: its sides, the row it starts in and how many it spans.

    ``open_top`` and ``open_bottom`` tell of cells at the edge of the table without a border there.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    row: int
    rows: int
    open_top: bool
    open_bottom: bool


class Frame(NamedTuple):
    """The empty table: its boundaries, its cells, and which of them lies at each place."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    holes: tuple[Hole, ...]
    places: dict[tuple[int, int], int]

    def at(self, x: float, y: float) -> int | None:
        """The number of the cell around a point."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.places.get((row, column))

    @property
    def area(self) -> float:
        """How large the table is: of two that hold a letter, the smaller one has it."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """The tables on a page, from top to bottom; a lone rectangle or line is none."""
    across, down = _straight(rules)
    if len(across) + len(down) > _MOST_RULES:
        raise RefusedPdf("long")
    found = (_frame(*group) for group in _touching(across, down))
    tables = [frame for frame in found if frame and len(frame.holes) > 1]
    return sorted(tables, key=lambda frame: (frame.ys[0], frame.xs[0]))


def _straight(rules: Iterable[Rule]) -> tuple[list[Stretch], list[Stretch]]:
    across, down = [], []
    for x0, top, x1, bottom in rules:
        if bottom - top <= THIN:
            across.append(Stretch((top + bottom) / 2, x0, x1))
        if x1 - x0 <= THIN:
            down.append(Stretch((x0 + x1) / 2, top, bottom))
    return _merged(across), _merged(down)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Dashes, dots and doubled lines become one line each; what stays short is none."""
    places = _clusters(one.at for one in stretches)
    rows: dict[float, list[Stretch]] = {place: [] for place in places}
    for one in stretches:
        rows[places[_nearest(places, one.at)]].append(one)
    merged: list[Stretch] = []
    for place, row in rows.items():
        last: Stretch | None = None
        for one in sorted(row, key=lambda stretch: stretch.start):
            if last and one.start <= last.end + _GAP:
                last = last._replace(end=max(last.end, one.end))
                continue
            merged += [last] if last else []
            last = Stretch(place, one.start, one.end)
        merged += [last] if last else []
    return [one for one in merged if one.end - one.start >= _SHORT]


def _clusters(values: Iterable[float]) -> list[float]:
    """The distinct values: those that are near each other as their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(places: Sequence[float], value: float) -> int:
    after = bisect_right(places, value)
    around = range(max(after - 1, 0), min(after + 1, len(places)))
    return min(around, key=lambda number: abs(places[number] - value))


def _touching(
    across: list[Stretch], down: list[Stretch]
) -> list[tuple[list[Stretch], list[Stretch]]]:
    """The lines in groups that hang together."""
    group = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for (i, line), (j, post) in product(enumerate(across), enumerate(down, len(across))):
        if _reaches(line, post.at) and _reaches(post, line.at):
            group[root(i)] = root(j)
    found: dict[int, tuple[list[Stretch], list[Stretch]]] = {}
    for number, line in enumerate(across + down):
        found.setdefault(root(number), ([], []))[number >= len(across)].append(line)
    return list(found.values())


def _reaches(line: Stretch, place: float) -> bool:
    return line.start - _GAP <= place <= line.end + _GAP


def _frame(across: list[Stretch], down: list[Stretch]) -> Frame | None:
    if not across or not down:
        return None
    xs, ys = _boundaries(down, across), _boundaries(across, down)
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_PLACES:
        raise RefusedPdf("long")
    floors, posts = _walls(across, ys, xs), _walls(down, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    left = set(product(range(rows), range(columns)))
    holes: list[Hole] = []
    places: dict[tuple[int, int], int] = {}
    for row, column in product(range(rows), range(columns)):
        if (row, column) not in left:
            continue
        right, bottom = _reach(row, column, left, (floors, posts))
        taken = set(product(range(row, bottom), range(column, right)))
        left -= taken
        hole = _hole((row, bottom), (column, right), (xs, ys), floors)
        if not _is_outside((row, bottom), (column, right), (rows, columns), (floors, posts)):
            places |= dict.fromkeys(taken, len(holes))
            holes.append(hole)
    return Frame(xs, ys, tuple(holes), places)


def _boundaries(lines: list[Stretch], others: list[Stretch]) -> tuple[float, ...]:
    """Where lines lie, and where the crossing ones stick out because a side was left open."""
    found = _clusters(line.at for line in lines)
    first, last = min(one.start for one in others), max(one.end for one in others)
    before = [first] if first < found[0] - 2 * NEAR else []
    after = [last] if last > found[-1] + 2 * NEAR else []
    return (*before, *found, *after)


_Walls = set[tuple[int, int]]
"""Pairs of the number of a boundary and that of the stretch between two crossing ones."""


def _walls(lines: list[Stretch], ats: Sequence[float], steps: Sequence[float]) -> _Walls:
    """Where a line stands between two places, or all but."""
    found = set()
    for line in lines:
        number = _nearest(ats, line.at)
        for step in range(len(steps) - 1):
            start, end = steps[step], steps[step + 1]
            if min(line.end, end) - max(line.start, start) > (end - start) * 0.6:
                found.add((number, step))
    return found


def _reach(
    row: int, column: int, left: set[tuple[int, int]], walls: tuple[_Walls, _Walls]
) -> tuple[int, int]:
    """How far a cell goes to the right and then down until it meets a wall."""
    floors, posts = walls
    right = column + 1
    while (row, right) in left and (right, row) not in posts:
        right += 1
    bottom = row + 1
    while all(
        (bottom, place) in left and (bottom, place) not in floors for place in range(column, right)
    ) and not any((place, bottom) in posts for place in range(column + 1, right)):
        bottom += 1
    return right, bottom


def _hole(
    rows: tuple[int, int],
    columns: tuple[int, int],
    boundaries: tuple[Sequence[float], Sequence[float]],
    floors: _Walls,
) -> Hole:
    (xs, ys), (top, bottom), (left, right) = boundaries, rows, columns
    open_top = top == 0 and not any((top, place) in floors for place in range(left, right))
    at_end = bottom == len(ys) - 1
    open_bottom = at_end and not any((bottom, place) in floors for place in range(left, right))
    sides = (xs[left], xs[right], ys[top], ys[bottom])
    return Hole(*sides, top, bottom - top, open_top, open_bottom)


def _is_outside(
    rows: tuple[int, int],
    columns: tuple[int, int],
    size: tuple[int, int],
    walls: tuple[_Walls, _Walls],
) -> bool:
    """Whether a place is no cell but a nook beside a narrower part of the table.

    It has no border at two outer sides that meet, and other cells have one there.
    """
    (floors, posts), (height, width) = walls, size
    above, below = (_is_bare(floors, side, columns) for side in (0, height))
    before, after = (_is_bare(posts, side, rows) for side in (0, width))
    upright = (rows[0] == 0 and above) or (rows[1] == height and below)
    level = (columns[0] == 0 and before) or (columns[1] == width and after)
    return upright and level


def _is_bare(walls: _Walls, side: int, stretch: tuple[int, int]) -> bool:
    """Whether an outer side of the table has borders, but none on a stretch of it."""
    drawn = {step for place, step in walls if place == side}
    return bool(drawn) and drawn.isdisjoint(range(*stretch))
