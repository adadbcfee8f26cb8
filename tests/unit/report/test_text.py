from dataclasses import replace
from time import perf_counter

import pytest
from wcwidth import wcwidth

from jxbudget.diagnostic import Defect, Diagnostic, Edit, Label, Language, Severity, Span, Text
from jxbudget.report import Report, Waived
from jxbudget.report.plain import UNDISPUTED, columns, visible
from jxbudget.report.summary import summary
from jxbudget.report.text import findings, report

DEFECT = Defect(
    "JX999",
    "x",
    Severity.ERROR,
    Text("题", "Title"),
    Text("这里是 {given}。", "Here is {given}."),
    Text("改好它。", "Mend it."),
)
FIRST = Text("第一次写在这里", "first written here")


def shown(
    text: str,
    span: Span | None,
    *labels: Label,
    given: str = "甲",
    path: str = "a.yaml",
    language: Language = "zh",
) -> list[str]:
    one = Diagnostic(DEFECT, (), {"given": given}, labels, path, span)
    (block,) = findings(Report((one,), {path: text}, 1), language)
    assert block.endswith("\n\n")
    return block.removesuffix("\n\n").splitlines()


def under_line_one(text: str, start: int, end: int) -> list[str]:
    """The source line and the caret under it."""
    return shown(text, Span(1, start, 1, end))[3:5]


def test_a_finding_is_what_where_the_line_and_what_to_do() -> None:
    assert shown("a: 1\nb: 值\n", Span(2, 4, 2, 5)) == [
        "错误[JX999] 这里是 甲。",
        "  --> a.yaml:2:4",
        "  |",
        "2 | b: 值",
        "  |    ^^",
        "  = 处理: 改好它。",
    ]


def test_a_finding_is_told_in_english_too() -> None:
    assert shown("b: 1\n", Span(1, 4, 1, 5), language="en") == [
        "error[JX999] Here is 甲.",
        "  --> a.yaml:1:4",
        "  |",
        "1 | b: 1",
        "  |    ^",
        "  = help: Mend it.",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "caret"),
    [
        ("项目名称: 值", 7, 8, "项目名称: 值", " " * 10 + "^^"),
        ("项目名称: 值", 1, 5, "项目名称: 值", "^" * 8),
        ("ａｂ：c", 4, 5, "ａｂ：c", " " * 6 + "^"),
        ("𠮷: x", 4, 5, "𠮷: x", " " * 4 + "^"),
        ("e\u0301\u0301: x", 6, 7, "e\u0301\u0301: x", " " * 3 + "^"),
        ("한글: x", 5, 6, "한글: x", " " * 6 + "^"),
        ("a: \x1b[31mred", 9, 12, "a: \\u001b[31mred", " " * 13 + "^^^"),
        ("a\tb: c", 3, 4, "a\\u0009b: c", " " * 7 + "^"),
        ("a\u202eb", 2, 3, "a\\u202eb", " " + "^" * 6),
        ("a\u200bb", 3, 4, "a\\u200bb", " " * 7 + "^"),
    ],
)
def test_the_caret_stands_under_what_it_means(
    text: str, start: int, end: int, line: str, caret: str
) -> None:
    assert under_line_one(text, start, end) == [f"1 | {line}", f"  | {caret}"]


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "caret"),
    [
        ("ab", 3, 3, "ab", "  ^"),
        ("", 1, 1, "", "^"),
        ("a\r\nb", 1, 2, "a", "^"),
        ("ab", 9, 10, "ab", "  ^"),
    ],
)
def test_the_caret_stands_at_the_end_of_a_line_that_has_nothing_there(
    text: str, start: int, end: int, line: str, caret: str
) -> None:
    assert under_line_one(text, start, end) == [f"1 | {line}", f"  | {caret}"]


def test_a_stretch_of_several_lines_is_marked_on_its_first() -> None:
    assert shown("a: 一\n  二\n  三\n", Span(1, 4, 3, 4))[3:5] == ["1 | a: 一", "  |    ^^"]


