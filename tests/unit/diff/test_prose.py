"""What became of a paragraph: pieces that make both texts, cut where words end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.diff.prose import MOST, alike, pieces

texts = st.text("监测湿地样点120个、，。；\n 人3万a%１", max_size=60) | st.text(max_size=20)


def shown(old: str, new: str) -> str:
    """The pieces as a terminal shows them."""
    return "".join(
        piece.old if piece.is_same else f"[-{piece.old}-]{{+{piece.new}+}}"
        for piece in pieces(old, new)
    )


@given(texts, texts)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.old for piece in found) == old
    assert "".join(piece.new for piece in found) == new
    assert all(piece.old or piece.new for piece in found)


@given(texts, texts)
def test_changes_and_what_stays_take_turns(old: str, new: str) -> None:
    stays = [piece.is_same for piece in pieces(old, new)]
    assert all(one is not other for one, other in pairwise(stays))


@given(texts)
def test_a_text_is_all_alike_to_itself(text: str) -> None:
    assert [piece.is_same for piece in pieces(text, text)] == [True] * bool(text)
    assert alike(text, text) == 100


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "全年监测样点120个左右。",
            "全年监测样点150个左右。",
            "全年监测样点[-120个-]{+150个+}左右。",
        ),
        ("招募志愿者1万人。", "招募志愿者2万人。", "招募志愿者[-1万人-]{+2万人+}。"),
        ("合格率95%以上", "合格率98.5%以上", "合格率[-95%-]{+98.5%+}以上"),
        ("监测湿地，编写报告。", "监测湿地；编写报告。", "监测湿地[-，-]{+；+}编写报告。"),
        (
            "甲事已办。丙事已办。",
            "甲事已办。乙物待购。丙事已办。",
            "甲事已办。[--]{+乙物待购。+}丙事已办。",
        ),
        ("", "新写的话。", "[--]{+新写的话。+}"),
        ("旧写的话。", "", "[-旧写的话。-]{++}"),
        ("第一行\n第二行", "第一行\n第三行", "第一行\n第[-二-]{+三+}行"),
        ("培训１２０人", "培训120人", "培训[-１２０人-]{+120人+}"),
        ("用 Word 编写", "用 Excel 编写", "用 [-Word-]{+Excel+} 编写"),
    ],
)
def test_changes_are_cut_where_words_end(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_sentence_written_anew_is_one_change() -> None:
    old, new = "开展社会宣传动员工作，扩大影响。", "组织全省业务骨干培训，提高能力。"
    assert [piece.is_same for piece in pieces(old, new)] == [False, True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ab" * 15_000, "ba" * 15_000),
        ("监" * 30_000, "测" * 30_000),
        ("1个" * 9_000, "2人" * 9_000),
    ],
)
def test_texts_without_end_are_compared_by_their_ends(old: str, new: str) -> None:
    assert len(pieces(old, new)) <= 3 < MOST


def test_what_stayed_is_told_in_percent() -> None:
    assert alike("监测样点", "监测样地") == 75
    assert alike("监测", "培训") == 0
