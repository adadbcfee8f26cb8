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
        ("2026年6月底前", "2026年6月底前", Move.NONE),
        ("2026年6月底前", "2026年9月底前", Move.WEAKER),
        ("2026年6月底前", "2027年6月底前", Move.WEAKER),
        ("2026年6月底前", "2025年12月底前", Move.STRONGER),
    ],
)
def test_a_deadline_moves_with_the_year_of_its_form(old: str, new: str, expected: Move) -> None:
    assert moved(parse_value(old), parse_value(new), (2024, 2025)) is expected


@pytest.mark.parametrize("text", sorted({old for old, _, _ in MOVES}))
def test_nothing_moves_to_itself(text: str) -> None:
    assert moved(parse_value(text), parse_value(text)) is Move.NONE


@pytest.mark.parametrize(("old", "new", "expected"), MOVES)
def test_what_gets_stronger_gets_weaker_the_other_way(old: str, new: str, expected: Move) -> None:
    turned = {Move.STRONGER: Move.WEAKER, Move.WEAKER: Move.STRONGER}
    if expected in turned:
        assert moved(parse_value(new), parse_value(old)) is turned[expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("=100%", "≤90%", Move.OTHER),
        ("100例", "≤90例", Move.OTHER),
        ("100例", "100例以内", Move.OTHER),
        ("200例", "≤200例", Move.OTHER),
        ("100例", "≥90例", Move.WEAKER),
        ("≥150例", "150例左右", Move.WEAKER),
        ("150例左右", "≥150例", Move.STRONGER),
        ("6月上旬前", "6月下旬前", Move.WEAKER),
        ("6月底前", "6月中旬前", Move.STRONGER),
        ("6月初前", "6月底前", Move.WEAKER),
        ("6月前", "6月底前", Move.OTHER),
        ("6月底前", "7月15日前", Move.WEAKER),
        ("6月15日前", "6月底前", Move.OTHER),
        ("≥80%且≤100%", ">80%且<100%", Move.OTHER),
        ("≥1次", "每季度≥1次", Move.OTHER),
        ("≥100例", "≥100例（其中成年人≥50例）", Move.OTHER),
        ("≥1次", "若干", Move.UNMEASURED),
        ("100-200例", "100-110例", Move.OTHER),
        ("100-200例", "50-80例", Move.OTHER),
        ("100-200例", "80-200例", Move.WEAKER),
        ("100-200例", "120-200例", Move.STRONGER),
        ("≤550元/人*天", "≤600元/人·天", Move.WEAKER),
        ("≤550元/人*天", "≤550元/人×天", Move.REWRITTEN),
    ],
)
def test_what_means_something_else_is_never_told_as_the_same(
    old: str, new: str, expected: Move
) -> None:
    assert moved(parse_value(old), parse_value(new)) is expected
