"""All files of a run: each checked alone, the forms of a unit side by side, names against names."""

import os
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from jxbudget.compile import catalogue
from jxbudget.compile.checked import Checked, Compared, Identity, from_line, unit_from
from jxbudget.compile.crew import Crew
from jxbudget.compile.defects import SAME_NAME
from jxbudget.compile.desk import Desk, Done, defaults
from jxbudget.compile.known import Entry, Known, UnitEntry, digest
from jxbudget.compile.printing import Printed
from jxbudget.diagnostic import Diagnostic, in_order
from jxbudget.rules import Docket, Limits, gather
from jxbudget.rules.gather import plain
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.shelf import Shelf

Phase = Literal["register", "check", "compare"]
"""Reading to know whose a file is, judging files alone, judging the forms of units."""

Watch = Callable[[Phase, int], AbstractContextManager[Callable[[], None]]]
"""Watches a phase over so many files or units: what it gives is called after each."""

Part = Callable[[Mapping[str, str]], Container[str]]
"""Tells the units that are meant, of those that files (by path) are of."""


def _unwatched(_: Phase, __: int) -> AbstractContextManager[Callable[[], None]]:
    return nullcontext(lambda: None)


class Run(NamedTuple):
    """All files of one run after the check, what the rules over several forms came to.

    ``printed`` are the forms that were drawn on the way, by the path of their spec. ``elsewhere``
    are the forms of other parts. ``has_one_name_twice`` says that two forms anywhere
    would be one file.
    """

    files: tuple[Checked, ...]
    together: tuple[Compared, ...] = ()
    printed: Mapping[str, Printed] = MappingProxyType({})
    elsewhere: tuple[Identity, ...] = ()
    has_one_name_twice: bool = False

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, in order."""
        return in_order(found for one in self.files for found in one.found)


def check(  # noqa: PLR0913 - what a run depends on
    paths: Sequence[str],
    crew: Crew,
    known: Known,
    *,
    whole: bool = True,
    place: Callable[[int], object] = int,
    part: Part | None = None,
    watch: Watch = _unwatched,
) -> Run:
    """Every file (its path as told to the user) checked, alone and with the others.

    ``known`` spares what did not change and takes up what is new. ``whole`` says that complete
    folders were given; a file that cannot be read counts as one that is not there. ``place``
    tells the folder that the forms of a year go to; two forms of one name must not meet there.
    ``part`` says which units are meant; without it all are.
    """
    share = _share(paths, crew, part, watch, whole=whole) if part else None
    done = dict(_each(share.paths if share else paths, crew, known, watch))
    files = {path: one for path, (one, _) in done.items()}
    dockets = share.dockets if share else _gathered(files.values(), whole=whole)
    together = tuple(_together(dockets, crew, known, watch))
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in (finding for compared in together for finding in compared.found):
        found[finding.path].append(finding)
    collisions = dict(_collisions(share.files if share else files.values(), place))
    for path in files.keys() & collisions.keys():
        found[path].append(_same_name(crew.desk, path, collisions[path]))
    _load_broken_forms(files.values(), crew.desk)
    checked = (one.with_more(found[path]) if path in found else one for path, one in files.items())
    printed = {path: printed for path, (_, printed) in done.items() if printed}
    elsewhere = share.elsewhere if share else ()
    return Run(tuple(checked), together, printed, elsewhere, bool(collisions))


def _load_broken_forms(files: Iterable[Checked], desk: Desk) -> None:
    """The shelf of this desk tells why a form cannot be used: it must have met it."""
    for one in files:
        if one.identity is None and not one.found:
            desk.open(one.path)


def _gathered(files: Iterable[Checked], *, whole: bool) -> tuple[Docket, ...]:
    filings = [one.filing for one in files]
    return gather(filter(None, filings), whole=whole and None not in filings)


class _Share(NamedTuple):
    """What falls to one part, and ``files``, all that had to be read to tell."""

    paths: list[str]
    files: tuple[Checked, ...]
    dockets: list[Docket]
    elsewhere: tuple[Identity, ...]


def _share(paths: Sequence[str], crew: Crew, part: Part, watch: Watch, *, whole: bool) -> _Share:
    """The forms of a unit stay together, so that a part finds all that the whole run finds."""
    with watch("register", len(paths)) as advance:
        lines = zip(paths, crew.map(Desk.register, paths, advance), strict=True)
        files = {path: from_line(path, line, {}) for path, line in lines}
    dockets = _gathered(files.values(), whole=whole)
    alone = {path: one.identity.unit if one.identity else path for path, one in files.items()}
    units = {path: plain(unit) for path, unit in alone.items()}
    units |= {path: docket.unit for docket in dockets for path in docket.paths}
    meant = part(units)
    own = [path for path in paths if units[path] in meant]
    others = files.keys() - set(own)
    return _Share(
        own,
        tuple(files.values()),
        [docket for docket in dockets if docket.unit in meant],
        tuple(one.identity for path, one in files.items() if path in others and one.identity),
    )


def _each(
    paths: Sequence[str], crew: Crew, known: Known, watch: Watch
) -> Iterator[tuple[str, tuple[Checked, Printed | None]]]:
    """Each file, in order; those that did not change as they are known."""
    same = {path: one for path in paths if (one := _unchanged(path, crew.desk, known))}
    fresh = [path for path in paths if path not in same]
    with watch("check", len(fresh)) as advance:
        work = crew.map(Desk.check, fresh, advance)
        for path in paths:
            if path in same:
                yield path, (same[path], None)
                continue
            done = next(work)
            one = from_line(path, done.line, catalogue.defects())
            _keep(one, done, crew.desk, known)
            yield path, (one, done.printed)


def _unchanged(path: str, desk: Desk, known: Known) -> Checked | None:
    entry = known.spec(path)
    if entry is None or entry.content != digest(desk.read(path)):
        return None
    one = from_line(path, entry.line, catalogue.defects())
    return one if entry.form == _form_digest(one, desk) else None


def _form_digest(one: Checked, desk: Desk) -> str:
    return desk.shelf.digest(one.identity.form, one.identity.year) if one.identity else ""


def _keep(one: Checked, done: Done, desk: Desk, known: Known) -> None:
    """Take up a file; one without a form is looked at each time, there may be a form by then."""
    entry = Entry(done.content, _form_digest(one, desk), done.line) if one.identity else None
    known.take(one.path, entry)


def _together(
    dockets: Sequence[Docket], crew: Crew, known: Known, watch: Watch
) -> Iterator[Compared]:
    """What the rules over several forms come to; known where no form of the unit changed."""
    contents = [_content(docket, known) for docket in dockets]
    same = [_same(*pair, known) for pair in zip(dockets, contents, strict=True)]
    fresh = [docket for docket, line in zip(dockets, same, strict=True) if line is None]
    with watch("compare", len(fresh)) as advance:
        work = crew.map(Desk.compare, fresh, advance)
        for docket, content, line in zip(dockets, contents, same, strict=True):
            told = line or next(work)
            if content and line is None:
                known.take_unit(_name(docket), UnitEntry(docket.paths[0], content, told))
            yield unit_from(told, catalogue.defects())


def _same(docket: Docket, content: str, known: Known) -> str | None:
    entry = known.unit(_name(docket)) if content else None
    return entry.line if entry and entry.content == content else None


def _name(docket: Docket) -> str:
    return digest(docket.unit.encode(), *map(os.fsencode, docket.paths))


def _content(docket: Docket, known: Known) -> str:
    """A digest of all that a docket is judged by; empty where there is nothing worth keeping."""
    entries = [known.spec(path) for path in docket.paths]
    if len(entries) == 1 or None in entries:
        return ""
    forms = [(entry.content, entry.form) for entry in entries if entry]
    told = (docket.whole, sorted(docket.filed), forms)
    return digest(repr(told).encode(errors="surrogatepass"))


def _collisions(
    files: Iterable[Checked], place: Callable[[int], object]
) -> Iterator[tuple[str, str]]:
    """The paths of two forms that would be one file; two units may have projects of one name."""
    places = cache(place)
    by_file: dict[tuple[object, str, str], list[str]] = defaultdict(list)
    for one in files:
        if one.identity:
            _, year, name, unit = one.identity
            by_file[places(year), same_file(file_name(name)), plain(unit)].append(one.path)
    for paths in by_file.values():
        for path in paths if len(paths) > 1 else ():
            yield path, paths[0] if path != paths[0] else paths[1]


def _same_name(desk: Desk, path: str, other: str) -> Diagnostic:
    one = desk.open(path)
    assert one.spec is not None
    return one.source.locate(SAME_NAME.at(one.spec.NAME, name=one.spec.name, other=other))


def check_texts(
    texts: Mapping[str, bytes],
    shelf: Shelf,
    limits: Callable[[str], Limits] = defaults,
    *,
    whole: bool = True,
) -> Run:
    """Files that are all at hand, by their paths."""
    crew = Crew(lambda: Desk(texts.__getitem__, shelf, limits))
    return check(list(texts), crew, Known(), whole=whole)
