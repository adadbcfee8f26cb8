from itertools import pairwise

import pytest

from jxbudget.diagnostic import Label, Pointer, Span
from jxbudget.source import defects
from jxbudget.source.build import MOST_EVENTS
from jxbudget.source.explain import DEEPEST
from jxbudget.source.tree import at, read

Found = list[tuple[str, tuple[int, ...]]]


def found(text: str | bytes) -> Found:
    """Code and span of every finding; there is a tree when there is none."""
    source = read(text if isinstance(text, bytes) else text.encode(), "甲.yaml")
    assert (source.tree is None) is bool(source.diagnostics)
    assert {one.path for one in source.diagnostics} <= {"甲.yaml"}
    return [(one.code, tuple(one.span or ())) for one in source.diagnostics]


def tree(text: str | bytes) -> object:
    source = read(text if isinstance(text, bytes) else text.encode(), "甲.yaml")
    assert source.diagnostics == ()
    return source.tree


SCALARS = "0010 12:30 no yes on 1_000 2025-01-01 320106199001011234 = null .inf .nan 0x1F 1e3 1.0"


@pytest.mark.parametrize("scalar", SCALARS.split())
def test_a_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    assert tree(f"值: {scalar}\n") == {"值": scalar}


@pytest.mark.parametrize("key", ["no", "1", "1.0", "2025", "null", "=", "12:30"])
def test_a_key_stays_the_text_that_was_typed(key: str) -> None:
    assert tree(f"{key}: 值\n") == {key: "值"}


def test_keys_that_yaml_would_take_for_one_stay_two() -> None:
    assert tree("1: a\n1.0: b\nno: c\nNo: d\n") == {"1": "a", "1.0": "b", "no": "c", "No": "d"}


@pytest.mark.parametrize("nothing", ["", " ", " ~", "  # 注"])
def test_only_nothing_and_a_tilde_are_null(nothing: str) -> None:
    assert tree(f"值:{nothing}\n") == {"值": None}


@pytest.mark.parametrize("quoted", ["''", '""'])
def test_a_quoted_nothing_is_an_empty_text(quoted: str) -> None:
    assert tree(f"值: {quoted}\n") == {"值": ""}


def test_a_quoted_tilde_is_a_text() -> None:
    assert tree("值: '~'\n") == {"值": "~"}


def test_mappings_and_lists_nest() -> None:
    assert tree("甲:\n  乙: [1, ≥2]\n  丙:\n    - x\n    - {丁: y}\n") == {
        "甲": {"乙": ["1", "≥2"], "丙": ["x", {"丁": "y"}]}
    }


@pytest.mark.parametrize(
    "block", ["|\n  一\n\n  二\n", "|-\n  一\n\n  二\n", "|+\n  一\n\n  二\n\n\n"]
)
def test_a_literal_block_is_its_lines_without_the_last_break(block: str) -> None:
    assert tree(f"文: {block}") == {"文": "一\n\n二"}


@pytest.mark.parametrize("frame", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n"])
def test_the_marks_around_one_document_are_fine(frame: str) -> None:
    assert tree(frame) == {"a": "1"}


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = "文: |\r\n  一\r\n  二\r\n甲:\r\n  乙: 丙\r\n"
    plain = {"文": "一\n二", "甲": {"乙": "丙"}}
    assert tree(b"\xef\xbb\xbf" + text.encode()) == plain


def test_positions_are_true_after_a_byte_order_mark_and_windows_line_ends() -> None:
    assert found(b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: 2\r\na: 3\r\n") == [("JX011", (4, 1, 4, 2))]


@pytest.mark.parametrize("nothing", ["", " \n", "# 只有注释\n", "---\n", "---\n...\n"])
def test_a_file_without_content_is_empty(nothing: str) -> None:
    assert found(nothing) == [("JX001", (1, 1, 1, 1))]


@pytest.mark.parametrize(
    ("text", "second", "first"),
    [
        ("年度: 2025\n名称: 甲\n年度: 2024\n", Span(3, 1, 3, 3), Span(1, 1, 1, 3)),
        ("a:\n  年度: 1\n  c: 2\n  年度: 3\n", Span(4, 3, 4, 5), Span(2, 3, 2, 5)),
        ("a: {年度: 1, 年度: 2}\n", Span(1, 12, 1, 14), Span(1, 5, 1, 7)),
        ("年度: 1\n'年度': 2\n", Span(2, 1, 2, 5), Span(1, 1, 1, 3)),
        ("年度:\n年度:\n", Span(2, 1, 2, 3), Span(1, 1, 1, 3)),
    ],
)
def test_a_key_written_twice_names_both_places(text: str, second: Span, first: Span) -> None:
    (wrong,) = read(text.encode(), "甲.yaml").diagnostics
    assert wrong.defect is defects.DUPLICATE_KEY
    assert (wrong.span, dict(wrong.facts)) == (second, {"key": "年度", "first": first.line})
    assert wrong.labels == (Label((), defects.FIRST_HERE, span=first),)


def test_a_key_written_three_times_is_told_twice() -> None:
    assert found("a: 1\na: 2\na: 3\n") == [("JX011", (2, 1, 2, 2)), ("JX011", (3, 1, 3, 2))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a: &x 1\n", [("JX012", (1, 4, 1, 8))]),
        ("a: &x [1, 2]\n", [("JX012", (1, 4, 1, 8))]),
        ("a: &x 1\nb: *x\n", [("JX012", (1, 4, 1, 8)), ("JX012", (2, 4, 2, 6))]),
        ("项目名称: *重点\n", [("JX007", (1, 7, 1, 10))]),
        ("项目名称: *x\n", [("JX012", (1, 7, 1, 9))]),
        ("a: 1\n<<: {b: 2}\n", [("JX012", (2, 1, 2, 3))]),
        ("a: !!str 1\n", [("JX013", (1, 4, 1, 11))]),
        ("a: !x b\n", [("JX013", (1, 4, 1, 8))]),
        ("a: ! b\n", [("JX013", (1, 4, 1, 7))]),
        ("a: !!python/object/apply:os.system [x]\n", [("JX013", (1, 4, 1, 37))]),
        ("a: 1\n---\nb: 2\n", [("JX014", (2, 1, 2, 4))]),
        ("a: 1\n...\n---\nb: 2\n", [("JX014", (3, 1, 3, 4))]),
    ],
)
def test_what_a_spec_never_needs_is_refused_where_it_stands(text: str, wrong: Found) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    "text", ["a: '*x'\n", "a: '&x y'\n", 'a: "!x"\n', "a: x & y\n", "a: x*y\n"]
)
def test_the_same_signs_as_quoted_or_inner_text_are_fine(text: str) -> None:
    assert found(text) == []


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [f"{n}: &{n} [{','.join([f'*{m}'] * 9)}]" for m, n in pairwise("abcdefghi")]
    assert {code for code, _ in found("\n".join(lines) + "\n")} == {"JX012"}


