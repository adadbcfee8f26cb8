"""What counts of all that was found: settings, waivers and the baseline applied."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from jxbudget.compile.baseline import Baseline
from jxbudget.compile.check import Examined, Run
from jxbudget.compile.settings import Settings
from jxbudget.compile.waivers import Excused, Verdict, excuse
from jxbudget.diagnostic import Diagnostic, in_order
from jxbudget.rules import Judgement, Outcome, Scope

NOTHING_KNOWN = Baseline()


@dataclass(frozen=True, slots=True)
class Governed:
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


def govern(run: Run, settings: Settings, today: date, known: Baseline = NOTHING_KNOWN) -> Governed:
    """Apply waivers, then settings, then the baseline to what a run found."""
    undecided = _undecided(run.together)
    verdicts = [_excuse(one, today, undecided) for one in run.files]
    files = tuple(
        replace(one, diagnostics=in_order(_weighed(verdict.found, settings)))
        for one, verdict in zip(run.files, verdicts, strict=True)
    )
    excused = tuple(one for verdict in verdicts for one in verdict.excused)
    found = in_order(d for one in files for d in one.diagnostics)
    fresh, met = known.split(found)
    if met:
        new = set(map(id, fresh))
        files = tuple(
            replace(one, diagnostics=tuple(d for d in one.diagnostics if id(d) in new))
            for one in files
        )
    gone = known.gone(met, (one.source.path for one in files), settings.counts)
    return Governed(Run(files, run.together), excused, len(found) - len(fresh), gone)


def _excuse(one: Examined, today: date, undecided: frozenset[str]) -> Verdict:
    if one.spec is None or not one.spec.waivers:
        return Verdict(one.diagnostics)
    waiting = undecided | _undecided(one.judgements)
    return excuse(one.source, one.diagnostics, one.spec.waivers, today, waiting)


def _weighed(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    for one in found:
        level = settings.level(one.defect, one.path)
        if level is one.severity:
            yield one
        elif level:
            yield replace(one, level=level)


def _undecided(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The rules that might have found what a waiver excuses, had there been more to go by."""
    return frozenset(
        one.rule.defect.code
        for one in judgements
        if one.outcome is Outcome.NOT_ENOUGH
        or (one.outcome is Outcome.DOES_NOT_APPLY and one.rule.scope is Scope.UNIT)
    )
