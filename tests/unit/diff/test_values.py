"""How one value moved to another."""

import pytest

from jxbudget.diff.values import Move, moved
from jxbudget.model.value import parse_value

MOVES = [
    ("≥100例", "≥150例", Move.STRONGER),
    ("≥150例", "≥100例", Move.WEAKER),
    ("≤20天", "≤25天", Move.WEAKER),
    ("≤25天", "≤20天", Move.STRONGER),
    ("≤18.68万元", "≤186800元", Move.REWRITTEN),
    ("≥1万人", "≥10000人", Move.REWRITTEN),
    ("≥ 95%", "≥95%", Move.REWRITTEN),
    ("不少于5场", "≥5场", Move.REWRITTEN),
    ("100%", "≥95%", Move.WEAKER),
    ("100%", "≥100%", Move.REWRITTEN),
    ("=100%", "≥100%", Move.OTHER),
    ("=100%", "≥95%", Move.WEAKER),
    ("=45%", "=40%", Move.OTHER),
    ("≥5个", ">5个", Move.STRONGER),
    ("<5个", "≤5个", Move.WEAKER),
    ("≥5个", "≤5个", Move.TURNED),
    ("≥100人", "≥150例", Move.UNIT),
    ("≥100例", "≥100名", Move.UNIT),
    ("≥20场次", "≥20场", Move.REWRITTEN),
    ("≥95%", "显著提升", Move.UNMEASURED),
    ("显著提升", "≥95%", Move.OTHER),
    ("显著提升", "明显提升", Move.OTHER),
    ("≥95%", "", Move.UNMEASURED),
    ("80%-100%", "90%-100%", Move.STRONGER),
    ("90%-100%", "80%-100%", Move.WEAKER),
    ("10-20天", "15-25天", Move.OTHER),
    ("80%~100%", "80%-100%", Move.REWRITTEN),
    ("9月底前", "6月底前", Move.STRONGER),
    ("6月底前", "9月底前", Move.WEAKER),
    ("健全", "健全", Move.NONE),
]


@pytest.mark.parametrize(("old", "new", "expected"), MOVES)
def test_a_value_moves(old: str, new: str, expected: Move) -> None:
    assert moved(parse_value(old), parse_value(new)) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2024年9月底前", "2025年9月底前", Move.REWRITTEN),
        ("2024年9月底前", "2025年12月底前", Move.WEAKER),
        ("2024年9月底前", "2024年9月底前", Move.NONE),
        ("9月底前", "9月底前", Move.NONE),
    ],
)
def test_a_deadline_moves_with_the_year_of_its_form(old: str, new: str, expected: Move) -> None:
    assert moved(parse_value(old), parse_value(new), 1) is expected


@pytest.mark.parametrize("text", sorted({old for old, _, _ in MOVES}))
def test_nothing_moves_to_itself(text: str) -> None:
    assert moved(parse_value(text), parse_value(text)) is Move.NONE


@pytest.mark.parametrize(("old", "new", "expected"), MOVES)
def test_what_gets_stronger_gets_weaker_the_other_way(old: str, new: str, expected: Move) -> None:
    turned = {Move.STRONGER: Move.WEAKER, Move.WEAKER: Move.STRONGER}
    if expected in turned:
        assert moved(parse_value(new), parse_value(old)) is turned[expected]