def test_a_line_that_is_not_there_is_left_out() -> None:
    assert shown("a: 1\n", Span(9, 1, 9, 2)) == [
        "错误[JX999] 这里是 甲。",
        "  --> a.yaml:9:1",
        "  |",
        "  = 处理: 改好它。",
    ]


@pytest.mark.parametrize("span", [None, Span(0, 0, 0, 0)])
def test_a_finding_without_a_place_names_the_file(span: Span | None) -> None:
    assert shown("a: 1\n", span) == [
        "错误[JX999] 这里是 甲。",
        "  --> a.yaml",
        "  = 处理: 改好它。",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "caret"),
    [
        ("x" * 500, 1, 2, "x" * 96 + "...", "^"),
        ("x" * 500, 500, 501, "..." + "x" * 49, " " * 51 + "^"),
        ("x" * 300 + "Y" + "x" * 300, 301, 302, f"...{'x' * 48}Y{'x' * 47}...", " " * 51 + "^"),
        ("x" * 500, 1, 501, "x" * 96 + "...", "^" * 96),
        ("中" * 200, 101, 103, "..." + "中" * 48 + "...", " " * 51 + "^^^^"),
        ("x" * 96, 96, 97, "x" * 96, " " * 95 + "^"),
        ("x" * 97, 97, 98, f"...{'x' * 49}", " " * 51 + "^"),
        ("x" * 40, 40, 41, "x" * 40, " " * 39 + "^"),
        ("\x1b" * 100 + "a", 101, 102, "..." + "\\u001b" * 8 + "a", " " * 51 + "^"),
    ],
)
def test_a_very_long_line_is_shown_around_the_caret(
    text: str, start: int, end: int, line: str, caret: str
) -> None:
    assert under_line_one(text, start, end) == [f"1 | {line}", f"  | {caret}"]


def test_the_places_of_labels_are_shown_from_top_to_bottom() -> None:
    first = Label((), FIRST, span=Span(1, 1, 1, 2))
    assert shown("a: 1\nb: 2\na: 3\n", Span(3, 1, 3, 2), first)[2:7] == [
        "  |",
        "1 | a: 1",
        "  | - 第一次写在这里",
        "3 | a: 3",
        "  | ^",
    ]


def test_a_label_on_the_line_of_the_finding_shares_it() -> None:
    first = Label((), FIRST, span=Span(1, 1, 1, 2))
    assert shown("甲: 1, 甲: 3", Span(1, 7, 1, 8), first)[2:6] == [
        "  |",
        "1 | 甲: 1, 甲: 3",
        "  | -- 第一次写在这里",
        "  |        ^^",
    ]


def test_a_label_far_away_on_a_long_line_is_shown_around_itself() -> None:
    first = Label((), FIRST, span=Span(1, 1, 1, 2))
    line = f"甲{'x' * 300}乙"
    assert shown(line, Span(1, 302, 1, 303), first)[2:7] == [
        "  |",
        f"1 | 甲{'x' * 94}...",
        "  | -- 第一次写在这里",
        f"1 | ...{'x' * 48}乙",
        f"  | {' ' * 51}^^",
    ]


def test_a_label_without_a_place_is_not_shown() -> None:
    assert shown("a: 1\n", Span(1, 1, 1, 2), Label((), FIRST)) == shown("a: 1\n", Span(1, 1, 1, 2))


def test_line_numbers_are_as_wide_as_the_widest() -> None:
    first = Label((), FIRST, span=Span(9, 1, 9, 2))
    text = "".join(f"k{n}: 1\n" for n in range(1, 11))
    assert shown(text, Span(10, 1, 10, 4), first)[2:7] == [
        "   |",
        " 9 | k9: 1",
        "   | - 第一次写在这里",
        "10 | k10: 1",
        "   | ^^^",
    ]


