"""What must hold in specs: one rule a module, named by the defect it finds.

Families: ``text`` · ``money`` · ``structure`` and ``values`` of indicators · ``prose`` against
indicators · ``unit``: the forms of one unit and year · ``years``: one year against another.
"""

from jxbudget.model.spec import AnySpec
from jxbudget.rules import money, prose, structure, text, unit, values, years
from jxbudget.rules.filing import Filing, filing_of
from jxbudget.rules.gather import Docket, gather
from jxbudget.rules.kit import (
    BOTH,
    Case,
    Dossier,
    Judgement,
    Outcome,
    Part,
    Rule,
    Scope,
    apply,
)
from jxbudget.rules.limits import Limits
from jxbudget.rules.row_rules import RowRules

__all__ = [
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
    "judge_unit",
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


def judge(case: Case[AnySpec]) -> tuple[Judgement, ...]:
    """What every rule of a single form comes to; a finding names pointers, not lines."""
    rules = _OF_A_FORM[type(case.spec)]
    if case.doubtful:
        return (*(_judge_in_part(rule, case) for rule in rules), *_OF_ITS_ROWS.judge(case))
    return (*apply(rules, case, path=case.path), *_OF_ITS_ROWS.judge(case))


def _judge_in_part(rule: Rule, case: Case[AnySpec]) -> Judgement:
    """What cannot be read is not judged, and nothing is said of it."""
    if _lacks(rule, case):
        return Judgement(rule, unknown=1, path=case.path)
    (done,) = apply([rule], case)
    sound = tuple(one for one in done.findings if one.pointer[0] not in case.doubtful)
    lost = len(done.findings) - len(sound)
    return Judgement(rule, sound, done.held, done.unknown + lost, path=case.path)


def _lacks(rule: Rule, case: Case[AnySpec]) -> bool:
    """Whether what a rule needs could not be read; a rule on amounts needs the money."""
    on_money = rule.defect.code.startswith("JX2") and case.spec.MONEY in case.doubtful
    return on_money or bool(case.doubtful.intersection(rule.needs))


def judge_unit(dossier: Dossier) -> tuple[Judgement, ...]:
    """What every rule over the forms of a unit comes to; each finding names its file."""
    return apply(_OF_A_UNIT, dossier, unit=dossier.unit)
