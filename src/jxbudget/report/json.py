"""The report for programs: one JSON document of one shape, whatever the options were.

Its JSON Schema is published as ``schema/report.schema.json``, made from the classes here.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from jxbudget import diagnostic
from jxbudget.diagnostic import Diagnostic, Language, Severity, Span
from jxbudget.report import report as given
from jxbudget.report.as_json import dump, whole
from jxbudget.report.report import written

Words = Annotated[str, BeforeValidator(whole)]
Count = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]
Level = Literal["error", "warning", "note"]


class Part(BaseModel):
    """A part of a document."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Text(Part):
    """A sentence in both languages."""

    zh: Words
    en: Words


class Kind(Part):
    """What names a kind of defect."""

    code: Words
    slug: Words
    severity: Level


class InFile(Part):
    """What is in a file."""

    path: Words


class Stretch(Part):
    """A stretch of source text; all four are null where it is not known."""

    line: Ordinal | None
    """1 for the first line."""
    column: Ordinal | None
    """1 for the first character of the line, counted in Unicode code points."""
    end_line: Ordinal | None
    end_column: Ordinal | None
    """The column after the last character."""


class Place(Stretch, InFile):
    """A place in a file."""

    pointer: tuple[Words | int, ...]
    """The way from the root of the spec to the value: keys, and numbers of items from 0."""


class Label(Place):
    """A second place that a finding speaks of, maybe in another file."""

    text: Text


class Edit(Stretch):
    """A part of a mend: the stretch of source text becomes ``new``."""

    new: Words


class Finding(Place, Kind):
    """One finding; its severity may be another than that of its kind."""

    message: Text
    help: Text
    excerpt: Words
    """The source text of the place."""
    labels: tuple[Label, ...]
    fix: tuple[Edit, ...]
    """What --fix does; empty where it can do nothing."""
    fingerprint: Words
    """The same on every run, wherever the finding moves in its file."""


class Excuse(Part):
    """A finding and why it does not count."""

    finding: Finding
    reason: Words
    until: date | None
    """The last day on which it is excused."""


class WaivedFinding(Stretch, Excuse):
    """A finding that is excused in its spec; the stretch is where the spec says so."""


class Counts(Part):
    """How many files were checked, and how many findings there are of each sort."""

    files: Count
    errors: Count
    warnings: Count
    notes: Count
    waived: Count
    baselined: Count
    mendable: Count
    """Findings that --fix can mend."""


class Rule(Kind):
    """A kind of defect that can be found."""

    title: Text
    why: Text | None
    """Why it matters."""


class Document(Part):
    """What jxbudget found in one run."""

    version: Literal[1]
    """The version of this format."""
    tool: Literal["jxbudget"]
    tool_version: Words
    passed: bool
    """Whether there is no error."""
    counts: Counts
    seconds: float | None
    """How long it took; null where the output must be the same on every run."""
    findings: tuple[Finding, ...]
    waived: tuple[WaivedFinding, ...]
    rules: tuple[Rule, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | Document.model_json_schema(mode="serialization")


def report(report: given.Report, language: Language) -> str:  # noqa: ARG001 - it holds both
    """The document; every sentence in both languages."""
    names = iter(report.names)
    counts = report.counts
    document = Document(
        version=1,
        tool="jxbudget",
        tool_version=report.version,
        passed=report.passes,
        counts=Counts(
            files=report.files,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.NOTE],
            waived=len(report.waived),
            baselined=report.baselined,
            mendable=report.mendable,
        ),
        seconds=None if report.seconds is None else round(report.seconds, 3),
        findings=tuple(_finding(one, next(names)) for one in report.found),
        waived=tuple(_waived(one, next(names)) for one in report.waived),
        rules=tuple(
            Rule(
                code=defect.code,
                slug=defect.slug,
                severity=defect.severity.value,
                title=text(defect.title),
                why=text(report.why[defect.code]) if defect.code in report.why else None,
            )
            for defect in report.catalogue
        ),
    )
    return dump(document.model_dump(mode="json"))


def _finding(one: Diagnostic, fingerprint: str) -> Finding:
    return Finding(
        code=one.code,
        slug=one.defect.slug,
        severity=one.severity.value,
        path=one.path,
        **stretch(one.span),
        pointer=one.pointer,
        message=Text(zh=one.message("zh"), en=one.message("en")),
        help=Text(zh=one.help("zh"), en=one.help("en")),
        excerpt=one.excerpt,
        labels=tuple(_label(label, one.path) for label in one.labels),
        fix=tuple(Edit(**stretch(edit.span), new=edit.new) for edit in one.edits),
        fingerprint=fingerprint,
    )


def _label(label: diagnostic.Label, path: str) -> Label:
    return Label(
        path=label.path or path,
        **stretch(label.span),
        pointer=label.pointer,
        text=Text(zh=label.text.say("zh", label.facts), en=label.text.say("en", label.facts)),
    )


def _waived(one: given.Waived, fingerprint: str) -> WaivedFinding:
    finding = _finding(one.diagnostic, fingerprint)
    return WaivedFinding(finding=finding, reason=one.reason, until=one.until, **stretch(one.span))


def stretch(span: Span | None) -> dict[str, int | None]:
    """The numbers of a stretch."""
    at = written(span)
    return dict(zip(Span._fields, at or (None,) * 4, strict=True))


def text(given_text: diagnostic.Text) -> Text:
    """A sentence in both languages."""
    return Text(zh=given_text.zh, en=given_text.en)