def test_no_text_of_the_author_commands_the_terminal() -> None:
    given = "\x1b]8;;http://x\x07\n::error::\u202e[/]"
    assert shown("a: 1\n", Span(1, 1, 1, 2), given=given, path="甲\x1b\n.yaml")[:2] == [
        "错误[JX999] 这里是 \\u001b]8;;http://x\\u0007\\u000a::error::\\u202e[/]。",
        "  --> 甲\\u001b\\u000a.yaml:1:1",
    ]


@pytest.mark.parametrize(
    ("text", "start", "line"),
    [
        ("a: ##[error]x", 4, "a: \\u0023#[error]x"),
        ("a: ##[error]x", 5, "a: \\u0023#[error]x"),
        ("a: ##[error]x", 6, "a: \\u0023#[error]x"),
        ("a: ##vso[task.x]", 5, "a: \\u0023#vso[task.x]"),
        ("a: 1 ## [b]", 4, "a: 1 ## [b]"),
    ],
)
def test_no_source_line_commands_a_build_log(text: str, start: int, line: str) -> None:
    assert under_line_one(text, start, start + 1)[0] == f"1 | {line}"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("项目 a≥1 𠮷", "项目 a≥1 𠮷"),
        ("e\u0301", "e\u0301"),
        ("\x00\x1b\n\x7f\x9b", "\\u0000\\u001b\\u000a\\u007f\\u009b"),
        ("\u200b\u202e\ufeff", "\\u200b\\u202e\\ufeff"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\ue000\ufffe\ud800", "\\ue000\\ufffe\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_would_hide_or_obey_is_written_as_an_escape(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("ab", 2), ("项a", 3), ("ａ", 2), ("e\u0301", 1), ("𠮷", 2)]
)
def test_columns_are_those_of_a_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_the_letters_of_forms_are_as_wide_as_everybody_has_them() -> None:
    stretches = [(width, pair) for width, pairs in UNDISPUTED.items() for pair in pairs]
    for width, (first, last) in stretches:
        assert {wcwidth(chr(code)) for code in range(ord(first), ord(last) + 1)} == {width}


def found(*severities: Severity, edits: tuple[Edit, ...] = ()) -> tuple[Diagnostic, ...]:
    defects = [Defect("", "", s, Text("", ""), Text("", ""), Text("", "")) for s in severities]
    return tuple(defect.at()._replace(edits=edits) for defect in defects)


EDIT = Edit(Span(1, 1, 1, 2), "b")
CLEAN = Report((), {}, 3)
BAD = Report(found(Severity.NOTE, Severity.ERROR, Severity.ERROR), {}, 3)


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        (CLEAN, "检查了 3 个文件，没有发现问题。", "3 file(s) checked, nothing found."),
        (
            BAD,
            "检查了 3 个文件：2 个错误，0 个警告，1 个提示。",
            "3 file(s) checked: 2 error(s), 0 warning(s), 1 note(s).",
        ),
        (
            replace(CLEAN, seconds=0.314),
            "检查了 3 个文件，没有发现问题。用时 0.31 秒。",
            "3 file(s) checked, nothing found. Took 0.31 s.",
        ),
        (
            replace(CLEAN, baselined=7, waived=(Waived(DEFECT.at(given=""), "说明"),)),
            "检查了 3 个文件，没有发现问题。豁免 1 处。基线内 7 处，未计入。",
            "3 file(s) checked, nothing found. 1 waived. 7 in the baseline, not counted.",
        ),
        (
            replace(BAD, found=found(Severity.NOTE, edits=(EDIT,))),
            "检查了 3 个文件：0 个错误，0 个警告，1 个提示。1 处可用 --fix 自动改好。",
            "3 file(s) checked: 0 error(s), 0 warning(s), 1 note(s). --fix can mend 1 of them.",
        ),
    ],
)
def test_the_summary_counts_files_and_findings(told: Report, zh: str, en: str) -> None:
    assert [summary(told, "zh"), summary(told, "en")] == [zh, en]


