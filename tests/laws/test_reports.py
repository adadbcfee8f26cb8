"""Whatever the words of a finding are, a report says them and nothing else."""

import json
import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jxbudget.diagnostic import Span, Text, error
from jxbudget.report import FORMATS, Report
from jxbudget.report.as_json import dump, whole
from jxbudget.report.markdown import harmless
from jxbudget.report.plain import is_hidden, visible

DEFECT = error("JX999", "x", Text("题", "Title"), Text("“{x}”", "“{x}”"), Text("改", "Mend"))
MARKS = "\x1b\n\r|<>@`#*_[]()!&;:%,=\\~$+-./\u202e\ud800\u3000 a1项"
words = st.text(max_size=60) | st.text(MARKS, max_size=60)


def report(text: str) -> Report:
    found = DEFECT.at(x=text)._replace(path="a.yaml", span=Span(1, 1, 1, 2), excerpt=text)
    return Report((found,), {"a.yaml": text}, 1)


@given(words)
def test_json_is_read_back_as_it_was(text: str) -> None:
    told = dump([text])
    assert json.loads(told) == [whole(text)]
    assert {letter for letter in told if is_hidden(letter)} == {"\n"}


@given(words)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(map(is_hidden, shown))
    assert not re.search(r"##\w*\[", shown, re.ASCII)


@given(words)
def test_markdown_prints_the_words(text: str) -> None:
    shown = visible(text)
    told = f"| {harmless(shown)} |\n| --- |\n| {harmless(shown)} |\n"
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(told)
    head, cell = (token for token in tokens if token.type == "inline")
    for inline in (head, cell):
        pieces = inline.children or []
        assert {piece.type for piece in pieces} <= {"text", "text_special"}
        printed = "".join(piece.content for piece in pieces)
        assert printed.replace("\u200b", "") == shown.strip()


@given(words)
def test_junit_holds_the_words(text: str) -> None:
    suite = ET.fromstring(str(FORMATS["junit"].write(report(text), "zh")))  # noqa: S314
    (failure,) = suite.iter("failure")
    assert failure.get("message") == f"错误 JX999 “{visible(text)}”"
    assert failure.text == f"a.yaml:1:1: 错误 JX999 “{visible(text)}” 改"


@given(words)
def test_a_command_for_github_holds_the_words(text: str) -> None:
    first, last = str(FORMATS["github"].write(report(text), "zh")).splitlines()
    told = first.split("::", 2)[2].replace("%0A", "\n").replace("%25", "%")
    assert told == f"“{visible(text)}”\n改"
    assert last.startswith("检查了 1 个文件")


@given(words)
def test_the_caret_of_a_terminal_stands_below_its_line(text: str) -> None:
    lines = str(FORMATS["text"].write(report(text), "zh")).split("\n")
    assert lines[0] == f"错误[JX999] “{visible(text)}”"
    assert [line[:6] for line in lines[1:3]] == ["  --> ", "  |"]
    assert re.fullmatch(r"  \| \^+", lines[4])
