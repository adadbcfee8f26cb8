"""Whatever an author writes, every format tells it and nothing obeys it."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jxbudget.diagnostic import (
    LANGUAGES,
    Diagnostic,
    Edit,
    Label,
    Language,
    Severity,
    Span,
    Text,
    error,
)
from jxbudget.package import unpack
from jxbudget.report import FORMATS, Report, Waived
from jxbudget.report.as_json import whole
from jxbudget.report.plain import is_hidden, visible

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m\x9b2J",
    "link of a terminal": "\x1b]8;;http://evil\x07here\x1b]8;;\x07",
    "lines": "a\nb\r\nc\rd\x85e\u2028f\u2029g",
    "command": "\n::error file=x::forged\n::set-output name=a::b",
    "command at the start": "::error::forged",
    "old command": "##[error]forged ##vso[task.setvariable variable=a]b",
    "escaped command": "%0A::error::forged%0D%25",
    "properties": "a,line=9:col=1::forged",
    "rich": "[/] [bold]x[/bold] [link=http://evil]y[/link]",
    "bidi": "a\u202eb\u2066c\u200bd\ufeff",
    "table": "a | b || c \\| d",
    "html": "</details></summary><script>alert(1)</script><!-- x",
    "image": "![x](http://evil/i.png)",
    "link": "[x](http://evil) <http://evil> http://evil www.evil.com a@evil.com mailto:a@evil.com",
    "reference": "[x]: http://evil",
    "mention": "@everyone @here #1 !1 $1 ~bug %1 &1 GH-1 :tada: :+1:",
    "markdown": "# h `c` **b** _i_ ~~s~~ --- * l\n\n```\ncode\n```\n$x$ 1. a\n- b\n> q",
    "entity": "&lt;b&gt; &#64;all &commat;all",
    "cdata": "<![CDATA[ ]]> <?php ?> <!DOCTYPE x [<!ENTITY a 'b'>]> &a;",
    "control": "".join(map(chr, range(32))) + "\x7f",
    "surrogates": "a\ud800b\udc80c",
    "no characters": "\ufffe\uffff\U0001ffff\ue000",
    "formula": "=1+1",
    "formulas": "=HYPERLINK('http://evil') @SUM(A1) +1 -1",
    "escape of Excel": "_x0041__x000D_",
    "braces": "{given} {0} {{x}} %s",
    "long": "长" * 40_000,
    "long and bad": "\x1b|@#" * 10_000,
    "long line of marks": "#" * 40_000,
}
TEXTUAL = [name for name in FORMATS if name != "xlsx"]
SHAPE = re.compile(
    r"(错误|警告|提示|error|warning|note)\[JX999\] |  (-->|:::|=) | *\d* \||检查了|3 file"
)
DEFECT = error(
    "JX999",
    "hostile",
    Text("题", "Title"),
    Text("这里是 {given}。", "Here is {given}."),
    Text("改好 {given}。", "Mend {given}."),
)


def finding(bad: str, level: Severity, path: str = "甲.yaml") -> Diagnostic:
    facts = {"given": bad}
    label = Label((bad,), Text("见 {given}", "see {given}"), facts, Span(1, 1, 1, 2), f"{bad}.yaml")
    here = Label((bad, 1), Text("见 {given}", "see {given}"), facts, Span(1, 1, 1, 2))
    return Diagnostic(
        DEFECT,
        ("项目", bad, 2),
        facts,
        (here, label),
        path,
        Span(1, 4, 1, 4 + len(bad)),
        edits=(Edit(Span(1, 4, 1, 5), bad),),
        excerpt=bad,
        level=level,
    )


def hostile(bad: str) -> Report:
    """A report with a text in every place that an author, or a file's name, can reach."""
    line = "a: " + bad.replace("\n", " ")
    found = (
        finding(bad, Severity.ERROR, bad),
        finding(bad, Severity.ERROR),
        finding(bad, Severity.WARNING),
        finding(bad, Severity.NOTE),
    )
    waived = Waived(finding(bad, Severity.WARNING), bad, None, Span(1, 1, 1, 2))
    texts = {"甲.yaml": line, bad: line, f"{bad}.yaml": line}
    return Report(found, texts, 3, (waived,), why={"JX999": Text("因为", "because")})


@pytest.fixture(params=[*HOSTILE])
def bad(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def told(name: str, bad: str, language: Language = "zh") -> str:
    text = FORMATS[name].write(hostile(bad), language)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEXTUAL)
def test_nothing_hidden_is_left_and_no_line_is_added(
    name: str, bad: str, language: Language
) -> None:
    text = told(name, bad, language)
    text.encode()
    assert {letter for letter in text if is_hidden(letter)} == {"\n"}
    assert text.endswith("\n")
    if name == "text":  # a wider line may be shown twice, around each of its marks
        assert {line for line in text.split("\n") if not SHAPE.match(line)} <= {""}
    else:
        assert text.count("\n") == told(name, "乙" * len(bad), language).count("\n")


