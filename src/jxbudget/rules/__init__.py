"""What must hold in specs: one rule a module, named by the defect it finds.

Families: ``text`` · ``money`` · ``structure`` and ``values`` of indicators · ``prose`` against
indicators · ``unit``: the forms of one unit and year · ``years``: one year against another.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter

from jxbudget.diagnostic import Diagnostic
from jxbudget.model.spec import AnySpec
from jxbudget.rules import money, prose, structure, text, unit, values, years
from jxbudget.rules.filing import Filing, filing_of
from jxbudget.rules.gather import Docket, gather
from jxbudget.rules.kit import (
    AT_ONCE,
    BOTH,
    UNKNOWN,
    Case,
    Dossier,
    Judgement,
    Outcome,
    Part,
    Rule,
    Scope,
    Verdicts,
    apply,
)
from jxbudget.rules.limits import DEFAULTS, Limits
from jxbudget.rules.row_rules import RowRules

__all__ = [
    "AT_ONCE",
    "DEFAULTS",
    "RULES",
    "Case",
    "Docket",
    "Dossier",
    "Filing",
    "Judgement",
    "Limits",
    "Outcome",
    "Rule",
    "Scope",
    "filing_of",
    "gather",
    "judge",
    "judge_all",
    "judge_unit",
    "outcomes",
]

RULES: tuple[Rule, ...] = (
    *text.RULES,
    *money.RULES,
    *structure.RULES,
    *values.RULES,
    *prose.RULES,
    *unit.RULES,
    *years.RULES,
)

_OF_A_FORM = {
    kind: tuple(
        rule
        for rule in RULES
        if rule.scope is Scope.FORM and rule.part is Part.WHOLE and kind in rule.kinds
    )
    for kind in BOTH
}
_OF_ITS_ROWS = RowRules(rule for rule in RULES if rule.part is not Part.WHOLE)
_OF_A_UNIT = tuple(rule for rule in RULES if rule.scope is Scope.UNIT)
_NOT_TRIED = " "


def outcomes(letters: str) -> Iterator[tuple[Rule, Outcome]]:
    """The rules that were tried, and what each came to, of a letter for each of RULES."""
    for rule, letter in zip(RULES, letters, strict=False):
        if letter != _NOT_TRIED:
            yield rule, Outcome(letter)


def _placing(tried: tuple[Rule, ...]) -> Callable[[str], Iterable[str]]:
    """A function that brings a letter for each rule that was tried, and one more, to RULES."""
    place = {rule.defect.code: at for at, rule in enumerate(tried)}
    return itemgetter(*(place.get(rule.defect.code, len(tried)) for rule in RULES))


_PLACED = {kind: _placing((*rules, *_OF_ITS_ROWS.rules)) for kind, rules in _OF_A_FORM.items()}
_PLACED_OF_A_UNIT = _placing(_OF_A_UNIT)


def judge(case: Case[AnySpec]) -> Judgement:
    """What every rule of a single form comes to; a finding names pointers, not lines."""
    return judge_all([case])[0]


def judge_all(cases: Sequence[Case[AnySpec]]) -> list[Judgement]:
    """The same of several cases, no more than AT_ONCE: that takes less time than one by one."""
    whole: dict[Case[AnySpec], Judgement] = {}
    for kind, rules in _OF_A_FORM.items():
        alike = [case for case in cases if type(case.spec) is kind]
        sound = [case for case in alike if not case.doubtful]
        doubtful = [case for case in alike if case.doubtful]
        whole |= zip(sound, apply(rules, sound), strict=True)
        whole |= zip(doubtful, apply(map(_as_far_as_read, rules), doubtful), strict=True)
    of_rows = _OF_ITS_ROWS.judge_all(cases)
    return [_together(case, whole[case], rows) for case, rows in zip(cases, of_rows, strict=True)]


def _together(case: Case[AnySpec], whole: Judgement, rows: Judgement) -> Judgement:
    letters = _PLACED[type(case.spec)](whole.outcomes + rows.outcomes + _NOT_TRIED)
    return Judgement(whole.findings + rows.findings, "".join(letters))


def _as_far_as_read(rule: Rule) -> Rule:
    return rule._replace(check=partial(_judge_what_is_read, rule))


def _judge_what_is_read(rule: Rule, case: Case[AnySpec]) -> Verdicts:
    """What cannot be read is not judged, and nothing is said of it."""
    if _lacks(rule, case):
        return [UNKNOWN]
    return [
        UNKNOWN if isinstance(told, Diagnostic) and told.pointer[0] in case.doubtful else told
        for told in rule.check(case)
    ]


def _lacks(rule: Rule, case: Case[AnySpec]) -> bool:
    """Whether what a rule needs could not be read; a rule on amounts needs the money."""
    on_money = rule.defect.code.startswith("JX2") and case.spec.MONEY in case.doubtful
    return on_money or bool(case.doubtful.intersection(rule.needs))


def judge_unit(dossier: Dossier) -> Judgement:
    """What every rule over the forms of a unit comes to; each finding names its file."""
    ((found, letters),) = apply(_OF_A_UNIT, [dossier])
    return Judgement(found, "".join(_PLACED_OF_A_UNIT(letters + _NOT_TRIED)))