def heads(*found: Diagnostic, limit: int | None = 3) -> list[str]:
    """The first lines of the blocks, and the lines that say how many are not shown."""
    told = Report(found, {"": "a\n", "b.yaml": "b\n"}, 2, shown=limit)
    blocks = "".join(findings(told, "zh")).splitlines()
    return [line for line in blocks if line.startswith(("错", "警", "提")) or "另有" in line]


def test_every_finding_is_a_block_of_its_own_and_the_summary_comes_last() -> None:
    two = tuple(DEFECT.over(Span(1, 1, 1, 2), given=n) for n in "12")
    assert [block.splitlines()[0] for block in report(Report(two, {"": "a\n"}, 1), "zh")] == [
        "错误[JX999] 这里是 1。",
        "错误[JX999] 这里是 2。",
        "检查了 1 个文件：2 个错误，0 个警告，0 个提示。",
    ]


def test_the_worst_comes_first_and_then_the_order_of_files_and_places() -> None:
    levels = (Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR)
    four = [DEFECT.at(given=str(n))._replace(level=level) for n, level in enumerate(levels)]
    assert heads(*four, limit=None) == [
        "错误[JX999] 这里是 1。",
        "错误[JX999] 这里是 3。",
        "警告[JX999] 这里是 2。",
        "提示[JX999] 这里是 0。",
    ]


def test_many_findings_of_a_code_are_counted_for_each_file_alone() -> None:
    five = [DEFECT.at(given=str(n)) for n in range(5)]
    other = five[0]._replace(path="b.yaml")
    assert heads(*five, other, limit=2) == [
        "错误[JX999] 这里是 0。",
        "错误[JX999] 这里是 1。",
        "  = 另有: 这个文件里还有 3 处 JX999，用 --all 全部列出。",
        "错误[JX999] 这里是 0。",
    ]
    assert len(heads(*five, limit=5)) == 5
    assert len(heads(*five, limit=None)) == 5


def test_a_label_in_another_file_is_shown_with_that_file() -> None:
    there = Label((), FIRST, span=Span(12, 4, 12, 5), path="b.yaml")
    here = Label((), FIRST, span=Span(1, 1, 1, 2))
    one = DEFECT.at(given="甲")._replace(labels=(there, here), path="a.yaml", span=Span(2, 1, 2, 2))
    texts = {"a.yaml": "a: 1\nb: 2\n", "b.yaml": "\n" * 11 + "x: 项\n"}
    (block,) = findings(Report((one,), texts, 2), "zh")
    assert block.splitlines()[1:] == [
        "  --> a.yaml:2:1",
        "   |",
        " 1 | a: 1",
        "   | - 第一次写在这里",
        " 2 | b: 2",
        "   | ^",
        "  ::: b.yaml:12:4",
        "   |",
        "12 | x: 项",
        "   |    -- 第一次写在这里",
        "  = 处理: 改好它。",
        "",
    ]


def test_a_label_in_a_file_whose_text_is_not_there_keeps_its_words() -> None:
    there = Label((), FIRST, span=Span(3, 4, 3, 5), path="b.yaml")
    assert shown("a: 1\n", Span(1, 1, 1, 2), there)[5:8] == [
        "  ::: b.yaml:3:4",
        "  |",
        "  | 第一次写在这里",
    ]


def test_what_fix_can_mend_says_so() -> None:
    one = DEFECT.at(given="甲")._replace(path="a.yaml", span=Span(1, 1, 1, 2), edits=(EDIT,))
    (block,) = findings(Report((one,), {"a.yaml": "a\n"}, 1), "zh")
    assert block.splitlines()[-2] == "  = 修改: 可用 --fix 自动改好。"


def test_many_findings_on_one_long_line_take_no_longer_than_on_short_ones() -> None:
    line = "中" * 600_000
    many = tuple(
        DEFECT.at(given="")._replace(path="a.yaml", span=Span(1, n, 1, n + 1))
        for n in range(1, 600_000, 1_000)
    )
    start = perf_counter()
    told = "".join(findings(Report(many, {"a.yaml": line}, 1, shown=None), "zh"))
    assert perf_counter() - start < 5
    assert len(told) < 1_000_000