@pytest.mark.parametrize("name", TEXTUAL)
def test_a_build_log_obeys_nothing_but_our_own_commands(name: str, bad: str) -> None:
    obeyed = re.findall(r"^\s*::(\S*)|(##\w*\[)", told(name, bad), re.MULTILINE)
    ours = [("error", "")] * 2 + [("warning", ""), ("notice", "")] if name == "github" else []
    # a place in another file is told on a line that begins with “:::”, which is no command
    assert [found for found in obeyed if found != (":", "")] == ours


def test_a_command_for_github_reads_back_as_what_was_told(bad: str) -> None:
    for line in told("github", bad).splitlines()[:-1]:
        _, head, data = line.split("::", 2)
        properties = dict(part.split("=", 1) for part in head.partition(" ")[2].split(","))
        assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert unescaped(properties["title"]) == "JX999 题"
        assert unescaped(data).startswith(f"这里是 {visible(bad[:200])}")
        assert unescaped(properties["file"]) in {visible(bad), "甲.yaml"}


def unescaped(text: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def test_programs_get_every_letter(bad: str) -> None:
    document = json.loads(told("json", bad))
    (first, second, third, fourth), (waived,) = document["findings"], document["waived"]
    assert (first["path"], waived["reason"], second["pointer"][1]) == (whole(bad),) * 3
    assert third["message"]["zh"] == f"这里是 {whole(bad)}。"
    assert fourth["fix"][0]["new"] == whole(bad)
    fingerprints = [issue["fingerprint"] for issue in json.loads(told("gitlab", bad))]
    assert len(set(fingerprints)) == 4


def test_sarif_holds_no_link_and_its_addresses_are_ascii(bad: str) -> None:
    (run,) = json.loads(told("sarif", bad))["runs"]
    assert len(run["results"]) == 5
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0][
        "insertedContent"
    ] == {"text": whole(bad)}
    for name, value in walk(run):
        if name == "uri":
            assert re.fullmatch(r"[A-Za-z0-9/._~%:-]*", value)
        if name == "message":
            assert "](" not in value["text"]


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, below in pairs:
        yield str(name), below
        if isinstance(below, dict | list):
            yield from walk(below)


def test_junit_is_xml_of_the_same_shape(bad: str) -> None:
    suite = ET.fromstring(told("junit", bad))  # noqa: S314 - our own
    cases = {case.get("name"): [part.tag for part in case] for case in suite}
    assert cases == {
        visible(bad): ["failure"],
        visible(f"{bad}.yaml"): [],
        "甲.yaml": ["failure", "system-out"],
    }


def test_markdown_is_four_tables_of_plain_text(bad: str) -> None:
    text = told("markdown", bad)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = [token.type for token in tokens]
    assert (kinds.count("table_open"), kinds.count("tr_open")) == (4, 4 + 5)
    assert kinds.count("th_open") == kinds.count("td_open") * 4 // 5 == 4 * 5
    assert [token.content for token in tokens if token.type == "html_block"] == [
        *("<details>\n<summary>警告 (1)</summary>\n", "</details>\n"),
        *("<details>\n<summary>提示 (1)</summary>\n", "</details>\n"),
        *("<details>\n<summary>豁免 (1)</summary>\n", "</details>\n"),
    ]
    cells = [token for token in tokens if token.type == "inline"]
    assert {part.type for cell in cells[1:] for part in parts(cell)} == {"text"}
    said = "".join(part.content for cell in cells for part in parts(cell))
    assert visible(bad[:100]) in said.replace("\u200b", "")
    assert not re.search(r"[@#!$~%&][\w\"]|://|www\.\w|:[\w+-]+:", said)
    assert "http:" not in re.sub(r":&#8203;|&#58;", "", text)


def parts(cell: Token) -> list[Token]:
    """The pieces of a cell, entities among its text."""
    return [
        Token("text", "", 0, content=part.content) if part.type == "text_special" else part
        for part in cell.children or []
    ]


def test_a_workbook_holds_texts_and_numbers_alone(bad: str) -> None:
    data = FORMATS["xlsx"].write(hostile(bad), "zh")
    assert isinstance(data, bytes)
    for name, content in unpack(data).items():
        assert not re.search(rb"<f[ >/]|<hyperlink|External", content), name
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [sheet.title for sheet in book] == ["检查结果", "豁免", "汇总"]
    for sheet in book:
        for number, row in enumerate(sheet.iter_rows(), 1):
            assert {cell.data_type for cell in row} <= {"s", "n"}
            assert all(cell.quotePrefix for cell in row if cell.data_type == "s")
            assert 0 < (sheet.row_dimensions[number].height or 0) <= 409
    first = str(book["检查结果"]["H2"].value).replace("_x005F_", "_")
    assert first.startswith(visible(re.sub(r"\r?\n", " ", bad[:50]))[:100])
    assert not {c for c in first if unicodedata.category(c) in {"Cc", "Cs", "Cf"}}


def test_a_text_of_any_length_fits_where_people_read_it() -> None:
    many = hostile("\x1b|@#" * 10_000)
    found = [one._replace(path="甲.yaml", labels=()) for one in many.found]
    report = Report(tuple(found * 200), many.texts, 3, many.waived)
    for name in ("text", "concise", "github"):
        assert max(map(len, str(FORMATS[name].write(report, "zh")).splitlines())) < 4_000
    assert len(FORMATS["markdown"].write(report, "zh")) <= 65_536
