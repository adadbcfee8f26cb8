"""Two sets of files side by side: read, compared, and every change at its place."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePath
from typing import NamedTuple

from jxbudget.change import Change, Compared, Piece, Spot
from jxbudget.compile.check import Examined, open_specs
from jxbudget.compile.desk import batched
from jxbudget.diagnostic import Pointer
from jxbudget.diff import kinds
from jxbudget.diff.compare import compare
from jxbudget.diff.entry import Entry
from jxbudget.draw import html
from jxbudget.forms import lay_out
from jxbudget.model.naming import of_any_year, plain
from jxbudget.source.tree import Source
from jxbudget.workspace.shelf import Shelf


class File(NamedTuple):
    """A file on one side: its path as it is told, and as it is seen from what is compared."""

    path: str
    place: str
    data: bytes


class _Read(NamedTuple):
    """A file that was read, as far as it can be."""

    file: File
    one: Examined

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read."""
        return self.one.spec is not None and self.one.folder is not None and not self.one.doubtful

    def entries(self) -> Iterator[Entry]:
        """Its spec, if there is one."""
        if self.one.spec and self.one.folder:
            yield Entry(self.file.path, self.file.place, self.one.spec, self.one.folder.form)


def difference(
    olds: Sequence[File], news: Sequence[File], shelves: tuple[Shelf, Shelf], least: int
) -> tuple[Compared, ...]:
    """What changed from one side to the other, form by form; each has its shelf.

    ``least`` is how alike, in percent, two names of one thing are. A file that cannot be read
    whole is told and not compared, nor is the one in its place on the other side.
    """
    sides = [_opened(*side) for side in zip((olds, news), shelves, strict=True)]
    broken = {read.file.place for read in chain(*sides) if not read.is_whole}
    old, new = (
        [entry for read in side if read.file.place not in broken for entry in read.entries()]
        for side in sides
    )
    unread = [frozenset(_names(side, broken)) for side in sides]
    found = [*compare(old, new, least, (unread[0], unread[1])), *_not_compared(sides, broken)]
    sources = [{read.file.path: read.one.source for read in side} for side in sides]
    return tuple(_located(one, *sources) for one in found)


def _names(side: Iterable[_Read], broken: Container[str]) -> Iterator[str]:
    """What the forms may be called that cannot be read: what is written, or how the file is."""
    for read in side:
        if read.file.place in broken:
            yield plain(PurePath(read.file.path).stem)
            if spec := read.one.spec:
                yield of_any_year(spec.name, spec.year)


def _opened(files: Sequence[File], shelf: Shelf) -> list[_Read]:
    read: list[_Read] = []
    for some in batched(files):
        opened = open_specs([(file.path, file.data) for file in some], shelf)
        read += map(_Read, some, opened)
    return read


def _not_compared(sides: Iterable[Sequence[_Read]], broken: Iterable[str]) -> Iterator[Compared]:
    by_place = [{read.file.place: read for read in side} for side in sides]
    for place in sorted(broken):
        old, new = (side.get(place) for side in by_place)
        paths = old and old.file.path, new and new.file.path
        changes = [_unread(read, is_new=read is new) for read in (old, new) if read]
        told = [change for change in changes if change]
        if new and new.is_whole:
            told = [change._replace(kind=kinds.WAS_UNREADABLE) for change in told]
        years = (None, None)
        yield Compared(_name(new or old), *paths, years, None, tuple(told))


def _name(read: _Read | None) -> str:
    """What a file is called as far as it can be read."""
    assert read
    return read.one.spec.name if read.one.spec else read.file.path


def _unread(read: _Read, *, is_new: bool) -> Change | None:
    """Why a file is not compared."""
    if read.is_whole:
        return None
    first = next(iter(read.one.diagnostics), None)
    keys = [key for key in sorted(read.one.doubtful) if key]
    facts: dict[str, object] = {"keys": "", "keys_en": ""}
    if keys:
        facts = {"keys": f"（{'、'.join(keys)}）", "keys_en": f" ({', '.join(keys)})"}
    span = first.span if first else None
    spot = Spot(read.file.path, (), span=span)
    return Change(kinds.NOT_COMPARED, facts, *((None, spot) if is_new else (spot, None)))


def _located(one: Compared, old: Mapping[str, Source], new: Mapping[str, Source]) -> Compared:
    """The same with every spot at its place in the text."""
    changes = tuple(
        change._replace(old=_found(change.old, old), new=_found(change.new, new))
        for change in one.changes
    )
    return one._replace(changes=changes)


def _found(spot: Spot | None, sources: Mapping[str, Source]) -> Spot | None:
    if spot is None or spot.span or spot.path not in sources:
        return spot
    return spot._replace(span=sources[spot.path].span(spot.pointer, on_key=spot.on_key))


def drawn(forms: Iterable[Compared], news: Iterable[File], shelf: Shelf) -> dict[str, str]:
    """The new forms that changed in HTML, by their paths, with all that changed in them marked."""
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for one in forms:
        if one.new:
            changes[one.new] += one.changes
    read = _opened([file for file in news if changes.get(file.path)], shelf)
    return {
        entry.path: html.draw(lay_out(entry.spec, entry.form), _marks(changes[entry.path]))
        for one in read
        for entry in one.entries()
    }


def _marks(changes: Iterable[Change]) -> dict[tuple[Pointer, bool], html.Mark]:
    """What is marked, by its place; of several changes the one that matters most."""
    marks = {}
    for change in sorted(changes, key=lambda change: -change.level.rank):
        if change.new and change.new.pointer:
            old = change.old.text if change.old else ""
            pieces = change.pieces or (Piece(old, change.new.text),)
            marks[change.new.pointer, change.new.on_key] = html.Mark(change.level, pieces)
    return marks
