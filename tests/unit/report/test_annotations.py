"""What code hosts and build servers are given: GitHub, GitLab, JUnit."""

import json
from xml.etree import ElementTree as ET

from jxbudget.diagnostic import Defect, Diagnostic, Severity, Span, Text, error, firm
from jxbudget.report import FORMATS, Report

DEFECT = error("JX999", "x", Text("题", "Title"), Text("甲", "A"), Text("改", "Mend"))


def one(level: Severity, span: Span | None = None, defect: Defect = DEFECT) -> Diagnostic:
    return defect.at()._replace(path="a.yaml", span=span, level=level)


def told(name: str, *found: Diagnostic, seconds: float | None = None) -> str:
    return str(FORMATS[name].write(Report(found, {"a.yaml": "a\n"}, 1, seconds=seconds), "zh"))


def test_github_is_told_errors_first_for_it_shows_ten_of_a_kind() -> None:
    levels = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    lines = told("github", *map(one, levels)).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error", "::warning", "::notice"]
    assert lines[-1] == "检查了 1 个文件：1 个错误，1 个警告，1 个提示。"


def test_github_is_told_no_columns_of_several_lines() -> None:
    assert told("github", one(Severity.ERROR, Span(1, 2, 3, 4))).splitlines()[0] == (
        "::error file=a.yaml,line=1,endLine=3,title=JX999 题::甲%0A改"
    )
    assert told("github", one(Severity.ERROR, Span(1, 2, 1, 4))).splitlines()[0] == (
        "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=4,title=JX999 题::甲%0A改"
    )


def test_gitlab_is_told_how_bad_each_is_and_always_a_line() -> None:
    found = (
        one(Severity.ERROR, defect=firm(DEFECT)),
        one(Severity.ERROR, Span(7, 1, 7, 2)),
        one(Severity.WARNING, Span(0, 0, 0, 0)),
        one(Severity.NOTE),
        one(Severity.NOTE, defect=firm(DEFECT)),
    )
    issues = json.loads(told("gitlab", *found))
    assert [(issue["severity"], issue["location"]["lines"]["begin"]) for issue in issues] == [
        ("blocker", 1),
        ("critical", 7),
        ("minor", 1),
        ("info", 1),
        ("info", 1),
    ]
    assert len({issue["fingerprint"] for issue in issues}) == 5


def test_a_file_with_errors_is_one_failure_and_warnings_fail_nothing() -> None:
    levels = (Severity.ERROR, Severity.WARNING, Severity.ERROR, Severity.NOTE)
    suite = ET.fromstring(told("junit", *map(one, levels), seconds=1.5))  # noqa: S314
    assert suite.attrib == {
        "name": "jxbudget",
        "tests": "1",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
        "time": "1.500",
    }
    ((failure, output),) = suite
    assert (failure.tag, failure.text) == (
        "failure",
        "a.yaml: 错误 JX999 甲 改\na.yaml: 错误 JX999 甲 改",
    )
    assert (output.tag, output.text) == (
        "system-out",
        "a.yaml: 警告 JX999 甲 改\na.yaml: 提示 JX999 甲 改",
    )
    warned = ET.fromstring(told("junit", one(Severity.WARNING)))  # noqa: S314
    assert (warned.get("failures"), warned.get("time")) == ("0", None)


def test_a_path_that_begins_like_a_command_is_told_from_here() -> None:
    command = one(Severity.ERROR)._replace(path="::error::x.yaml")
    assert told("concise", command).splitlines()[0] == "./::error::x.yaml: 错误 JX999 甲"
