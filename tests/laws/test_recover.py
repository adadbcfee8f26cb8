"""What was laid out is recovered; a table that somebody bent gives nothing wrong."""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus.corpus import corpus
from jxbudget.compile.bring import brought
from jxbudget.compile.check import Examined, open_specs
from jxbudget.forms import lay_out
from jxbudget.forms.recover import Recovered, recover
from jxbudget.grid import AMOUNT, PROSE, VALUE, Grid, Sheet
from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.workspace.shelf import Shelf
from tests.conftest import SPECS

Boxes = list[Box]
Bend = Callable[[Boxes, random.Random], Boxes]

SHELF = Shelf()
FORMS = [folder.form for folder in SHELF.folders()]


@cache
def specs() -> tuple[Examined, ...]:
    """The published specs, and made ones of both kinds."""
    made = [(path, text.encode()) for path, text in corpus(60)]
    return tuple(open_specs([*made, *((str(path), path.read_bytes()) for path in SPECS)], SHELF))


def laid_out(one: Examined) -> Sheet:
    assert one.spec
    assert one.folder
    return lay_out(one.spec, one.folder.form)


def boxes(grid: Grid, number: int) -> Boxes:
    return [
        Box(c.row, c.column, c.text, f"{number}:{c.row}:{c.column}", c.rows, c.columns)
        for c in grid.cells
    ]


def paper(one: Examined, bend: Callable[[Boxes], list[Boxes]]) -> Paper:
    """A form as a file would show it, each of its tables bent."""
    sheet = laid_out(one)
    assert one.spec
    shown: list[Table | Line] = [Line(sheet.title, "t"), Line(f"{one.spec.year}年度", "t")]
    for number, grid in enumerate(sheet.grids):
        for part in bend(boxes(grid, number)):
            ordered = sorted(part, key=lambda box: (box.row, box.column))
            shown.append(Table(tuple(ordered), str(number)))
    return tuple(shown)


def read(shown: Paper) -> Recovered:
    (found,) = recover(shown, FORMS)
    assert isinstance(found, Recovered)
    return found


@pytest.mark.parametrize("number", range(66))
def test_what_was_laid_out_is_recovered(number: int) -> None:
    one = specs()[number]
    found = read(paper(one, lambda part: [part]))
    assert found.strays == ()
    assert [fact for fact in found.facts if fact.doubt] == []
    text = brought(found, None, "zh").text
    (again,) = open_specs([(one.source.path, text.encode())], SHELF)
    assert again.diagnostics == one.diagnostics == ()
    assert laid_out(again) == laid_out(one)


def pack(part: Boxes, _: random.Random) -> Boxes:
    """Every cell goes as far to the left as it can, and no cell is merged."""
    packed: Boxes = []
    for row in sorted({box.row for box in part}):
        own = sorted((box for box in part if box.row == row), key=lambda box: box.column)
        filled = [box for box in own if box.text.strip()]
        packed += [box._replace(column=at, columns=1, rows=1) for at, box in enumerate(filled)]
    return packed


