"""What must hold in specs: one rule a module, named by the defect it finds.

Families: ``text`` · ``money`` · ``structure`` and ``values`` of indicators · ``prose`` against
indicators · ``unit``: the forms of one unit and year · ``years``: one year against another.
"""

from jxbudget.model.spec import AnySpec
from jxbudget.rules import money, prose, structure, text, unit, values, years
from jxbudget.rules.gather import gather
from jxbudget.rules.kit import Case, Dossier, Judgement, Outcome, Rule, Scope, apply
from jxbudget.rules.limits import Limits

__all__ = [
    "RULES",
    "Case",
    "Dossier",
    "Judgement",
    "Limits",
    "Outcome",
    "Rule",
    "Scope",
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

_OF_A_FORM = tuple(rule for rule in RULES if rule.scope is Scope.FORM)
_OF_A_UNIT = tuple(rule for rule in RULES if rule.scope is Scope.UNIT)


def judge(case: Case[AnySpec]) -> tuple[Judgement, ...]:
    """What every rule of a single form comes to; a finding names pointers, not lines."""
    return tuple(_judge(rule, case) for rule in _OF_A_FORM if isinstance(case.spec, rule.kinds))


def _judge(rule: Rule, case: Case[AnySpec]) -> Judgement:
    """What cannot be read is not judged, and nothing is said of it."""
    if case.doubtful and _lacks(rule, case):
        return Judgement(rule, unknown=1, path=case.path)
    done = apply(rule, case)
    sound = tuple(one for one in done.findings if one.pointer[0] not in case.doubtful)
    lost = len(done.findings) - len(sound)
    return Judgement(rule, sound, done.held, done.unknown + lost, path=case.path)


def _lacks(rule: Rule, case: Case[AnySpec]) -> bool:
    """Whether what a rule needs could not be read; a rule on amounts needs the money."""
    on_money = rule.defect.code.startswith("JX2") and case.spec.MONEY in case.doubtful
    return on_money or bool(case.doubtful.intersection(rule.needs))


def judge_unit(dossier: Dossier) -> tuple[Judgement, ...]:
    """What every rule over the forms of a unit comes to; each finding names its file."""
    done = (apply(rule, dossier) for rule in _OF_A_UNIT)
    return tuple(
        Judgement(one.rule, one.findings, one.held, one.unknown, unit=dossier.unit) for one in done
    )
