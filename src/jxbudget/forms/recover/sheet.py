"""Paper → forms: where each begins, which it is, and what of it is what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jxbudget.forms.form import Form
from jxbudget.forms.recover import words
from jxbudget.forms.recover.collector import Collector
from jxbudget.forms.recover.facts import Recovered, Stray
from jxbudget.forms.recover.fields import Fields
from jxbudget.forms.recover.indicators import Indicators
from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.money import Money
from jxbudget.forms.recover.rows import Item, Row, rows_of
from jxbudget.forms.recover.tokens import rows_of_lines
from jxbudget.paper import Paper

LEAST = 40
"""Percent of a form's labels that must be there when its title is not."""

_YEAR = re.compile(r"[(（]?((?:19|20)[0-9]{2})年(度)?[)）]?")
_TITLED = re.compile(
    r"(?:附[件表]?[0-9]{0,2}[:：、.]?|表[0-9]{1,2}[:：、.]?)?"
    r"(?:[(（]?(?P<before>(?:19|20)[0-9]{2})年度?[)）]?)?"
    r"(?P<title>.+?)"
    r"(?:[(（]?(?P<after>(?:19|20)[0-9]{2})年度?[)）]?)?"
)
"""A title, with the year and the number of an annex that may stand beside it."""

_UNIT = re.compile(r"(?:金额)?单位[:：]?元|[(（](?:金额)?单位[:：]?元[)）]")
_NOISE = re.compile(
    r"第[0-9]+页(?:[/，,]?共[0-9]+页)?|[-—–]+(?:[0-9]{1,3}[-—–]+)?|(?:金额)?单位[:：]?万元"
)
"""Page numbers between dashes, rules, the unit that all amounts are in."""


class Unknown(NamedTuple):
    """What is no known form: its title, the labels found in it, and the nearest forms."""

    title: str
    place: str
    labels: tuple[str, ...]
    nearest: tuple[str, ...]


class _Section(NamedTuple):
    """The rows of one form, and the form that its title names."""

    rows: tuple[Row, ...]
    form: Form | None
    year: int | None


def recover(paper: Paper, forms: Sequence[Form]) -> list[Recovered | Unknown]:
    """The forms that a file holds, one after another; ``forms`` are those that are known."""
    found = (_read(section, forms) for section in _sections(rows_of(paper), forms))
    return [one for one in found if one]


def _sections(rows: Iterable[Row], forms: Sequence[Form]) -> Iterator[_Section]:
    """The rows from one title to the next; a title that is printed again begins nothing."""
    titles = {bare(title): form for form in forms for title in (form.title, form.name)}
    labels = frozenset(next(iter(Labels(form).fields), "") for form in forms) - {""}
    taken: list[Row] = []
    form, year, named = None, None, dict[str, str]()
    for row in rows:
        if row.is_hidden:
            taken.append(row)
            continue
        titled, told = _title(row, titles)
        label, name = _named(row, labels)
        if named.get(label, name) != name:  # another form without a title of its own
            yield _Section(tuple(taken), form, year)
            taken, year, named = [], None, {}
        if name:
            named[label] = name
        if titled:
            if any(not _is_noise(row) for row in taken):
                yield _Section(tuple(taken), form, year)
                taken, year, named = [], None, {}
            form, year = titled, told or year
        elif year is None and (told := _year(row, is_first=all(map(_is_noise, taken)))):
            year = told
        else:
            taken.append(row)
    yield _Section(tuple(taken), form, year)


def _title(row: Row, titles: dict[str, Form]) -> tuple[Form | None, int | None]:
    for item in row.filled:
        text = bare(item.text)
        if text in titles:
            return titles[text], None
        found = _TITLED.fullmatch(text)
        if found and found["title"] in titles:
            year = found["before"] or found["after"]
            return titles[found["title"]], int(year) if year else None
    return None, None


def _year(row: Row, *, is_first: bool) -> int | None:
    """The year that a line tells; a mere 2024年 below the first label may be of any field."""
    filled = row.filled
    found = _YEAR.fullmatch(bare(filled[0].text)) if len(filled) == 1 else None
    return int(found[1]) if found and (found[2] or is_first) else None


