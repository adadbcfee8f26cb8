import json
from typing import Any

import pytest

from jxbudget.diagnostic import Span, Text, error
from jxbudget.report import FORMATS, Report

DEFECT = error("JX999", "two-words", Text("题", "Title"), Text("{x}", "{x}"), Text("改 {x}", "{x}"))


def run(report: Report) -> dict[str, Any]:
    (told,) = json.loads(FORMATS["sarif"].write(report, "zh"))["runs"]
    return dict(told)


def physical(path: str, text: str, span: Span | None, excerpt: str = "x") -> dict[str, Any]:
    found = DEFECT.at(x="")._replace(path=path, span=span, excerpt=excerpt)
    (result,) = run(Report((found,), {path: text}, 1))["results"]
    return dict(result["locations"][0]["physicalLocation"])


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("specs/甲 乙#?.yaml", {"uri": "specs/%E7%94%B2%20%E4%B9%99%23%3F.yaml"}),
        ("./a.yaml", {"uri": "a.yaml"}),
        ("../a.yaml", {"uri": "../a.yaml"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml"}),
        ("/x/甲.yaml", {"uri": "file:///x/%E7%94%B2.yaml"}),
        ("C:/x y/a.yaml", {"uri": "file:///C:/x%20y/a.yaml"}),
        ("C:\\x\\a.yaml", {"uri": "file:///C:/x/a.yaml"}),
    ],
)
def test_a_path_is_a_uri_under_the_root_unless_it_is_absolute(
    path: str, location: dict[str, str]
) -> None:
    base = {} if location["uri"].startswith("file:") else {"uriBaseId": "SRCROOT"}
    assert physical(path, "", None)["artifactLocation"] == location | base


def test_a_finding_without_a_place_is_one_of_the_whole_file() -> None:
    whole = {"startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 4}
    assert physical("a", "甲\n乙丙丁", None)["region"] == whole


@pytest.mark.parametrize(
    ("text", "span", "around"),
    [
        ("a\nb\nc\nd\ne", Span(3, 1, 3, 2), (2, 4, 2, "b\nc\nd")),
        ("ab", Span(1, 1, 1, 2), (1, 1, 3, "ab")),
        ("ab", Span(1, 1, 1, 3), None),
        ("a" * 5_000, Span(1, 1, 1, 2), None),
        ("a", Span(9, 1, 9, 2), None),
        ("a", Span(1, 1, 1, 9), None),
        ("a\r\nb\r\n", Span(1, 1, 1, 2), (1, 2, 2, "a\r\nb\r")),
    ],
)
def test_the_lines_around_a_place_are_told_where_they_say_more(
    text: str, span: Span, around: tuple[int, int, int, str] | None
) -> None:
    context = physical("a", text, span).get("contextRegion")
    if around is None:
        assert context is None
    else:
        first, last, end, snippet = around
        assert context == {
            "startLine": first,
            "startColumn": 1,
            "endLine": last,
            "endColumn": end,
            "snippet": {"text": snippet},
        }


def test_a_rule_has_a_name_its_reason_and_advice_without_facts() -> None:
    report = Report((), {}, 0, defects=(DEFECT,), why={"JX999": Text("因为", "because")})
    assert run(report)["tool"]["driver"]["rules"] == [
        {
            "id": "JX999",
            "name": "TwoWords",
            "shortDescription": {"text": "题"},
            "fullDescription": {"text": "因为"},
            "help": {"text": "改 …"},
            "defaultConfiguration": {"level": "error"},
        }
    ]


def test_a_message_is_neither_a_link_nor_a_template() -> None:
    (result,) = run(Report((DEFECT.at(x="[a](http://b) {0}"),), {}, 1))["results"]
    assert result["message"]["text"] == "[a] (http://b) {{0}} 改 [a] (http://b) {{0}}"


def test_what_is_waived_is_suppressed_and_nothing_else(sample: Report) -> None:
    suppressions = [result.get("suppressions") for result in run(sample)["results"]]
    assert suppressions[:-1] == [None] * 4
    (waiver,) = suppressions[-1]
    assert (waiver["kind"], waiver["justification"]) == (
        "inSource",
        "两张表口径不同，至 2026-12-31",
    )
    assert waiver["location"]["physicalLocation"]["region"]["startLine"] == 3
