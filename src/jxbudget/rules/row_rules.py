"""Rules on single rows and values; what they say of a row is kept for the next form that has it."""

from collections.abc import Callable, Iterable, Sequence
from decimal import localcontext
from functools import lru_cache
from itertools import chain
from typing import Any

from jxbudget.diagnostic import Defect, Diagnostic, Label, Text
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.model.numerals import EXACT
from jxbudget.model.spec import AnySpec
from jxbudget.model.value import IndicatorValue
from jxbudget.rules.kit import Case, Judgement, Outcome, Part, Rule
from jxbudget.rules.rows import Row, Said, rows

_ALSO_HERE = Text("这里也是“{value}”", "here it is “{value}”")


class RowRules:
    """The rules that look at one row at a time."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Rules of any part but the whole."""
        self.rules = tuple(rules)
        self._checks: dict[Part, list[tuple[int, Rule, Callable[..., Any]]]] = {
            part: [
                (1 << n, rule, rule.check) for n, rule in enumerate(self.rules) if rule.part is part
            ]
            for part in Part
        }
        self._readings = sum(bit for bit, *_ in self._checks[Part.READING])
        self._letters = lru_cache(maxsize=1024)(self._letters_of)

    def judge_all(self, cases: Sequence[Case[AnySpec]]) -> list[Judgement]:
        """What each of them comes to on each form."""
        read = [() if INDICATORS in case.doubtful else rows(case) for case in cases]
        with localcontext(EXACT):
            self._say([row for row in dict.fromkeys(chain.from_iterable(read)) if not row.said])
        return [self._judged(*one) for one in zip(cases, read, strict=True)]

    def _judged(self, case: Case[AnySpec], written: Iterable[Row]) -> Judgement:
        """What was said of the rows of a form; without its indicators none can tell."""
        if INDICATORS in case.doubtful:
            return Judgement((), Outcome.NOT_ENOUGH * len(self.rules))
        held = unknown = found = 0
        findings: list[Diagnostic] = []
        for row in written:
            said = row.said
            assert said
            held |= said.held
            unknown |= said.unknown
            if said.found:
                found |= said.found
                findings += said.findings
        return Judgement(tuple(findings), self._letters(held, unknown, found))

    def _letters_of(self, held: int, unknown: int, found: int) -> str:
        outcomes = {Outcome.FOUND: found, Outcome.HOLDS: held, Outcome.NOT_ENOUGH: unknown}
        return "".join(
            next((told for told, bits in outcomes.items() if bits >> n & 1), Outcome.DOES_NOT_APPLY)
            for n in range(len(self.rules))
        )

    def _say(self, fresh: Sequence[Row]) -> None:
        """Let each rule judge all rows that were not seen before, then the next one."""
        said = [Said() for _ in fresh]
        judged = list(zip(fresh, said, strict=True))
        others = [
            (row, own, [value for value in row.values if value not in row.quantities])
            for row, own in judged
            if len(row.quantities) < len(row.values)
        ]
        self._ask(Part.ROW, [(own, (row,)) for row, own in judged])
        self._ask(Part.PAIR, [(own, (row, *row.pair)) for row, own in judged if row.pair])
        self._ask_values(Part.VALUE, [(row, own, row.values) for row, own in judged])
        self._ask_values(Part.QUANTITY, [(row, own, row.quantities) for row, own in judged])
        self._ask_values(Part.YEAR, [(row, own, row.values[:1]) for row, own in judged])
        self._ask_values(Part.OTHER, others)
        self._ask_values(Part.READING, others)
        for row, own in judged:
            if row.quantities:
                own.held |= self._readings & ~own.found
            row.said = own

    def _ask(self, part: Part, given: Iterable[tuple[Said, tuple[Any, ...]]]) -> None:
        """One answer of each rule on what it is given of a row."""
        for bit, _, check in self._checks[part]:
            for said, row in given:
                said.take(bit, check(*row))

    def _ask_values(
        self, part: Part, judged: Iterable[tuple[Row, Said, Sequence[IndicatorValue]]]
    ) -> None:
        """One verdict of each rule on the values of a row, one or two, that it can judge."""
        some = [one for one in judged if one[2]]
        for bit, rule, check in self._checks[part]:
            for row, said, values in some:
                wrong = [check(row, value) for value in values]
                if True in wrong:
                    odd = [value for value, is_odd in zip(values, wrong, strict=True) if is_odd]
                    said.take(bit, _finding(row, odd, rule.defect))
                elif False in wrong:
                    said.held |= bit


def _finding(row: Row, odd: Sequence[IndicatorValue], defect: Defect) -> Diagnostic:
    value, *more = odd
    labels = [Label(row.place(other), _ALSO_HERE, {"value": other.text}) for other in more]
    return defect.at(*row.place(value), name=row.name, value=value.text).labelled(labels)
