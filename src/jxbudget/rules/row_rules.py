"""Rules on single rows and values; what they say of a row is kept for the next form that has it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import localcontext
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Label, Text
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.numerals import EXACT
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Judgement, Part, Rule
from jxbudget.rules.rows import Row, rows

_ALSO_HERE = Text("这里也是“{value}”", "here it is “{value}”")


class _Said(NamedTuple):
    """What the rules say of one row: by their codes, which hold and which cannot tell."""

    held: list[str]
    unknown: list[str]
    findings: list[Diagnostic]


class RowRules:
    """The rules that look at one row at a time."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.defect.code: rule for rule in rules}
        self._checks = {
            part: [(code, rule.check) for code, rule in self._rules.items() if rule.part is part]
            for part in Part
        }
        self._readings = [code for code, _ in self._checks[Part.READING]]
        self._said_of = lru_cache(maxsize=4096)(self._say)

    def judge(self, case: Case[AnySpec]) -> tuple[Judgement, ...]:
        """What each of them comes to on a form; without its indicators none can tell."""
        if INDICATORS in case.doubtful:
            return tuple(Judgement(one, unknown=1, path=case.path) for one in self._rules.values())
        with localcontext(EXACT):
            said = [self._said_of(row) for row in rows(case)]
        held = Counter(chain.from_iterable([one.held for one in said]))
        unknown = Counter(chain.from_iterable([one.unknown for one in said]))
        found: dict[str, tuple[Diagnostic, ...]] = {}
        for finding in chain.from_iterable([one.findings for one in said]):
            found[finding.code] = (*found.get(finding.code, ()), finding)
        return tuple(
            [
                Judgement(
                    rule, found.get(code, ()), held.get(code, 0), unknown.get(code, 0), case.path
                )
                for code, rule in self._rules.items()
            ]
        )

    def _say(self, row: Row) -> _Said:
        said = _Said([], [], [])
        for code, check in self._checks[Part.ROW]:
            for verdict in check(row):
                if verdict is HOLDS:
                    said.held.append(code)
                elif verdict is UNKNOWN:
                    said.unknown.append(code)
                else:
                    said.findings.append(verdict)
        self._say_of_values(row, row.values, Part.VALUE, said)
        self._say_of_values(row, row.quantities, Part.QUANTITY, said)
        self._say_of_values(row, row.values[:1], Part.YEAR, said)
        if len(row.quantities) < len(row.values):
            others = [value for value in row.values if value not in row.quantities]
            self._say_of_values(row, others, Part.OTHER, said)
            self._say_of_values(row, others, Part.READING, said, holds=bool(row.quantities))
        elif row.quantities:
            said.held.extend(self._readings)
        return said

    def _say_of_values(
        self,
        row: Row,
        values: Sequence[IndicatorValue],
        part: Part,
        said: _Said,
        *,
        holds: bool = False,
    ) -> None:
        """One verdict of each rule on those values, one or two, that it can judge."""
        if not values:
            return
        one, other = values[0], values[1] if len(values) > 1 else None
        for code, check in self._checks[part]:
            wrong = check(row, one)
            also = check(row, other) if other else None
            if wrong or also:
                odd = [*values[: bool(wrong)], *values[1 : 1 + bool(also)]]
                said.findings.append(_finding(row, odd, self._rules[code].defect))
            elif wrong is False or also is False or holds:
                said.held.append(code)


def _finding(row: Row, odd: Sequence[IndicatorValue], defect: Defect) -> Diagnostic:
    value, *more = odd
    labels = [Label(row.place(other), _ALSO_HERE, {"value": other.text}) for other in more]
    return defect.at(*row.place(value), name=row.name, value=value.text).labelled(labels)
