"""What became of a paragraph: pieces that make both texts, cut where words end."""

import random
import time
from collections.abc import Iterator
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.diff import prose
from jxbudget.diff.prose import alike, pieces

alphabets = ("甲乙", "甲乙，。", "监测湿地样点120个、，。；\n 人3万a%１年", "👨\u200d👧e\u0301\r\n")
texts = st.one_of([st.text(letters, max_size=60) for letters in alphabets]) | st.text(max_size=20)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and what is left of it with other words put into it."""
    cut = draw(st.lists(texts, max_size=6))
    return "".join(cut), "".join(draw(st.sampled_from([one, "", draw(texts)])) for one in cut)


def shown(old: str, new: str) -> str:
    """The pieces as a terminal shows them."""
    return "".join(_shown(old, new))


def _shown(old: str, new: str) -> Iterator[str]:
    for piece in pieces(old, new):
        if piece.is_same:
            yield piece.old
        else:
            yield (piece.old and f"[-{piece.old}-]") + (piece.new and f"{{+{piece.new}+}}")


@given(st.tuples(texts, texts) | revisions(), st.sampled_from([prose.STEPS, 0, 30, 200]))
def test_the_pieces_make_both_texts_and_take_turns(both: tuple[str, str], steps: int) -> None:
    with patch.object(prose, "STEPS", steps):
        found = pieces(*both)
        assert found == pieces(*both)
    assert "".join(piece.old for piece in found) == both[0]
    assert "".join(piece.new for piece in found) == both[1]
    assert all(piece.old or piece.new for piece in found)
    assert all(one.is_same is not other.is_same for one, other in pairwise(found))


@given(texts, texts)
def test_what_stayed_is_told_in_percent_of_both_texts(old: str, new: str) -> None:
    stayed = sum(len(piece.old) for piece in pieces(old, new) if piece.is_same)
    assert alike(old, new) == (200 * stayed // (len(old) + len(new)) if old or new else 100)
    assert (alike(old, new) == 100) is (old == new)


@given(texts)
def test_a_text_is_one_piece_to_itself(text: str) -> None:
    assert pieces(text, text) == ((text, text),) * bool(text)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "全年监测水质断面120个左右。",
            "全年监测水质断面150个左右。",
            "全年监测水质断面[-120个-]{+150个+}左右。",
        ),
        ("招募护河员1万人。", "招募护河员2万人。", "招募护河员[-1万人-]{+2万人+}。"),
        ("每班80-100人。", "每班80-120人。", "每班[-80-100人-]{+80-120人+}。"),
        ("验收合格率25.5%以上", "验收合格率28.5%以上", "验收合格率[-25.5%-]{+28.5%+}以上"),
        ("降低百分之九", "降低百分之九十", "降低[-百分之九-]{+百分之九十+}"),
        ("于2025年底前完工", "于2026年底前完工", "于[-2025年-]{+2026年+}底前完工"),
        ("巡护１２０人", "巡护120人", "巡护[-１２０人-]{+120人+}"),
        ("巡护１２０人", "巡护１５０人", "巡护[-１２０人-]{+１５０人+}"),
        ("用Ｗｏｒｄ编写", "用Ｗｏｒｋ编写", "用[-Ｗｏｒｄ-]{+Ｗｏｒｋ+}编写"),
        ("用 Word 编写", "用 Ｅｘｃｅｌ 编写", "用 [-Word-]{+Ｅｘｃｅｌ+} 编写"),
    ],
)
def test_a_number_with_its_unit_is_one_word(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("巡查河道，清理垃圾。", "巡查河道；清理垃圾。", "巡查河道[-，-]{+；+}清理垃圾。"),
        ("巡查河道。", "巡查河道", "巡查河道[-。-]"),
        (
            "水质稳定。岸线整洁。",
            "水质稳定。专人值守。岸线整洁。",
            "水质稳定。{+专人值守。+}岸线整洁。",
        ),
        (
            "水质稳定达标。岸线整洁。专人昼夜值守。",
            "岸线整洁。专人昼夜值守。水质稳定达标。",
            "[-水质稳定达标。-]岸线整洁。专人昼夜值守。{+水质稳定达标。+}",
        ),
        ("", "新增岗位。", "{+新增岗位。+}"),
        ("旧有岗位。", "", "[-旧有岗位。-]"),
        ("第一行\n第二行", "第一行\n第三行", "第一行\n第[-二-]{+三+}行"),
        ("清淤。\n绿化。\n", "清淤。\n\n绿化。\n", "清淤。\n{+\n+}绿化。\n"),
        ("清淤\r\n绿化", "清淤\n绿化", "清淤[-\r\n-]{+\n+}绿化"),
        (
            "家庭👨\u200d👩\u200d👧户",
            "家庭👨\u200d👩\u200d👦户",
            "家庭[-👨\u200d👩\u200d👧-]{+👨\u200d👩\u200d👦+}户",
        ),
        ("🇨🇳馆", "🇨🇭馆", "[-🇨🇳-]{+🇨🇭+}馆"),
        ("cafe\u0301店", "cafe店", "[-cafe\u0301-]{+cafe+}店"),
        ("葛\U000e0100洲坝", "葛洲坝", "[-葛\U000e0100-]{+葛+}洲坝"),
        ("\ufeff\x00\uffff水库", "\x00\u202e\uffff水库", "[-\ufeff-]\x00{+\u202e+}\uffff水库"),
    ],
)
def test_a_change_is_told_as_it_was_made(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a character or a mark that stayed, and less than what changed on either side
        ("水的治理", "电的供应", "[-水的治理-]{+电的供应+}"),
        ("坝，渠", "闸，站", "[-坝，渠-]{+闸，站+}"),
        ("拦河坝，输水渠。", "泄洪闸，提水站。", "[-拦河坝，输水渠-]{+泄洪闸，提水站+}。"),
        (
            "整治河道工程沿线树",
            "开展绿化工程宣传月",
            "[-整治河道工程沿线树-]{+开展绿化工程宣传月+}",
        ),
        # as much as what changed, three letters, and the end of a line
        ("东岸工程甲段", "西岸工程乙段", "[-东-]{+西+}岸工程[-甲-]{+乙+}段"),
        (
            "整治河道志愿者沿线",
            "开展绿化志愿者宣传",
            "[-整治河道-]{+开展绿化+}志愿者[-沿线-]{+宣传+}",
        ),
        (
            "整治河道\n沿线道路",
            "开展绿化\n宣传教育",
            "[-整治河道-]{+开展绿化+}\n[-沿线道路-]{+宣传教育+}",
        ),
        # what is left over grows, and swallows what lies before
        ("甲工程乙丙丁的戊", "己工程庚辛壬的癸", "[-甲-]{+己+}工程[-乙丙丁的戊-]{+庚辛壬的癸+}"),
        ("甲乙岸工程丙的丁", "戊己库工程庚的辛", "[-甲乙岸工程丙的丁-]{+戊己库工程庚的辛+}"),
    ],
)
def test_little_that_stayed_is_told_with_the_change(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("开展清淤，植树。", "开展清淤，开展巡查，植树。", "开展清淤，{+开展巡查，+}植树。"),
        ("含渠（东）和闸", "含渠（东）（西）和闸", "含渠（东）{+（西）+}和闸"),
        ("含渠（东）（西）和闸", "含渠（东）和闸", "含渠（东）[-（西）-]和闸"),
        ("管好水库人员", "管好水库水库人员", "管好水库{+水库+}人员"),
        ("甲、乙、丙完工", "甲、丙完工", "甲、[-乙、-]丙完工"),
        (
            "告知有关部门，有关单位",
            "告知有关部门，有关企业，有关单位",
            "告知有关部门，{+有关企业，+}有关单位",
        ),
        (
            "告知有关部门，有关企业，有关单位",
            "告知有关部门，有关单位",
            "告知有关部门，[-有关企业，-]有关单位",
        ),
        ("修渠（东段）", "修渠（西段）（东段）", "修渠{+（西段）+}（东段）"),
    ],
)
def test_a_change_lies_between_marks_where_it_can(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_sentences_that_stayed_go_before_longer_words_that_did() -> None:
    old = "清淤。植树。由专人巡查河道并清理垃圾。"
    new = "由专人巡查河道并清理垃圾，入冬前完成。清淤。植树。"
    assert [piece.old for piece in pieces(old, new) if piece.is_same] == ["清淤。植树。"]


def test_sentences_written_anew_are_one_change() -> None:
    old, new = "加强水源保护，严控沿岸排污。", "组织全省业务骨干轮训，提高能力。"
    assert [piece.is_same for piece in pieces(old, new)] == [False, True]


def test_a_long_paragraph_with_another_number_in_each_sentence_is_told_by_its_numbers() -> None:
    old, new = (
        "".join(
            f"第{k}段由河长按月巡查，护岸{10 * k + by}公里，沿线群众知晓。" for k in range(10, 50)
        )
        for by in (1, 2)
    )
    changes = [piece for piece in pieces(old, new) if not piece.is_same]
    assert changes == [(f"{10 * k + 1}公里", f"{10 * k + 2}公里") for k in range(10, 50)]


CHANCE = random.Random(1)  # noqa: S311 - guards no secret
HOSTILE = {
    "all differs": [
        "".join(map(chr, CHANCE.choices(range(0x4E00, 0x9FA0), k=30_000))) for _ in "ab"
    ],
    "letters": ["ab" * 15_000, "ba" * 15_000],
    "two characters": ["甲乙" * 15_000, "乙甲" * 15_000],
    "chance": ["".join(CHANCE.choices("甲乙丙", k=1_500)) for _ in "ab"],
    "one of two": ["".join(f"是{chr(at + by)}" for by in range(750)) for at in (0x5000, 0x6000)],
    "marks": ["。" * 30_000, "；" * 30_000],
    "sentences": ["".join(f"是。{chr(at + by)}。" for by in range(400)) for at in (0x5000, 0x6000)],
    "one sentence": ["护" * 30_000, "护" * 15_000 + "岸" * 15_000],
    "numbers": ["1至2人" * 7_500, "2至1人" * 7_500],
    "many of them": [
        "".join("".join(f"是{chr(at + by)}" for by in range(300)) + f"。第{k}。" for k in range(50))
        for at in (0x5000, 0x6000)
    ],
}


@pytest.mark.parametrize("both", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(both: list[str]) -> None:
    start = time.process_time()
    pieces(*both)
    assert time.process_time() - start < 1  # a third of it here; it was 40 for the last
