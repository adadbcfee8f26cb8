"""``豁免`` in a spec: what it excuses, and what is wrong with the entry itself."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jxbudget.compile import catalogue
from jxbudget.compile.defects import EXPIRED, NOT_WAIVABLE, UNKNOWN_RULE, UNUSED
from jxbudget.diagnostic import Defect, Diagnostic, Span
from jxbudget.model.waiver import WAIVERS, Waiver
from jxbudget.source.tree import Source


class Excused(NamedTuple):
    """A finding that its spec excuses, and where it does."""

    diagnostic: Diagnostic
    waiver: Waiver
    span: Span


class Verdict(NamedTuple):
    """What remains of a file's findings, and what was excused."""

    found: tuple[Diagnostic, ...]
    excused: tuple[Excused, ...] = ()


def excuse(
    source: Source,
    found: Iterable[Diagnostic],
    waivers: Iterable[Waiver],
    today: date,
    undecided: frozenset[str] = frozenset(),
) -> Verdict:
    """Apply the waivers of one file to its findings.

    ``undecided`` are the codes of rules that had not enough data: a waiver of theirs is not
    called unused.
    """
    left, excused, wrong = list(found), list[Excused](), list[Diagnostic]()
    for number, waiver in enumerate(waivers):
        defect = catalogue.named(waiver.rule)
        objection = _objection(waiver, defect, number, today)
        if defect is None or objection:
            wrong += [objection] if objection else []
            continue
        covered = [one for one in left if one.defect is defect and waiver.covers(one.pointer)]
        gone = set(map(id, covered))
        left = [one for one in left if id(one) not in gone]
        span = source.span((WAIVERS, number))
        excused += [Excused(one, waiver, span) for one in covered]
        if not covered and defect.code not in undecided:
            wrong.append(UNUSED.at(WAIVERS, number, "规则", code=defect.code))
    return Verdict((*left, *(source.locate(one) for one in wrong)), tuple(excused))


def _objection(
    waiver: Waiver, defect: Defect | None, number: int, today: date
) -> Diagnostic | None:
    """Why an entry excuses nothing, whatever was found."""
    here = (WAIVERS, number, "规则")
    if defect is None:
        return UNKNOWN_RULE.at(*here, given=waiver.rule, **catalogue.meant(waiver.rule))
    if defect.firm:
        return NOT_WAIVABLE.at(*here, code=defect.code)
    if waiver.until and waiver.until < today:
        until = waiver.until.isoformat()
        return EXPIRED.at(WAIVERS, number, "至", code=defect.code, until=until)
    return None
