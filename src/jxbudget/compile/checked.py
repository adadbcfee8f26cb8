"""What a run keeps of a file once it is checked: little, so that a run may have any number."""

import json
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, Self

from jxbudget.compile.check import Examined
from jxbudget.compile.wire import flat, raised
from jxbudget.diagnostic import Defect, Diagnostic, Severity, in_order
from jxbudget.rules import Filing, filing_of

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Identity(NamedTuple):
    """What a form is called: the form it is on, its year, its name, the unit that answers."""

    form: str
    year: int
    name: str
    unit: str


class Checked(NamedTuple):
    """One file after the check, without its text.

    ``found`` is all that was found in it, ``outcomes`` a letter for each of RULES. There is no
    ``identity`` where no spec could be read, and no ``filing`` where its money could not either.
    ``waives`` says that the spec excuses findings.
    """

    path: str
    found: tuple[Diagnostic, ...]
    outcomes: str = ""
    identity: Identity | None = None
    filing: Filing | None = None
    waives: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether it can be rendered."""
        errors = (one.severity is Severity.ERROR for one in self.found)
        return self.identity is not None and not any(errors)

    def with_more(self, found: Iterable[Diagnostic]) -> Self:
        """The same file with further findings."""
        return self._replace(found=in_order((*self.found, *found)))


class Compared(NamedTuple):
    """The forms of one unit after the check side by side; each finding names its file."""

    unit: str
    found: tuple[Diagnostic, ...]
    outcomes: str


def checked(one: Examined) -> Checked:
    """What is kept of a file that was examined."""
    spec, path = one.spec, one.source.path
    if spec is None or one.folder is None:
        return Checked(path, one.diagnostics)
    has_money = spec.MONEY not in one.doubtful
    return Checked(
        path,
        one.diagnostics,
        sys.intern(one.outcomes),
        Identity(spec.form, spec.year, spec.name, spec.text(spec.CREATOR)),
        filing_of(path, spec) if has_money else None,
        bool(spec.waivers),
    )


def to_line(one: Checked) -> str:
    """One line of JSON that says all of it but the path."""
    found = [flat(finding) for finding in one.found]
    kept = (found, one.outcomes, one.identity, _flat_filing(one.filing), one.waives)
    return _json(kept)


def from_line(path: str, line: str, defects: Mapping[str, Defect]) -> Checked:
    """The file that a line tells of."""
    found, outcomes, identity, filing, waives = json.loads(line)
    return Checked(
        path,
        tuple(raised(one, defects) for one in found),
        sys.intern(outcomes),
        _raised_identity(*identity) if identity else None,
        _raised_filing(path, filing),
        waives,
    )


def _raised_identity(form: str, year: int, name: str, unit: str) -> Identity:
    """Many have the form and the unit of others."""
    return Identity(sys.intern(form), year, name, sys.intern(unit))


def unit_line(one: Compared) -> str:
    """One line of JSON that says what came of a unit."""
    found = [flat(finding) for finding in one.found]
    return _json((one.unit, found, one.outcomes))


def unit_from(line: str, defects: Mapping[str, Defect]) -> Compared:
    """What came of the unit that a line tells of."""
    unit, found, outcomes = json.loads(line)
    return Compared(unit, tuple(raised(one, defects) for one in found), sys.intern(outcomes))


def _flat_filing(filing: Filing | None) -> list[Any] | None:
    if filing is None:
        return None
    projects = [(name, str(amount)) for name, amount in filing.projects]
    return [filing.unit, filing.year, filing.is_unit_form, projects, filing.contact]


def _raised_filing(path: str, flat: list[Any] | None) -> Filing | None:
    if flat is None:
        return None
    unit, year, is_unit_form, projects, contact = flat
    exact = tuple((name, Decimal(amount)) for name, amount in projects)
    return Filing(path, unit, year, is_unit_form, exact, contact)
