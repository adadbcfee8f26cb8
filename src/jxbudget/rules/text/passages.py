"""Everything an author wrote into a form as words, each with the place it stands at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
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


@dataclass(frozen=True, slots=True)
class Words:
    """The passages of a form, all of them one below the other, and every character in them."""

    passages: tuple[Passage, ...]
    whole: str
    letters: frozenset[str]


@lru_cache(maxsize=2)
def words(case: Case[AnySpec]) -> Words:
    """Everything written in words; read once for all rules."""
    found = tuple(_passages(case))
    whole = "\n".join([passage.text for passage in found])
    return Words(found, whole, frozenset(whole))


def each(
    case: Case[AnySpec],
    find: Callable[[Passage], Diagnostic | None],
    sorts: Iterable[Sort] = Sort,
    signs: frozenset[str] = frozenset(),
) -> Verdicts:
    """One verdict on every passage of these sorts; there is nothing to find without the signs."""
    wanted, found = frozenset(sorts), words(case)
    has_signs = not signs or not signs.isdisjoint(found.letters)
    for passage in found.passages:
        if passage.sort in wanted:
            yield (find(passage) if has_signs else None) or HOLDS


def _passages(case: Case[AnySpec]) -> Iterator[Passage]:
    """Texts, names of expenditure lines and indicators, values of indicators; no blanks."""
    spec = case.spec
    long = prose_labels(case.form)
    for label, text in spec.texts.items():
        if text and label not in _NOT_WORDS:
            yield Passage(Sort.PROSE if label in long else Sort.LINE, (label,), label, text)
    for name in spec.funding.expenditure.lines:
        yield Passage(Sort.NAME, (spec.MONEY, "支出", name), name, name)
    named: set[Pointer] = set()
    for indicator in spec.indicators:
        yield from _names(indicator, named)
        yield from _values(indicator)


def prose_labels(form: Form) -> tuple[str, ...]:
    """The labels of the form's full-width texts, from top to bottom."""
    return tuple(
        label for band in form.bands if isinstance(band, ProseBand) for label in band.fields
    )


def _names(indicator: Indicator, named: set[Pointer]) -> Iterator[Passage]:
    """The names on the way to a row, each name that was not met before."""
    for depth, name in enumerate(indicator.path, 1):
        pointer = indicator.path[:depth]
        if pointer not in named:
            named.add(pointer)
            yield Passage(Sort.NAME, (INDICATORS, *pointer), name, name)


def _values(indicator: Indicator) -> Iterator[Passage]:
    """The values of a row; one that stands for both halves is one passage."""
    where = (INDICATORS, *indicator.path)
    columns = {HALF: indicator.half.text, FULL: indicator.full.text}
    if columns[HALF] == columns[FULL]:
        columns = {"": columns[FULL]}
    columns |= {name: value.text for name, value in indicator.others.items()}
    for column, text in columns.items():
        if text:
            pointer = (*where, column) if column else where
            yield Passage(Sort.VALUE, pointer, indicator.name, text)
