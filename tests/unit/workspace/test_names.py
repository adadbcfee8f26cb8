import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.workspace.names import LONGEST, file_name, same_file


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("骨髓库建设专项经费", "骨髓库建设专项经费"),
        ("2025 (一期)", "2025 (一期)"),
        ("../evil", "／evil"),
        ("..\\evil", "＼evil"),
        ("/etc/passwd", "／etc／passwd"),
        ("C:\\x", "C：＼x"),
        ('a/b\\c:d*e?f"g<h>i|j', "a／b＼c：d＊e？f＂g＜h＞i｜j"),
        ("a\x00b\nc\x1fd\x7f", "abcd"),
        ("a.", "a"),
        ("a. . ", "a"),
        (".hidden", "hidden"),
        ("", "未命名"),
        (" ", "未命名"),
        ("...", "未命名"),
        ("\x00", "未命名"),
        ("e\u0301", "é"),
    ],
)
def test_a_name_is_made_safe_and_stays_legible(name: str, safe: str) -> None:
    assert file_name(name) == safe


@pytest.mark.parametrize(
    "name",
    [
        *[
            "CON",
            "con",
            "Prn",
            "AUX",
            "nul",
            "COM1",
            "com9",
            "COM¹",
            "LPT9",
            "con.txt",
            "NUL.tar.gz",
            "CONIN$",
            "conout$",
        ],
        "CON .txt",
    ],
)
def test_the_name_of_a_device_is_set_apart(name: str) -> None:
    assert file_name(name) == f"_{name}"


@pytest.mark.parametrize("name", ["COM10", "CONSOLE", "nullable", "项目CON", "LPT"])
def test_a_name_that_only_looks_like_a_device_stays(name: str) -> None:
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("项" * 84, "项" * 57),
        ("a" * 300, "a" * 171),
        ("𠮷" * 50, "𠮷" * 42),
        ("项" * 56 + "a. 项项项项项", "项" * 56 + "a"),
    ],
)
def test_a_long_name_is_cut_at_a_letter_and_marked(name: str, head: str) -> None:
    assert re.fullmatch(re.escape(head) + "-[0-9a-f]{8}", file_name(name))


def test_two_long_names_with_one_head_stay_two_names() -> None:
    assert file_name("项" * 84 + "甲") != file_name("项" * 84 + "乙")


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("./\\: ~项CONa\x00"))
def test_any_name_is_one_plain_component_of_a_path(name: str) -> None:
    safe = file_name(name)
    assert 0 < len(safe.encode()) <= LONGEST
    assert not set(safe) & set('<>:"/\\|?*\x00\n\r\t')
    assert safe.strip(" .") == safe
    assert file_name(safe) == safe


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a", "A", True),
        ("é", "e\u0301", True),
        ("É", "e\u0301", True),
        ("甲", "乙", False),
        ("a", "a ", False),
    ],
)
def test_names_that_a_file_system_may_confuse_are_the_same(
    one: str, other: str, same: bool
) -> None:
    assert (same_file(one) == same_file(other)) is same
