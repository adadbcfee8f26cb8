"""What every format is given: all there is to tell about one run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Severity, Span, Text, fingerprints

Lines = Callable[[str], list[str]]
"""The lines of the file at a path; one empty line of a file that is not known."""


_KEPT = 64  # files


class Waived(NamedTuple):
    """A finding that is excused in its spec: why, until when, and where that is written."""

    diagnostic: Diagnostic
    reason: str
    until: date | None = None
    span: Span | None = None


@dataclass(eq=False, repr=False)
class Report:
    """One run: what was found, and what is needed to tell it.

    ``found`` is what counts, in the order of ``in_order``. ``texts`` holds the files by path,
    ``files`` is how many were checked. ``baselined`` counts the findings that the baseline knows.
    ``seconds`` is None where the output must be the same on every run. ``defects`` is the
    catalogue, ``why`` tells by code why a rule matters. ``shown``, at least 1, is how many
    findings of one code are shown of a file, None for all; only the format text has this limit.
    ``threshold`` is the severity from which a run fails.
    ``checked`` are the files for formats that list them all, by default those of ``texts``.
    """

    found: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    files: int
    waived: tuple[Waived, ...] = ()
    baselined: int = 0
    seconds: float | None = None
    defects: tuple[Defect, ...] = ()
    why: Mapping[str, Text] = field(default_factory=dict)
    version: str = ""
    checked: tuple[str, ...] | None = None
    shown: int | None = 3
    threshold: Severity = Severity.ERROR

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The findings of one severity."""
        return tuple(one for one in self.found if one.severity is severity)

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        found = [one.severity for one in self.found]
        return {severity: found.count(severity) for severity in Severity}

    @property
    def passes(self) -> bool:
        """Whether nothing is at or above the threshold."""
        return not any(one.severity.rank <= self.threshold.rank for one in self.found)

    @cached_property
    def mendable(self) -> int:
        """How many findings ``--fix`` can mend."""
        return sum(bool(one.edits) for one in self.found)

    @cached_property
    def worst_first(self) -> tuple[Diagnostic, ...]:
        """Errors, then warnings, then notes; within them as they are."""
        return tuple(sorted(self.found, key=lambda one: one.severity.rank))

    def lines(self) -> Lines:
        """A way to the lines of the files, as editors count them; the last ones are kept."""
        return lru_cache(_KEPT)(lambda path: self.texts.get(path, "").split("\n"))

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file that was checked or that something is told of."""
        named = {one.path for one in self.found} | {one.diagnostic.path for one in self.waived}
        return tuple(sorted(named.union(self.texts if self.checked is None else self.checked)))

    @cached_property
    def catalogue(self) -> tuple[Defect, ...]:
        """Every kind of defect by code, those that were found among them in any case."""
        found = (*self.found, *(one.diagnostic for one in self.waived))
        known = {one.code: one.defect for one in found} | {one.code: one for one in self.defects}
        return tuple(known[code] for code in sorted(known))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """A fingerprint for each finding, then for each that is waived; no two are alike."""
        return fingerprints((*self.found, *(one.diagnostic for one in self.waived)))


def written(span: Span | None) -> Span | None:
    """A span that is a place in a text, None for one that is not."""
    return span if span and span.line else None


def by_path(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The findings of each file."""
    files: dict[str, list[Diagnostic]] = {}
    for one in found:
        files.setdefault(one.path, []).append(one)
    return files
