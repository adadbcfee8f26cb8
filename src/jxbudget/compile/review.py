"""What a change to a set of specs does: what it brings, what it mends, what it promises anew."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from jxbudget.change import Compared
from jxbudget.compile.baseline import Baseline
from jxbudget.compile.check import open_specs
from jxbudget.compile.crew import Crew
from jxbudget.compile.desk import Desk
from jxbudget.compile.difference import File, difference
from jxbudget.compile.govern import govern
from jxbudget.compile.known import Known
from jxbudget.compile.run import Run, check
from jxbudget.compile.settings import Settings
from jxbudget.compile.waivers import Excused
from jxbudget.diagnostic import Diagnostic, Lasting, in_order, lasting
from jxbudget.model.naming import plain
from jxbudget.workspace.shelf import Shelf


class Side(NamedTuple):
    """The specs of one side by their paths, and the forms they are on.

    ``root`` is the folder of them all, as the paths tell it. The forms may lie in a folder that is
    not where they are told to be: ``templates`` holds both.
    """

    root: str
    files: Mapping[str, bytes]
    shelf: Shelf
    templates: tuple[str, str] = ("", "")

    def wrong_forms(self) -> Iterator[Diagnostic]:
        """What is wrong with the forms that were met."""
        here, told = self.templates
        for one in self.shelf.diagnostics:
            yield one._replace(path=one.path.replace(here, told, 1) if here else one.path)

    def some(self, paths: Iterable[str]) -> list[File]:
        """Some of its files."""
        here = self.root
        return [
            File(path, path.removeprefix(here).lstrip("/"), self.files[path])
            for path in paths
            if path in self.files
        ]


class Rules(NamedTuple):
    """What both sides are judged by."""

    settings: Settings
    baseline: Baseline
    today: date


class Review(NamedTuple):
    """What came of it.

    ``changed`` are the files that are not as they were, or on one side alone. ``run`` holds those
    of the new side that were looked at: what is ``touched`` (it changed, or its layout did), and
    the other forms of their units. ``fresh`` is what counts of what is found there and was not
    before, ``former`` what was, ``mended`` counts what is no more, and ``excused`` is what specs
    waive now and did not before. ``forms`` tells what
    changed; ``years`` holds the forms that are new, beside those of the year before.
    """

    desk: Desk
    run: Run
    changed: frozenset[str]
    touched: frozenset[str]
    fresh: tuple[Diagnostic, ...]
    former: tuple[Diagnostic, ...]
    mended: int
    excused: tuple[Excused, ...]
    forms: tuple[Compared, ...]
    years: tuple[Compared, ...]


class _Judged(NamedTuple):
    """What was looked at on one side, and what counts of what was found."""

    run: Run
    found: tuple[Diagnostic, ...]
    excused: tuple[Excused, ...]
    desk: Desk
    files: list[File]

    def of_years(self) -> dict[int, list[File]]:
        """The files by the year that they are for, the first year first."""
        years = {one.path: one.identity.year for one in self.run.files if one.identity}
        found: defaultdict[int, list[File]] = defaultdict(list)
        for file in self.files:
            if file.path in years:
                found[years[file.path]].append(file)
        return dict(sorted(found.items()))


def review(old: Side, new: Side, rules: Rules, layouts: Collection[str] = frozenset()) -> Review:
    """Compare two sides. What is on a form whose layout changed is touched, too."""
    changed = {path for path in (*old.files, *new.files) if _is_changed(path, old, new)}
    touched = changed | {path for side in (old, new) if layouts for path in _on(layouts, side)}
    units = {unit for side in (old, new) for unit in _units(side, touched)}
    before, after = (_judged(side, touched, units, rules) for side in (old, new))
    least = rules.settings.limits().similarity
    compare = partial(difference, shelves=(old.shelf, new.shelf), least=least)
    forms = compare(before.files, after.files)
    renamed = {form.new: form.old for form in forms if form.new and form.old}
    were = _Were({**_moved(old, new), **renamed}, old.files.keys() | new.files.keys())
    fresh, former, gone = _split(after.found, before.found, were)
    counted, _ = rules.baseline.split(fresh)
    known, _ = rules.baseline.split(former)
    read = {were.old(one.path) for one in after.run.files if one.identity}
    return Review(
        after.desk,
        after.run,
        frozenset(changed),
        frozenset(touched & new.files.keys()),
        counted,
        known,
        sum(path in read for path in gone),
        tuple(_not_among(after.excused, before.excused, were)),
        forms,
        tuple(_beside_last_year(forms, before, after, compare)),
    )


def _is_changed(path: str, old: Side, new: Side) -> bool:
    """Whether a file is on one side alone, or not the same on both."""
    return not is_same(old.files.get(path), new.files.get(path))


def is_same(one: bytes | None, other: bytes | None) -> bool:
    """Whether there are two files, and all that differs in them is how lines end."""
    if one is None or other is None:
        return False
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def _on(layouts: Collection[str], side: Side) -> Iterator[str]:
    """The files that are on some forms."""
    for one in open_specs(side.files.items(), side.shelf):
        if one.spec and one.spec.form in layouts:
            yield one.source.path


def _units(side: Side, touched: Iterable[str]) -> Iterator[str]:
    """The units that some files are of, by their plain names."""
    files = side.some(sorted(touched))
    for one in open_specs([(file.path, file.data) for file in files], side.shelf):
        if one.spec and (unit := plain(one.spec.text(one.spec.CREATOR))):
            yield unit


def _judged(side: Side, touched: Collection[str], units: Collection[str], rules: Rules) -> _Judged:
    """Whatever was touched on a side, and all forms of the units."""
    settings, _, today = rules  # what the baseline knows may have moved since
    desk = Desk(side.files.__getitem__, side.shelf, settings.limits)

    def part(of: Mapping[str, str]) -> Collection[str]:
        return {unit for path, unit in of.items() if path in touched or unit in units}

    run = check(list(side.files), Crew(lambda: desk), Known(), part=part)
    governed = govern(run, settings, today, desk.open)
    found = in_order((*side.wrong_forms(), *governed.diagnostics))
    return _Judged(run, found, governed.excused, desk, side.some(one.path for one in run.files))


class _Were(NamedTuple):
    """The old paths of files by their new ones, and the files there are on either side.

    Which other file a finding speaks of tells nothing of whether it is new.
    """

    paths: Mapping[str, str]
    files: Collection[str]

    def old(self, path: str) -> str:
        """Where a file of the new side was."""
        return self.paths.get(path, path)

    def name(self, one: Diagnostic) -> Lasting:
        """What a finding of the new side was known by."""
        return lasting(one._replace(path=self.old(one.path)), self.files)


def _moved(old: Side, new: Side) -> dict[str, str]:
    """The files that have another path and are the same in everything else."""
    gone = {data: path for path, data in old.files.items() if path not in new.files}
    come = ((path, data) for path, data in new.files.items() if path not in old.files)
    return {path: gone[data] for path, data in come if data in gone}


def _split(
    found: Iterable[Diagnostic], known: Iterable[Diagnostic], were: _Were
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], list[str]]:
    """What was not found before, what was, and the old files of what is found no more."""
    left = Counter(lasting(one, were.files) for one in known)
    fresh: list[Diagnostic] = []
    former: list[Diagnostic] = []
    for one in found:
        name = were.name(one)
        (former if left[name] > 0 else fresh).append(one)
        left[name] -= 1
    return tuple(fresh), tuple(former), [name.path for name in (+left).elements()]


def _not_among(
    excused: Iterable[Excused], known: Iterable[Excused], were: _Were
) -> Iterator[Excused]:
    """What is waived and was not, wherever its form or its row stands by now."""
    left = Counter(lasting(one.diagnostic, were.files) for one in known)
    for one in excused:
        name = were.name(one.diagnostic)
        if left[name] <= 0:
            yield one
        left[name] -= 1


def _beside_last_year(
    forms: Iterable[Compared],
    before: _Judged,
    after: _Judged,
    compare: Callable[[Sequence[File], Sequence[File]], tuple[Compared, ...]],
) -> Iterator[Compared]:
    """The forms that have come, compared with those of the last year there was before theirs."""
    come = {one.new for one in forms if not one.old}
    olds = before.of_years()
    for year, files in after.of_years().items():
        fresh = [file for file in files if file.path in come]
        last = max((one for one in olds if one < year), default=None)
        if fresh and last:
            yield from (one for one in compare(olds[last], fresh) if one.old and one.new)
