"""Where the time of one spec goes, and how far the whole is from what no program can avoid."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from zipfile import ZipFile

from bench.case import Case, cases, engine, folder, pages, shelf
from bench.contest import Row
from bench.rounds import Side, interleave, ratios, spread, timed, timed_together
from jxbudget.compile.check import judged, open_specs
from jxbudget.compile.desk import batched
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.package import deflate
from jxbudget.rules import DEFAULTS
from jxbudget.source import Source, bind, read

Files = tuple[bytes, bytes]
"""A .docx and a .xlsx."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Seconds a spec: of each step by itself, of all of them in one, and of the floor."""

    steps: dict[str, float]
    whole: float
    floor: float


def breakdown(chunks: Sequence[Sequence[Case]], out: Path) -> tuple[Breakdown, Row]:
    """Every step by itself, and the whole against the floor.

    No two sides share a spec: what one remembers of it must not help another.
    """
    sides = _sides(out)
    shares = [_shares(chunk, len(sides)) for chunk in chunks]
    turns = {name: _nth(side, place) for place, (name, side) in enumerate(sides.items())}
    seconds = interleave(turns, shares)
    middle = {name: spread(figures).median for name, figures in seconds.items()}
    whole, floor = seconds["whole"], seconds["floor"]
    what, peer = "the whole way from a spec file to two files", "its floor (below)"
    row = Row(what, peer, None, ratios(whole, floor), spread(whole), spread(floor))
    return Breakdown(_steps(middle), middle["whole"], middle["floor"]), row


def _steps(middle: Mapping[str, float]) -> dict[str, float]:
    """Some sides hold others: what is theirs alone is the difference."""
    return {
        "read: file → tree with positions": middle["read"],
        "bind: tree → Spec": middle["bind"] - middle["read"],
        "rules of a single spec": middle["examine"] - middle["bind"],
        "lay out: Spec → Sheet": middle["lay out"],
        "word: Sheet → XML": middle["word"] - middle["deflate word"],
        "excel: Sheet → XML": middle["excel"] - middle["deflate excel"],
        "deflate": middle["deflate word"] + middle["deflate excel"],
        "disk: two new files": middle["write"],
    }


def _sides(out: Path) -> dict[str, Side[Case]]:
    own, put = _OwnParts(out / "reference"), _writer(out / "files")
    own_files = out / "own"
    own_files.mkdir()

    def floor(ready: tuple[Path, list[bytes], Files]) -> None:
        path, parts, files = ready
        path.read_bytes()
        _deflate(parts)
        put(files)

    return {
        "read": timed(_read, _same),
        "bind": timed(lambda case: bind(_read(case), folder(case.form).form.vocabulary), _same),
        "examine": timed_together(_examine, _same),
        "lay out": timed(lambda ready: lay_out(*ready), Case.specified),
        "word": timed(lambda ready: word.draw(*ready), lambda c: (c.sheet(), pages(c.form)[0])),
        "excel": timed(lambda ready: excel.draw(*ready), lambda c: (c.sheet(), pages(c.form)[1])),
        "deflate word": timed(_deflate, lambda case: own.of(case, case.files()[:1])),
        "deflate excel": timed(_deflate, lambda case: own.of(case, case.files()[1:])),
        "write": timed(put, Case.files),
        "whole": timed_together(engine(own_files), _same),
        "floor": timed(floor, lambda c: (c.path, own.of(c, c.files()), c.files())),
    }


def _shares(chunk: Sequence[Case], sides: int) -> list[Sequence[Case]]:
    """The chunk cut among the sides: each takes one case of every share."""
    size = len(chunk) // sides
    return [chunk[number : size * sides : size] for number in range(size)]


def _nth(side: Side[Case], place: int) -> Side[Sequence[Case]]:
    return lambda shares: side([share[place] for share in shares])


def _same(case: Case) -> Case:
    return case


def _read(case: Case) -> Source:
    return read(case.path.read_bytes(), case.name)


def _examine(cases: Sequence[Case]) -> None:
    for some in batched(cases):
        opened = open_specs([(case.name, case.path.read_bytes()) for case in some], shelf())
        judged(opened, [DEFAULTS] * len(opened))


def _writer(place: Path) -> Callable[[Files], None]:
    """Writes pairs of files under new names."""
    place.mkdir()
    numbers = count()

    def put(files: Files) -> None:
        stem = place / str(next(numbers))
        for ending, data in zip((".docx", ".xlsx"), files, strict=True):
            stem.with_suffix(ending).write_bytes(data)

    return put


def _deflate(parts: Iterable[bytes]) -> None:
    for part in parts:
        deflate("", part)


class _OwnParts:
    """The parts of a file that depend on its spec; the others are deflated once for all."""

    def __init__(self, place: Path) -> None:
        self._shared: dict[str, set[bytes]] = {}
        for case in cases(place, 2, seed=0):  # one of each form
            parts = (part for data in case.files() for part in _unpacked(data))
            self._shared[case.form] = set(parts)

    def of(self, case: Case, files: Iterable[bytes]) -> list[bytes]:
        """Those of some files of a case, as they were before they were deflated."""
        shared = self._shared[case.form]
        return [part for data in files for part in _unpacked(data) if part not in shared]


def _unpacked(data: bytes) -> list[bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]