def test_a_merge_key_bomb_is_refused() -> None:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12)]
    assert {code for code, _ in found("\n".join(lines) + "\n")} == {"JX012"}


def test_nesting_to_the_limit_is_read() -> None:
    source = read(f"a: {'[' * (DEEPEST - 1)}{']' * (DEEPEST - 1)}\n".encode(), "甲.yaml")
    assert source.diagnostics == ()


def test_nesting_over_the_limit_is_refused_at_the_first_level_too_many() -> None:
    assert found(f"a: {'[' * DEEPEST}{']' * DEEPEST}\n") == [("JX015", (1, 35, 1, 36))]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
def test_a_hundred_thousand_levels_are_refused(opening: str) -> None:
    assert [code for code, _ in found(opening * 100_000)] == ["JX015"]


def test_more_values_than_a_form_can_have_are_refused() -> None:
    assert [code for code, _ in found(f"a: [{'1,' * MOST_EVENTS}]\n")] == ["JX016"]


def test_a_file_too_big_is_refused() -> None:
    assert found(b"a: " + b"x" * 2_000_000) == [("JX002", (1, 1, 1, 1))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a:\n\tb: 1\n", [("JX005", (2, 1, 2, 2))]),
        ("a:\n  b:\n  \tc: 1\n", [("JX005", (3, 3, 3, 4))]),
        ("a: 1\n\t\nb: 2\n", [("JX005", (2, 1, 2, 2))]),
        ("a: x\ty\n", [("JX005", (1, 5, 1, 6))]),
        ("a: 'x\ty'\n", [("JX005", (1, 6, 1, 7))]),
        ('a: "x\\ty"\n', [("JX005", (1, 4, 1, 10))]),
    ],
)
def test_a_tab_is_refused_in_indents_and_in_values(text: str, wrong: Found) -> None:
    assert found(text) == wrong


def test_a_tab_in_a_paragraph_is_refused_on_its_own_line() -> None:
    assert found("a: |\n  一\n  x\ty\n") == [("JX005", (3, 4, 3, 5))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a: x\n  y\n", [("JX017", (1, 4, 2, 4))]),
        ("a: 'x\n  y'\n", [("JX017", (1, 4, 2, 5))]),
        ("a: >\n  x\n  y\n", [("JX017", (1, 4, 4, 1))]),
    ],
)
def test_a_text_that_yaml_would_fold_is_refused(text: str, wrong: Found) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("? [a]\n: 1\n", [("JX018", (1, 3, 1, 6))]),
        ("~: 1\n", [("JX018", (1, 1, 1, 2))]),
        ('"a\\nb": 1\n', [("JX018", (1, 1, 1, 7))]),
        ("{a: b}: 1\n", [("JX018", (1, 1, 1, 7))]),
    ],
)
def test_a_key_is_a_plain_name(text: str, wrong: Found) -> None:
    assert found(text) == wrong


@pytest.mark.parametrize("text", ["- a\n- b\n", "hello\n", "[a]\n", "'a'\n"])
def test_a_spec_is_made_of_named_entries(text: str) -> None:
    assert found(text) == [("JX019", (1, 1, 1, 2))]


