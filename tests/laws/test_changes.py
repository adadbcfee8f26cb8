"""No change goes untold, none is told that is not there, and what is told has two sides."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.change import Change, Compared
from jxbudget.compile.difference import File, difference
from jxbudget.workspace.shelf import Shelf
from tests.conftest import ROOT, SPECS

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SPECS}
FORMS = Shelf()
MIRRORED = {
    "project-added": "project-withdrawn",
    "line-added": "line-removed",
    "target-added": "target-removed",
    "target-stronger": "target-weaker",
    "half-year-stronger": "half-year-weaker",
    "waiver-added": "waiver-removed",
}
MIRRORED |= {there: here for here, there in MIRRORED.items()}


def compared(old: str, new: str, name: str = "a.yaml") -> tuple[Compared, ...]:
    before, after = File(f"a/{name}", name, old.encode()), File(f"b/{name}", name, new.encode())
    return difference([before], [after], (FORMS, FORMS), 80)


def changes(forms: tuple[Compared, ...]) -> list[Change]:
    return [change for form in forms for change in form.changes]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A published form, and the same with one letter of a key or a value replaced or taken out."""
    text = TEXTS[draw(st.sampled_from(sorted(TEXTS)))]
    body = text.index("年度:")
    places = [found.start() for found in re.finditer(r"[0-9一-龥≥≤]", text) if found.start() > body]
    at = draw(st.sampled_from([place for place in places if text[place - 3 : place] != "# 万"]))
    letter = draw(st.sampled_from(["", "7", "湖", "≥"]))
    return text, text[:at] + letter + text[at + 1 :]


@given(edits())
def test_one_letter_is_told(both: tuple[str, str]) -> None:
    old, new = both
    told = changes(compared(old, new))
    is_comment = [line.partition("#")[0] for line in old.split("\n")] == [
        line.partition("#")[0] for line in new.split("\n")
    ]
    assert bool(told) is not (old == new or is_comment)


@given(edits())
def test_the_way_back_is_told_the_other_way_round(both: tuple[str, str]) -> None:
    forth, back = changes(compared(*both)), changes(compared(*reversed(both)))
    if any(one.kind.slug in {"not-compared", "no-longer-measured"} for one in forth + back):
        return
    expected = Counter(MIRRORED.get(one.kind.slug, one.kind.slug) for one in forth)
    assert Counter(one.kind.slug for one in back) == expected
    for one in forth + back:
        if one.money:
            assert one.money.difference == one.money.new - one.money.old != 0


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_each_change_stands_where_it_says(name: str) -> None:
    text = TEXTS[name]
    for found in re.finditer(r"≥([0-9]+)", text):
        new = f"{text[: found.start(1)]}9{text[found.start(1) :]}"
        line = text.count("\n", 0, found.start()) + 1
        (told,) = changes(compared(text, new))
        assert told.new is not None
        assert told.new.span is not None
        assert told.new.span.line == line
        lines = new.split("\n")
        assert told.new.text in lines[line - 1]


def test_the_shipped_specs_are_there() -> None:
    assert len(TEXTS) == len(list((ROOT / "specs").rglob("*.yaml"))) > 0
