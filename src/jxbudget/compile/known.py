"""What earlier runs came to, kept so that what did not change is not done again.

Under a first line that names the edition (the program and the thresholds in force) there is a
line for each spec and each unit. What is of another edition, or torn, is worth nothing.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_FIRST, _LAST = "jxbudget 2 ", "end"
_SPEC, _UNIT = "spec", "unit"


def digest(*pieces: bytes) -> str:
    """A name for bytes that no other bytes have."""
    made = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        made.update(len(piece).to_bytes(8, "big"))
        made.update(piece)
    return made.hexdigest()


class Entry(NamedTuple):
    """A spec as an earlier run met it.

    ``content`` and ``form`` are digests of its bytes and of the files of its form, ``line`` is
    what was kept of it, ``files`` the seals of the files made of it. What is made of many specs
    is known by its own path, its content being theirs.
    """

    content: str
    form: str
    line: str
    files: tuple[str, ...] = ()


class UnitEntry(NamedTuple):
    """The forms of a unit as an earlier run compared them.

    ``path`` is that of the first, ``content`` a digest of all, ``line`` what came of them.
    """

    path: str
    content: str
    line: str


class Known:
    """Entries of specs by path; entries of units by a digest of their names and paths."""

    def __init__(self, edition: str = "", lines: Iterable[str] = ()) -> None:
        self._edition = edition
        self._specs: dict[str, Entry] = {}
        self._units: dict[str, UnitEntry] = {}
        self.is_changed = False
        read = iter(lines)
        if next(read, "") == _FIRST + edition and not self._read(read):
            self._specs, self._units = {}, {}

    def _read(self, lines: Iterator[str]) -> bool:
        """Whether all lines could be read, to the last."""
        for line in lines:
            match line.split("\t"):
                case [kind, path, content, form, kept, *seals] if kind == _SPEC:
                    self._specs[path] = Entry(content, form, kept, tuple(seals))
                case [kind, name, path, content, kept] if kind == _UNIT:
                    self._units[name] = UnitEntry(path, content, kept)
                case [last]:
                    return last == _LAST
                case _:
                    return False
        return False

    def spec(self, path: str) -> Entry | None:
        """The spec at a path, as it was."""
        return self._specs.get(path)

    def unit(self, name: str) -> UnitEntry | None:
        """The forms of a unit, as they were."""
        return self._units.get(name)

    def forget(self, paths: Iterable[str]) -> None:
        """Know nothing of some specs, nor of the units that they are of, nor what many made."""
        gone = set(paths)
        specs = self._specs.items()
        self._specs = {path: one for path, one in specs if one.line and path not in gone}
        self._units = {name: one for name, one in self._units.items() if one.path not in gone}

    def take(self, path: str, entry: Entry | None) -> None:
        """Take up a spec as it is now; None for one that is not worth keeping."""
        if entry is None:
            self.is_changed |= self._specs.pop(path, None) is not None
        elif self._specs.get(path) != entry:
            self._specs[path], self.is_changed = entry, True

    def take_unit(self, name: str, entry: UnitEntry) -> None:
        """Take up the forms of a unit as they are now."""
        self._units[name], self.is_changed = entry, True

    def lines(self, exists: Callable[[str], bool]) -> Iterator[str]:
        """What is worth keeping: specs that are there still, under a path that fits on a line."""
        kept = {path for path in self._specs if path.isprintable() and exists(path)}
        yield _FIRST + self._edition
        for path, one in self._specs.items():
            if path in kept:
                seals = [seal for seal in one.files if seal.isprintable()]
                yield "\t".join((_SPEC, path, one.content, one.form, one.line, *seals))
        for name, unit in self._units.items():
            if unit.path in kept:
                yield f"{_UNIT}\t{name}\t{unit.path}\t{unit.content}\t{unit.line}"
        yield _LAST