def shift(part: Boxes, rng: random.Random) -> Boxes:
    """Some rows stand further to one side."""
    rows = sorted({box.row for box in part})
    for row in rng.sample(rows, max(1, len(rows) // 5)):
        above = [box for box in part if box.rows > 1 and box.row <= row < box.row + box.rows]
        own = [box for box in part if box.row == row and box.rows == 1]
        if own and above:
            left = min(box.column for box in own) - 1
            free = left >= max(box.column + box.columns for box in above)
            by = -1 if free and rng.random() < 0.5 else 1
            part = [box._replace(column=box.column + by) if box in own else box for box in part]
    return part


def unmerge(part: Boxes, _: random.Random) -> Boxes:
    """No cell goes over several rows."""
    return [box._replace(rows=1) for box in part]


def repeat(part: Boxes, _: random.Random) -> Boxes:
    """What goes over several rows stands in each of them."""
    return [box._replace(row=box.row + n, rows=1) for box in part for n in range(box.rows)]


def numbered(part: Boxes, _: random.Random) -> Boxes:
    """A column of numbers on the left."""
    rows = sorted({box.row for box in part})
    numbers = [Box(row, 0, str(row) if row else "序号", "n") for row in rows]
    return [*numbers, *(box._replace(column=box.column + 1) for box in part)]


def remarked(part: Boxes, rng: random.Random) -> Boxes:
    """A column of remarks on the right."""
    right = max(box.column + box.columns for box in part)
    rows = rng.sample(sorted({box.row for box in part}), 2)
    return [*part, Box(0, right, "备注", "r"), *(Box(r, right, "某备注", "r") for r in rows if r)]


def widen(part: Boxes, _: random.Random) -> Boxes:
    """Columns that are three."""
    return [box._replace(column=3 * box.column, columns=3 * box.columns) for box in part]


def with_units(part: Boxes, rng: random.Random) -> Boxes:
    """Amounts with units, blanks and full-width digits."""
    ways: list[Callable[[str], str]] = [
        lambda text: text + "万元",
        lambda text: f" {text} ",
        lambda text: text.replace("0", "０"),
    ]
    return [
        box._replace(text=rng.choice(ways)(box.text))
        if re.fullmatch(r"\d+(\.\d+)?", box.text)
        else box
        for box in part
    ]


def broken_lines(part: Boxes, rng: random.Random) -> Boxes:
    """Short texts over two lines."""
    return [
        box._replace(text=f"{box.text[:2]}\n{box.text[2:]}")
        if 3 < len(box.text) < 15 and rng.random() < 0.2
        else box
        for box in part
    ]


BENDS: list[Bend] = [
    pack,
    shift,
    unmerge,
    repeat,
    numbered,
    remarked,
    widen,
    with_units,
    broken_lines,
]


def cut(part: Boxes, rng: random.Random) -> list[Boxes]:
    """The table in two; what goes over the cut is printed again, or not."""
    rows = sorted({box.row for box in part})
    if len(rows) < 2 or rng.random() < 0.7:
        return [part]
    at = rng.choice(rows[1:])
    head = [box._replace(rows=min(box.rows, at - box.row)) for box in part if box.row < at]
    tail = [box._replace(row=box.row - at) for box in part if box.row >= at]
    over = [box for box in part if box.row < at < box.row + box.rows]
    tail += [
        box._replace(row=0, rows=box.row + box.rows - at, text=rng.choice(["", box.text]))
        for box in over
    ]
    return [head, tail]


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).removesuffix("万元")


def printed(one: Examined) -> dict[object, str]:
    return {
        cell.origin: plain(cell.text)
        for grid in laid_out(one).grids
        for cell in grid.cells
        if cell.origin and cell.style in {VALUE, PROSE, AMOUNT}
    }


def check(number: int, bends: Sequence[Bend], seed: int) -> None:
    """Every fact is right, or doubted; whatever is missing is told word for word."""
    one = specs()[number]
    rng = random.Random(seed)  # noqa: S311 - chance that guards nothing

    def bent(part: Boxes) -> list[Boxes]:
        for bend in bends:
            part = bend(part, rng)
        return cut(part, rng)

    found, meant = read(paper(one, bent)), printed(one)
    for fact in found.facts:
        if fact.text and not fact.doubt:
            assert plain(fact.text) == meant.get(fact.pointer), fact
        elif fact.text:
            assert fact.pointer in meant, fact
    told = plain("".join(stray.text for stray in found.strays))
    placed = {fact.pointer for fact in found.facts}
    for pointer, text in meant.items():
        assert pointer in placed or text in {"", "0"} or text in told, pointer


@given(
    st.integers(0, 65),
    st.lists(st.sampled_from(BENDS), min_size=1, max_size=2, unique=True),
    st.integers(0, 10**6),
)
def test_nothing_wrong_comes_of_a_bent_table(number: int, bends: list[Bend], seed: int) -> None:
    check(number, bends, seed)


@pytest.mark.parametrize("bend", BENDS, ids=lambda bend: bend.__name__)
def test_each_way_to_bend_a_table(bend: Bend) -> None:
    for seed in range(12):
        check(seed * 5, [bend], seed)


def _bent(bend: Bend, rng: random.Random, part: Boxes) -> list[Boxes]:
    return [bend(part, rng)]


@pytest.mark.parametrize("bend", [unmerge, repeat, widen, with_units], ids=lambda one: one.__name__)
def test_what_loses_nothing_is_recovered_without_a_doubt(bend: Bend) -> None:
    for number in range(0, 66, 3):
        one = specs()[number]
        rng = random.Random(number)  # noqa: S311 - chance that guards nothing
        found = read(paper(one, partial(_bent, bend, rng)))
        assert found.strays == ()
        assert [fact for fact in found.facts if fact.doubt] == []
        assert {fact.pointer: plain(fact.text) for fact in found.facts if fact.text} == {
            pointer: text for pointer, text in printed(one).items() if text
        }


def test_the_published_texts_are_the_published_specs() -> None:
    from jxbudget.read.text_paper import read as lines_of

    seeds = Path(__file__).resolve().parents[1] / "seeds"
    forms = [
        form
        for path in sorted(seeds.glob("*.txt"))
        for form in recover(lines_of(path.read_bytes()), FORMS)
    ]
    made = [brought(one, None, "zh") for one in forms if isinstance(one, Recovered)]
    known = {path.stem: path.read_text(encoding="utf-8") for path in SPECS}
    assert {one.name for one in made} == {*known}
    for one in made:
        assert one.text == known[one.name].split("\n", 1)[1]
