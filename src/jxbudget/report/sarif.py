"""SARIF 2.1.0: the format of code scanning, with rules, fixes and suppressions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from jxbudget.diagnostic import Defect, Diagnostic, Language, Span, Text
from jxbudget.report import words
from jxbudget.report.as_json import dump
from jxbudget.report.report import Lines, Report, Waived, written

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
_LANGUAGE: Mapping[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_AROUND = 1  # lines before and after the place that are told with it
_LONGEST = 4_000  # characters of such lines

Part = dict[str, Any]


def report(report: Report, language: Language) -> str:
    """One run. URIs are relative to the folder of the run; columns count code points."""
    names = iter(report.names)
    run = Run(report, language)
    results = [run.result(one, next(names)) for one in report.found]
    results += [run.waived(one, next(names)) for one in report.waived]
    driver: Part = {"name": "jxbudget"}
    if report.version:
        driver |= {"version": report.version, "semanticVersion": report.version}
    driver["rules"] = [_rule(one, report.why, language) for one in report.catalogue]
    told = {
        "tool": {"driver": driver},
        "language": _LANGUAGE[language],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _message(words.ROOT.say(language))}},
        "results": results,
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [told]})


def _rule(defect: Defect, why: Mapping[str, Text], language: Language) -> Part:
    advice = defect.help.zh if language == "zh" else defect.help.en
    return {
        "id": defect.code,
        "name": "".join(part.capitalize() for part in defect.slug.split("-")),
        "shortDescription": _message(defect.title.say(language)),
        "fullDescription": _message(why.get(defect.code, defect.title).say(language)),
        "help": _message(re.sub(r"\{[^}]*\}", "…", advice)),
        "defaultConfiguration": {"level": defect.severity.value},
    }


@dataclass(frozen=True)
class Run:
    """Results of one report in one language."""

    report: Report
    language: Language

    @cached_property
    def rules(self) -> dict[str, int]:
        """Where each code stands in the list of rules."""
        return {defect.code: number for number, defect in enumerate(self.report.catalogue)}

    @cached_property
    def lines(self) -> Lines:
        """The lines of the files."""
        return self.report.lines()

    def result(self, one: Diagnostic, name: str) -> Part:
        """A finding."""
        said = f"{one.message(self.language)} {one.help(self.language)}"
        result: Part = {
            "ruleId": one.code,
            "ruleIndex": self.rules[one.code],
            "level": one.severity.value,
            "message": _message(said),
            "locations": [{"physicalLocation": self.place(one.path, one.span, one.excerpt)}],
            "partialFingerprints": {"jxbudget/v1": name},
        }
        if one.labels:
            result["relatedLocations"] = self.related(one)
        if one.edits:
            result["fixes"] = [_fix(one, self.language)]
        return result

    def related(self, one: Diagnostic) -> list[Part]:
        """The places of the labels."""
        return [
            {
                "id": number,
                "physicalLocation": self.place(label.path or one.path, label.span),
                "message": _message(label.text.say(self.language, label.facts)),
            }
            for number, label in enumerate(one.labels, 1)
        ]

    def waived(self, one: Waived, name: str) -> Part:
        """A finding that is excused in its spec."""
        until = {"day": one.until.isoformat()} if one.until else {}
        more = words.UNTIL_DAY.say(self.language, until) if until else ""
        suppression: Part = {
            "kind": "inSource",
            "status": "accepted",
            "justification": f"{one.reason}{more}",
        }
        if written(one.span):
            place = self.place(one.diagnostic.path, one.span)
            suppression |= {"location": {"physicalLocation": place}}
        return self.result(one.diagnostic, name) | {"suppressions": [suppression]}

    def place(self, path: str, span: Span | None, excerpt: str = "") -> Part:
        """A place, with the text there and around it; the whole file where no place is meant."""
        lines = self.lines(path)
        at = written(span)
        if at is None:
            return {"artifactLocation": _artifact(path), "region": _region(_whole(lines))}
        place = {"artifactLocation": _artifact(path), "region": _region(at)}
        if excerpt:
            place["region"]["snippet"] = {"text": excerpt}
            place |= _context(at, lines)
        return place


def _whole(lines: list[str]) -> Span:
    return Span(1, 1, len(lines), _end(lines[-1]))


def _end(line: str) -> int:
    """The column after the last character of a line."""
    return len(line.rstrip("\r")) + 1


def _context(span: Span, lines: list[str]) -> Part:
    """The lines of a place and those beside it, where there is more in them."""
    first, last = max(1, span.line - _AROUND), min(len(lines), span.end_line + _AROUND)
    text = "\n".join(lines[first - 1 : last])
    around = Span(first, 1, last, _end(lines[last - 1]))
    if around == span or around[2:] < span[2:] or len(text) > _LONGEST:
        return {}
    return {"contextRegion": _region(around) | {"snippet": {"text": text}}}


def _fix(one: Diagnostic, language: Language) -> Part:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.new}}
        for edit in one.edits
    ]
    change = {"artifactLocation": _artifact(one.path), "replacements": replacements}
    return {"description": _message(one.help(language)), "artifactChanges": [change]}


def _region(span: Span) -> Part:
    line, column, end_line, end_column = span
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> Part:
    """A relative URI under the root; an absolute path is a URI of its own."""
    uri = quote(path, safe="/", errors="backslashreplace")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if re.match(r"[A-Za-z]:[\\/]", path):
        return {"uri": f"file:///{path[:2]}{uri[4:].replace('%5C', '/')}"}
    return {"uri": uri.removeprefix("./"), "uriBaseId": _ROOT}


def _message(text: str) -> Part:
    """A message in which nothing is read as a link or as a placeholder."""
    return {"text": text.replace("](", "] (").replace("{", "{{").replace("}", "}}")}
