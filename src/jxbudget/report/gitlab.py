"""GitLab Code Quality: a JSON list that a merge request shows beside its lines.

A firm error, with which there is nothing sound to print, is a blocker; any other error, for which
the form would be returned, is critical; a warning, about which a reviewer would ask, is minor; a
note is info.
"""

from jxbudget.diagnostic import Diagnostic, Language, Severity
from jxbudget.report.as_json import dump
from jxbudget.report.plain import told
from jxbudget.report.report import Report, written

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(report: Report, language: Language) -> str:
    """One object a finding. GitLab drops repeated fingerprints; ours are all different."""
    pairs = zip(report.found, report.names, strict=False)  # names go on with what is waived
    return dump([_issue(one, name, language) for one, name in pairs])


def _issue(one: Diagnostic, fingerprint: str, language: Language) -> dict[str, object]:
    span = written(one.span)
    return {
        "description": f"{told(one.message(language))} {told(one.help(language))}",
        "check_name": f"{one.code} {one.defect.slug}",
        "fingerprint": fingerprint,
        "severity": _severity(one),
        "location": {
            "path": one.path.removeprefix("./"),
            "lines": {"begin": span.line if span else 1},
        },
    }


def _severity(one: Diagnostic) -> str:
    is_firm = one.defect.firm and one.severity is Severity.ERROR
    return "blocker" if is_firm else _SEVERITY[one.severity]