@pytest.mark.parametrize(
    "escape",
    ["\\0", "\\e", "\\x7f", "\\N", "\\L", "\\P", "\\u200b", "\\u202e", "\\uFEFF", "\\uffff"],
)
def test_an_escape_brings_no_forbidden_character_in(escape: str) -> None:
    assert found(f'甲: 1\n名称: "{escape}"\n') == [("JX004", (2, 5, 2, 7 + len(escape)))]


POSITIONS = """\
年度: 2025
项目资金:
  收入: {资金总额: 200}
  支出:
    甲: [90, 200]
    乙: {半年: 1, 全年: 2}
立项必要性: |-
  一
  二
绩效指标:
  决策:
"""


@pytest.mark.parametrize(
    ("pointer", "on_key", "span"),
    [
        (("年度",), False, Span(1, 5, 1, 9)),
        (("年度",), True, Span(1, 1, 1, 3)),
        (("项目资金",), False, Span(2, 1, 2, 5)),
        (("项目资金", "收入", "资金总额"), False, Span(3, 14, 3, 17)),
        (("项目资金", "收入", "资金总额"), True, Span(3, 8, 3, 12)),
        (("项目资金", "收入", "其他资金"), False, Span(3, 3, 3, 5)),
        (("项目资金", "支出", "甲", 0), False, Span(5, 9, 5, 11)),
        (("项目资金", "支出", "甲", "半年"), False, Span(5, 9, 5, 11)),
        (("项目资金", "支出", "甲", "全年"), False, Span(5, 13, 5, 16)),
        (("项目资金", "支出", "乙", "全年"), False, Span(6, 20, 6, 21)),
        (("立项必要性",), False, Span(7, 1, 7, 6)),
        (("绩效指标", "决策"), False, Span(11, 6, 11, 6)),
        (("没有的栏目",), False, Span(1, 1, 1, 1)),
        ((), False, Span(1, 1, 1, 1)),
    ],
)
def test_a_pointer_leads_to_where_the_value_was_written(
    pointer: Pointer, on_key: bool, span: Span
) -> None:
    assert read(POSITIONS.encode(), "甲.yaml").span(pointer, on_key=on_key) == span


@pytest.mark.parametrize(
    ("text", "pointer", "span", "written"),
    [
        ("甲:", ("甲",), Span(1, 3, 1, 3), Span(1, 3, 1, 3)),
        ("甲:\n  乙: 丙", ("甲", "乙"), Span(2, 6, 2, 7), Span(2, 6, 2, 7)),
        ("甲:\n  乙: 丙", ("甲",), Span(1, 1, 1, 2), Span(2, 3, 2, 7)),
        ("甲:\n  乙: 丙\n", ("甲",), Span(1, 1, 1, 2), Span(2, 3, 3, 1)),
        ("甲:\r\n- [乙, 丙]\r\n", ("甲", 0, 1), Span(2, 7, 2, 8), Span(2, 7, 2, 8)),
        ("甲:\r\n- [乙, 丙]\r\n", ("甲", 0), Span(2, 3, 2, 4), Span(2, 3, 2, 9)),
    ],
)
def test_the_last_letters_of_a_text_have_a_place(
    text: str, pointer: Pointer, span: Span, written: Span
) -> None:
    source = read(text.encode(), "甲.yaml")
    assert (source.span(pointer), source.written(pointer)) == (span, written)


@pytest.mark.parametrize("text", ["? ", "? ~", "{''", "{甲:乙", "---\n #x", "a: 1\n? "])
def test_a_text_that_breaks_off_is_told_and_no_crash(text: str) -> None:
    source = read(text.encode(), "甲.yaml")
    assert (source.tree is None) is bool(source.diagnostics)


def test_what_stands_before_a_slip_of_syntax_is_told_too() -> None:
    assert found("a: 1\na: 2\nb: 'x\n") == [("JX011", (2, 1, 2, 2)), ("JX010", (3, 4, 3, 5))]


def test_a_source_with_errors_has_no_places() -> None:
    source = read(b"a: 1\na: 2\n", "a.yaml")
    assert source.written(("a",)) == source.span(("a",)) == Span(1, 1, 1, 1)


def test_a_finding_and_its_labels_are_given_their_places() -> None:
    label = Label(("项目资金", "收入", "资金总额"), defects.FIRST_HERE)
    given = defects.NOT_A_YEAR.at("年度", given="x").labelled([label])
    located = read(POSITIONS.encode(), "甲.yaml").locate(given)
    assert (located.path, located.span) == ("甲.yaml", Span(1, 5, 1, 9))
    assert [one.span for one in located.labels] == [Span(3, 14, 3, 17)]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ((), {"a": ["x", {"b": "y"}], "c": None}),
        (("a", 0), "x"),
        (("a", 1, "b"), "y"),
        (("a", 2), None),
        (("a", "b"), None),
        (("c", "d"), None),
        (("e",), None),
    ],
)
def test_what_is_not_written_is_nothing(pointer: Pointer, value: object) -> None:
    assert at({"a": ["x", {"b": "y"}], "c": None}, pointer) == value
