"""Everything an author wrote into a form as words, each with the place it stands at."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from jxbudget.diagnostic import Defect, Diagnostic, Pointer
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.form import Form
from jxbudget.model.indicator import Indicator
from jxbudget.model.spec import AnySpec
from jxbudget.model.vocabulary import FULL, HALF
from jxbudget.rules.kit import AT_ONCE, HOLDS, Case, Verdicts
from jxbudget.rules.text.signs import signs_of

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


ALL_SORTS, ONLY_PROSE = frozenset(Sort), frozenset({Sort.PROSE})
BUT_VALUES = ALL_SORTS - {Sort.VALUE}
_WHERE = {
    Sort.PROSE: ("“{}”", "“{}”"),
    Sort.LINE: ("“{}”", "“{}”"),
    Sort.NAME: ("名称“{}”", "The name “{}”"),
    Sort.VALUE: ("“{}”的指标值", "The value of “{}”"),
}


class Words:
    """Everything written into a form in words; no blanks.

    ``fields`` are the texts of the spec as it has them, ``prose`` the full-width ones by their
    labels. ``texts`` are all, what is written twice once; ``whole`` is the same in one, a line
    break after each: most rules find nothing in it and need no more. ``signs`` are the characters
    in it that few forms have.
    """

    def __init__(self, case: Case[AnySpec]) -> None:
        """Read the words of a case."""
        self._spec = spec = case.spec
        self.fields = fields = spec.texts
        long, short = _prose_and_lines(case.form, tuple(fields))
        self.prose = {label: text for label in long if (text := fields[label])}
        self._lines = {label: text for label in short if (text := fields[label])}
        texts = [*self.prose.values(), *self._lines.values(), *spec.funding.expenditure.lines]
        texts += chain.from_iterable([one.path for one in spec.indicators])
        texts += [one.half.text for one in spec.indicators]
        texts += [one.full.text for one in spec.indicators]
        if case.form.vocabulary.columns:
            texts += [value.text for one in spec.indicators for value in one.others.values()]
        self.texts = dict.fromkeys(texts)
        self.texts.pop("", None)
        self.whole = "\n".join(self.texts) + "\n"
        self.signs = signs_of(self.whole)

    def passages(self, wanted: Callable[[str], bool] = bool) -> Iterator[Passage]:
        """Every passage with a wanted text: prose, lines of the header, names, values."""
        spec = self._spec
        for label in self.prose:
            if wanted(self.prose[label]):
                yield of_prose(label, self.prose[label])
        for label in self._lines:
            if wanted(self._lines[label]):
                yield Passage(Sort.LINE, (label,), label, self._lines[label])
        for name in filter(wanted, spec.funding.expenditure.lines):
            yield Passage(Sort.NAME, (spec.MONEY, "支出", name), name, name)
        for path in _ways(spec.indicators):
            if wanted(path[-1]):
                yield Passage(Sort.NAME, (INDICATORS, *path), path[-1], path[-1])
        for path, column, text in _values(spec.indicators):
            if wanted(text):
                yield Passage(Sort.VALUE, (INDICATORS, *path, *column), path[-1], text)

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """The texts that match a pattern that does not reach over the end of a line."""
        return [*filter(pattern.search, self.texts)] if pattern.search(self.whole) else []

    def having(self, signs: frozenset[str]) -> list[str]:
        """The texts in which one of some signs stands."""
        return [text for sign in self.signs & signs for text in self.texts if sign in text]

    def verdicts(
        self,
        find: Callable[[Passage], Diagnostic | None],
        suspects: Collection[str],
        sorts: frozenset[Sort] = ALL_SORTS,
    ) -> Verdicts:
        """What is found in the suspects of some sorts, and whether a passage of them holds."""
        if not suspects:
            return [HOLDS] if self.prose or sorts is not ONLY_PROSE else []
        some = frozenset(suspects)
        told = [find(one) for one in self.passages(some.__contains__) if one.sort in sorts]
        others = self.passages(lambda text: text not in some)
        holds = None in told or any(one.sort in sorts for one in others)
        return [*filter(None, told), *[HOLDS] * holds]


words = lru_cache(maxsize=AT_ONCE)(Words)
"""The words of a case, read once for all rules."""


@lru_cache(maxsize=64)
def prose_labels(form: Form) -> tuple[str, ...]:
    """The labels of the form's full-width texts, from top to bottom."""
    return tuple(
        label for band in form.bands if isinstance(band, ProseBand) for label in band.fields
    )


@lru_cache(maxsize=64)
def _prose_and_lines(form: Form, labels: Way) -> tuple[Way, Way]:
    """Which of the labels are those of full-width texts, and which of lines of the header."""
    long = prose_labels(form)
    others = _NOT_WORDS.union(long)
    return (
        tuple(label for label in labels if label in long),
        tuple(label for label in labels if label not in others),
    )


def of_prose(label: str, text: str) -> Passage:
    """A full-width text."""
    return Passage(Sort.PROSE, (label,), label, text)


def _ways(indicators: Iterable[Indicator]) -> Iterator[Way]:
    """The way to every name above a row and to the row's own, each once."""
    above: Way = ()
    for path in [one.path for one in indicators]:
        depths = range(1, len(path))
        yield from [path[:depth] for depth in depths if path[:depth] != above[:depth]]
        yield path
        above = path


def _values(indicators: Iterable[Indicator]) -> Iterator[tuple[Way, Way, str]]:
    """The path of a row, the column and a value; one that stands for both halves has none."""
    for one in indicators:
        path, half, full = one.path, one.half.text, one.full.text
        if half and half != full:
            yield path, (HALF,), half
        if full:
            yield path, () if half == full else (FULL,), full
        for column, value in one.others.items():
            if value.text:
                yield path, (column,), value.text