def _named(row: Row, labels: frozenset[str]) -> tuple[str, str]:
    """The first label of a form and what stands beside it, if a row has both."""
    label, *beside = [bare(item.text) for item in row.filled[:2]] or [""]
    has_both = label in labels and beside and not row.is_line
    return (label, beside[0]) if has_both else ("", "")


def _is_noise(row: Row) -> bool:
    return all(_NOISE.fullmatch("".join(item.text.split())) for item in row.filled)


def _read(section: _Section, forms: Sequence[Form]) -> Recovered | Unknown | None:
    rows = [row for row in section.rows if row.filled and not _is_noise(row)]
    form = section.form or _likely(rows, forms)
    if not rows:
        return None
    if form is None:
        return _unknown(rows, forms)
    return _Reader(Labels(form)).read(rows, section.year)


def _likely(rows: Sequence[Row], forms: Sequence[Form]) -> Form | None:
    """The form most of whose labels are there, if most of them are."""
    scores = [(_score(rows, form)[0], form.year, number) for number, form in enumerate(forms)]
    score, _, number = max(scores, default=(0, 0, 0))
    return forms[number] if score >= LEAST else None


def _score(rows: Sequence[Row], form: Form) -> tuple[int, list[str]]:
    """How many of a form's labels are there, in percent, and which."""
    labels = Labels(form)
    known = {**labels.fields, **labels.sources}
    text = {bare(item.text) for row in rows for item in row.items}
    text |= {bare(piece) for row in rows for item in row.items for piece in item.text.split()}
    found = [name for word, name in known.items() if word in text]
    names = list(dict.fromkeys(found))
    return 100 * len(names) // max(1, len(set(known.values()))), names


def _unknown(rows: Sequence[Row], forms: Sequence[Form]) -> Unknown:
    scored = sorted(((_score(rows, form), form.name) for form in forms), key=lambda one: -one[0][0])
    labels = dict.fromkeys(label for (_, found), _ in scored for label in found)
    near = tuple(dict.fromkeys(name for (score, _), name in scored if score))
    item = rows[0].filled[0]
    return Unknown(item.text.strip(), item.place, tuple(labels), near[:3])


class _Reader:
    """Reads the rows of one form."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._into = Collector()
        self._fields = Fields(labels, self._into)
        self._money = Money(labels, self._into)
        self._indicators = Indicators(labels, self._into)
        self._part: Money | Indicators | None = None

    def read(self, rows: Sequence[Row], year: int | None) -> Recovered:
        """All that the rows say."""
        for row in rows:
            if row.is_hidden:
                self._into.leave(row.filled, words.HIDDEN)
            elif any(_UNIT.fullmatch("".join(item.text.split())) for item in row.filled):
                self._money.in_yuan()
        shown = [row for row in rows if not row.is_hidden]
        for row in _structured(shown, self._labels):
            if not self._take(row):
                self._into.leave(row.filled, words.NOT_A_LABEL)
            self._into.notes += _notes(row.items)
        facts = tuple(self._into.facts.values())
        return Recovered(
            self._labels.form, year, facts, tuple(self._into.strays), tuple(self._into.notes)
        )

    def _take(self, row: Row) -> bool:
        if self._indicators.begins(row):
            self._part = self._indicators
            self._fields.forget()
            return True
        if self._part is self._indicators and not self._leaves(row) and self._indicators.read(row):
            return True
        if self._fields.read(row):
            self._part = None
            return True
        if (self._part is self._money or self._money.begins(row)) and self._money.read(row):
            self._part = self._money
            self._fields.forget()
            return True
        return self._fields.go_on(row)

    def _leaves(self, row: Row) -> bool:
        """Whether a row is of a field that was not there yet, below the indicators."""
        first = row.filled[:1]
        label = self._fields.label_of(first[0]) if first else ""
        return bool(label) and (label,) not in self._into.facts


def _structured(rows: Sequence[Row], labels: Labels) -> Iterator[Row]:
    """The rows; lines of text with the rows that they had."""
    waiting: list[Row] = []
    for row in rows:
        if row.is_line and len(row.items) == 1:
            waiting.append(row)
            continue
        yield from rows_of_lines(waiting, labels)
        waiting = []
        yield row
    yield from rows_of_lines(waiting, labels)


def _notes(items: Iterable[Item]) -> Iterator[Stray]:
    for item in items:
        if item.starts:
            yield from (Stray(note, item.place, words.NOTE) for note in item.notes)
