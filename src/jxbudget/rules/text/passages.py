"""Everything an author wrote into a form as words, each with the place it stands at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.form import Form
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import HOLDS, Case, Verdicts

CONTACT = "项目负责人/联系电话"
Way = tuple[str, ...]
_NOT_WORDS = frozenset({"表式", "年度"})


class Sort(StrEnum):
    """What a passage is: sentences, a line of the header, a name, or an indicator's value."""

    PROSE = "prose"
    LINE = "line"
    NAME = "name"
    VALUE = "value"


class Passage(NamedTuple):
    """Words at one place. ``label`` is the field's label or the name they belong to."""

    sort: Sort
    pointer: Pointer
    label: str
    text: str

    def finding(self, defect: Defect, **facts: object) -> Diagnostic:
        """A finding on these words, with the facts ``where`` and ``where_en``."""
        at = defect.at_key if self.sort is Sort.NAME else defect.at
        zh, en = _WHERE[self.sort]
        return at(
            *self.pointer,
            where=zh.format(self.label),
            where_en=en.format(self.label),
            **facts,
        )


_WHERE = {
    Sort.PROSE: ("“{}”", "“{}”"),
    Sort.LINE: ("“{}”", "“{}”"),
    Sort.NAME: ("名称“{}”", "The name “{}”"),
    Sort.VALUE: ("“{}”的指标值", "The value of “{}”"),
}
_UNREMARKABLE = re.compile("[一-鿿0-9，。、；：≥≤=%\n]+")


class Words:
    """Everything written into a form in words, one sort after the other; no blanks.

    ``texts`` are all of it, ``prose`` and ``but_values`` the first of them; ``whole`` is all in
    one, ``signs`` every character in it but Chinese ones, digits and the marks all forms have.
    ``fields`` are the texts of the spec as it has them.
    """

    def __init__(self, case: Case[AnySpec]) -> None:
        """Read the words of a case."""
        spec = case.spec
        self.fields = spec.texts
        prose, lines = _prose_and_lines(self.fields, prose_labels(case.form))
        self._money = spec.MONEY
        self._labels = [*prose, *lines]
        self._spent = [*spec.funding.expenditure.lines]
        self._named = _names(spec.indicators)
        self._valued = _values(spec.indicators)
        names = [*self._spent, *[path[-1] for path in self._named]]
        self.prose = [*prose.values()]
        self.but_values = [*self.prose, *lines.values(), *names]
        self.texts = self.but_values + [text for text, _, _ in self._valued]
        self.whole = "\n".join(self.texts)
        self.signs = frozenset(_UNREMARKABLE.sub("", self.whole))

    def passages(self) -> Iterator[Passage]:
        """Every passage."""
        return map(self.passage, range(len(self.texts)))

    def passage(self, at: int) -> Passage:
        """The passage that one of the texts is."""
        text, first_name = self.texts[at], len(self._labels)
        if at < first_name:
            label = self._labels[at]
            return Passage(Sort.PROSE if at < len(self.prose) else Sort.LINE, (label,), label, text)
        if at >= len(self.but_values):
            _, path, column = self._valued[at - len(self.but_values)]
            return Passage(Sort.VALUE, (INDICATORS, *path, *column), path[-1], text)
        if at < first_name + len(self._spent):
            return Passage(Sort.NAME, (self._money, "支出", text), text, text)
        path = self._named[at - first_name - len(self._spent)]
        return Passage(Sort.NAME, (INDICATORS, *path), text, text)

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """Which of the texts match a pattern that does not reach over the end of a line."""
        if not pattern.search(self.whole):
            return []
        ends = list(accumulate([len(text) + 1 for text in self.texts]))
        found = {bisect_right(ends, match.start()) for match in pattern.finditer(self.whole)}
        return sorted(found)

    def having(self, signs: frozenset[str]) -> list[int]:
        """In which of the texts one of some signs stands."""
        present = self.signs & signs
        found = {at for sign in present for at, text in enumerate(self.texts) if sign in text}
        return sorted(found)

    def verdicts(
        self,
        find: Callable[[Passage], Diagnostic | None],
        suspects: Iterable[int],
        texts: list[str],
    ) -> Verdicts:
        """What is found in the suspects among the first texts, and that all others hold."""
        some = (self.passage(at) for at in suspects if at < len(texts))
        found = [finding for one in some if (finding := find(one))]
        return [*found, *[HOLDS] * (len(texts) - len(found))]


words = lru_cache(maxsize=2)(Words)
"""The words of a case, read once for all rules."""


def prose_labels(form: Form) -> tuple[str, ...]:
    """The labels of the form's full-width texts, from top to bottom."""
    return tuple(
        label for band in form.bands if isinstance(band, ProseBand) for label in band.fields
    )


def _prose_and_lines(
    fields: Mapping[str, str], long: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, str]]:
    """The full-width texts, and the lines of the header, by their labels; no blanks."""
    prose = {label: text for label, text in fields.items() if text and label in long}
    others = _NOT_WORDS.union(prose)
    return prose, {label: text for label, text in fields.items() if text and label not in others}


def _names(indicators: Iterable[Indicator]) -> list[Way]:
    """The way to every name above a row and to the row's own, each once."""
    ways: dict[Way, None] = {}
    for indicator in indicators:
        path = indicator.path
        if path[:-1] not in ways:
            for depth in range(1, len(path)):
                ways[path[:depth]] = None
        ways[path] = None
    return [*ways]


def _values(indicators: Iterable[Indicator]) -> list[tuple[str, Way, Way]]:
    """The values of a row, its path and the column; one that stands for both halves has none."""
    values: list[tuple[str, Way, Way]] = []
    for indicator in indicators:
        path, half, full = indicator.path, indicator.half.text, indicator.full.text
        if half and half != full:
            values.append((half, path, (HALF,)))
        if full:
            values.append((full, path, () if half == full else (FULL,)))
        if indicator.others:
            others = indicator.others.items()
            values += [(value.text, path, (column,)) for column, value in others if value.text]
    return values
