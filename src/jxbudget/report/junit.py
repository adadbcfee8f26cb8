"""JUnit XML: a test case for each file, as build servers list them.

A file with errors is a failure: one, for readers take no second, with a line for each error.
Warnings and notes fail nothing; they and what is waived are the output of the test case.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from jxbudget.diagnostic import Diagnostic, Language, Severity
from jxbudget.report import words
from jxbudget.report.concise import sentence
from jxbudget.report.plain import place, told, visible
from jxbudget.report.report import Report, Waived, by_path, written


def report(report: Report, language: Language) -> str:
    """One suite with every file that was checked."""
    found = by_path(report.found)
    failures = {one.path for one in report.of(Severity.ERROR)}
    numbers = {"tests": len(report.paths), "failures": len(failures), "errors": 0, "skipped": 0}
    attributes = {"name": "jxbudget"} | {name: str(count) for name, count in numbers.items()}
    if report.seconds is not None:
        attributes["time"] = f"{report.seconds:.3f}"
    suite = ET.Element("testsuite", attributes)
    waived: dict[str, list[Waived]] = {}
    for one in report.waived:
        waived.setdefault(one.diagnostic.path, []).append(one)
    for path in report.paths:
        suite.append(_case(path, found.get(path, []), waived.get(path, []), language))
    ET.indent(suite)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suite, encoding="unicode")}\n'


def _case(
    path: str, found: Iterable[Diagnostic], waived: Iterable[Waived], language: Language
) -> ET.Element:
    case = ET.Element(
        "testcase", {"name": visible(path), "classname": "jxbudget", "file": visible(path)}
    )
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        message = sentence(errors[0], language)
        failure = ET.SubElement(case, "failure", {"type": errors[0].code, "message": message})
        failure.text = "\n".join(_told(one, language) for one in errors)
    rest = [_told(one, language) for one in found if one.severity is not Severity.ERROR]
    rest += [_excused(one, language) for one in waived]
    if rest:
        ET.SubElement(case, "system-out").text = "\n".join(rest)
    return case


def _told(one: Diagnostic, language: Language) -> str:
    where = place(one.path, written(one.span))
    return f"{where}: {sentence(one, language)} {told(one.help(language))}"


def _excused(one: Waived, language: Language) -> str:
    until = words.UNTIL_DAY.say(language, {"day": one.until.isoformat()}) if one.until else ""
    facts = {
        "code": one.diagnostic.code,
        "message": told(one.diagnostic.message(language)),
        "reason": told(one.reason),
        "until": until,
    }
    where = place(one.diagnostic.path, written(one.diagnostic.span))
    return f"{where}: {words.WAIVED_OF_FILE.say(language, facts)}"
