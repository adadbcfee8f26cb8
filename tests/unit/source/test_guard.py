import sys

import pytest

from jxbudget.diagnostic import Span
from jxbudget.source import defects
from jxbudget.source.guard import _FORBIDDEN, LARGEST, MOST_FORBIDDEN, decode

TOP = Span(1, 1, 1, 1)
SPEC = "表式: 江苏省省级项目预算绩效目标表\n项目名称: 骨髓库建设专项经费\n"


def test_plain_utf8_is_its_text() -> None:
    assert decode(SPEC.encode()) == (SPEC, ())


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decode(SPEC.encode("utf-8-sig")) == (SPEC, ())


def test_windows_line_ends_are_kept() -> None:
    assert decode(b"a: 1\r\nb: 2\r\n") == ("a: 1\r\nb: 2\r\n", ())


@pytest.mark.parametrize(
    "letters", ["𠮷", "é", "e\u0301", "\u3000", "\xa0", "–", "①", "℃", "😀", "¥"]
)
def test_every_printable_character_may_stand_in_a_spec(letters: str) -> None:
    assert decode(f"名称: 项{letters}目\n".encode()) == (f"名称: 项{letters}目\n", ())


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"\r\n\r\n", "\u3000".encode()])
def test_a_file_of_nothing_is_empty(data: bytes) -> None:
    text = data.removeprefix(b"\xef\xbb\xbf").decode()
    assert decode(data) == (text, (defects.EMPTY.over(TOP),))


def test_a_file_at_the_limit_is_read() -> None:
    assert decode(b"x" * LARGEST) == ("x" * LARGEST, ())


def test_a_file_over_the_limit_is_not_read() -> None:
    wrong = defects.TOO_BIG.over(TOP, size=LARGEST + 1, limit=LARGEST)
    assert decode(b"x" * (LARGEST + 1)) == ("", (wrong,))


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("gbk", "GBK"),
        ("gb18030", "GBK"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_refused_by_its_name(codec: str, named: str) -> None:
    assert decode(SPEC.encode(codec)) == (
        "",
        (defects.NOT_UTF8.over(TOP, encoding=named, encoding_en=named),),
    )


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(codec: str) -> None:
    wrong = defects.NOT_UTF8.over(TOP, encoding="UTF-16", encoding_en="UTF-16")
    assert decode(("项目名称: 甲\n" * 3 + "name: value\n" * 30).encode(codec)) == ("", (wrong,))


def test_bytes_of_no_known_encoding_are_refused_as_unknown() -> None:
    wrong = defects.NOT_UTF8.over(TOP, encoding="别的编码", encoding_en="something else")
    assert decode(b"a: caf\xe9\n") == ("", (wrong,))


def test_the_line_of_the_first_foreign_byte_is_told() -> None:
    data = b"a: 1\nb: 2\nc: " + "骨髓库".encode("gbk")
    line = Span(3, 1, 3, 1)
    assert decode(data) == ("", (defects.NOT_UTF8.over(line, encoding="GBK", encoding_en="GBK"),))


CONTROL = ("控制字符", "a control character")
INVISIBLE = ("看不见的格式字符", "an invisible format character")
PRIVATE = ("私有区字符，别人的电脑上显示不出来", "a private-use character")
NO_TEXT = ("不允许的字符", "a character that is not text")


@pytest.mark.parametrize(
    ("letter", "code", "name"),
    [
        ("\x00", "U+0000", CONTROL),
        ("\x07", "U+0007", CONTROL),
        ("\x0b", "U+000B", CONTROL),
        ("\x0c", "U+000C", CONTROL),
        ("\x1b", "U+001B", CONTROL),
        ("\x7f", "U+007F", CONTROL),
        ("\x9f", "U+009F", CONTROL),
        ("\r", "U+000D", ("单独的回车符", "a lone carriage return")),
        ("\x85", "U+0085", ("换行控制符", "a next-line control")),
        ("\u2028", "U+2028", ("行分隔符", "a line separator")),
        ("\u2029", "U+2029", ("段分隔符", "a paragraph separator")),
        ("\ufeff", "U+FEFF", ("文中的字节序标记", "a byte order mark inside the text")),
        ("\xad", "U+00AD", ("软连字符", "a soft hyphen")),
        (
            "\ufffd",
            "U+FFFD",
            ("替换符“�”，原来的字已经丢失", "a replacement character; the original is lost"),
        ),
        ("\u061c", "U+061C", INVISIBLE),
        ("\u180e", "U+180E", INVISIBLE),
        ("\u200b", "U+200B", INVISIBLE),
        ("\u200d", "U+200D", INVISIBLE),
        ("\u200f", "U+200F", INVISIBLE),
        ("\u202a", "U+202A", INVISIBLE),
        ("\u202e", "U+202E", INVISIBLE),
        ("\u2060", "U+2060", INVISIBLE),
        ("\u2066", "U+2066", INVISIBLE),
        ("\u2069", "U+2069", INVISIBLE),
        ("\U000e0041", "U+E0041", INVISIBLE),
        ("\ue000", "U+E000", PRIVATE),
        ("\U000f0000", "U+F0000", PRIVATE),
        ("\ufffe", "U+FFFE", NO_TEXT),
        ("\uffff", "U+FFFF", NO_TEXT),
        ("\ufdd0", "U+FDD0", NO_TEXT),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("U+") else "",
)
def test_a_forbidden_character_is_named_where_it_stands(
    letter: str, code: str, name: tuple[str, str]
) -> None:
    text = f"年度: 2025\n名称: 项{letter}目\n"
    here = Span(2, 6, 2, 7)
    facts = {"name": name[0], "name_en": name[1], "code": code}
    assert decode(text.encode()) == (text, (defects.FORBIDDEN_CHARACTER.over(here, **facts),))


def test_columns_are_code_points_after_letters_of_any_width() -> None:
    _, (wrong,) = decode("𠮷e\u0301中\u200b".encode())
    assert wrong.span == Span(1, 5, 1, 6)


def test_columns_count_from_the_line_feed_of_a_windows_line() -> None:
    _, (wrong,) = decode("a: 1\r\nb: \u200b\r\n".encode())
    assert wrong.span == Span(2, 4, 2, 5)


def test_no_more_than_a_screenful_of_characters_is_named() -> None:
    _, wrong = decode(("\u200b" * (MOST_FORBIDDEN + 5)).encode())
    assert [one.span for one in wrong] == [Span(1, n, 1, n + 1) for n in range(1, 21)]


def test_what_is_forbidden_is_not_printable_but_for_two() -> None:
    letters = filter(_FORBIDDEN.fullmatch, map(chr, range(sys.maxunicode + 1)))
    assert [one for one in letters if one.isprintable()] == ["\ufffc", "\ufffd"]
