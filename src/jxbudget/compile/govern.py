"""What counts of all that was found: settings, waivers and the baseline applied."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from jxbudget.compile.baseline import Baseline
from jxbudget.compile.check import Examined
from jxbudget.compile.checked import Checked
from jxbudget.compile.run import Run
from jxbudget.compile.settings import Settings
from jxbudget.compile.waivers import Excused, Verdict, excuse
from jxbudget.diagnostic import Diagnostic, Severity, in_order
from jxbudget.rules import Outcome, Scope, outcomes

NOTHING_KNOWN = Baseline()


class Governed(NamedTuple):
    """A run as it counts: its files with what is left, what was excused, what was known before.

    ``gone`` counts entries of the baseline that are found no more.
    """

    run: Run
    excused: tuple[Excused, ...] = ()
    known: int = 0
    gone: int = 0

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding that counts, in order."""
        return self.run.diagnostics


def govern(
    run: Run,
    settings: Settings,
    today: date,
    look: Callable[[str], Examined],
    known: Baseline = NOTHING_KNOWN,
) -> Governed:
    """Apply waivers, then settings, then the baseline to what a run found.

    ``look`` reads a file again: what excuses findings is not kept.
    """
    compared = {one.outcomes for one in run.together}
    undecided = frozenset(code for letters in compared for code in _undecided(letters))
    verdicts = [_excuse(one, today, undecided, look) for one in run.files]
    level = _levels(settings)
    files = tuple(
        one._replace(found=in_order(_weighed(verdict.found, level)))
        if one.found or verdict.found
        else one
        for one, verdict in zip(run.files, verdicts, strict=True)
    )
    excused = tuple(one for verdict in verdicts for one in verdict.excused)
    found = in_order(d for one in files for d in one.found)
    fresh, met = known.split(found)
    if met:
        new = set(map(id, fresh))
        files = tuple(
            one._replace(found=tuple(d for d in one.found if id(d) in new)) for one in files
        )
    gone = known.gone(met, (one.path for one in files), settings.counts)
    return Governed(run._replace(files=files), excused, len(found) - len(fresh), gone)


def _excuse(
    one: Checked, today: date, undecided: frozenset[str], look: Callable[[str], Examined]
) -> Verdict:
    if not one.waives:
        return Verdict(one.found)
    opened = look(one.path)
    waivers = opened.spec.waivers if opened.spec else ()
    waiting = undecided.union(_undecided(one.outcomes))
    return excuse(opened.source, one.found, waivers, today, waiting)


Level = Callable[[Diagnostic], Severity | None]
"""The severity that counts for a finding, None when it is not to be told."""


def _levels(settings: Settings) -> Level:
    """Asked for once a defect where it is the same in every file."""
    if settings.table.per_file:
        return lambda one: settings.level(one.defect, one.path)
    known: dict[str, Severity | None] = {}

    def level(one: Diagnostic) -> Severity | None:
        code = one.defect.code
        if code not in known:
            known[code] = settings.level(one.defect, one.path)
        return known[code]

    return level


def _weighed(found: Iterable[Diagnostic], level: Level) -> Iterator[Diagnostic]:
    for one in found:
        counted = level(one)
        if counted is one.severity:
            yield one
        elif counted:
            yield one._replace(level=counted)


def _undecided(letters: str) -> Iterator[str]:
    """The rules that might have found what a waiver excuses, had there been more to go by."""
    for rule, outcome in outcomes(letters):
        is_beside = rule.scope is Scope.UNIT and outcome is Outcome.DOES_NOT_APPLY
        if is_beside or outcome is Outcome.NOT_ENOUGH:
            yield rule.defect.code
