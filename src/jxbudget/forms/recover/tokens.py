"""Lines of plain text → rows: a text without tables has lost them, its labels tell where they were.

Words that a narrow cell had broken over lines are put together again, where what comes of it is a
name or a value; so is a label.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import accumulate, groupby, pairwise, product
from typing import NamedTuple

from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.rows import Item, Row
from jxbudget.forms.recover.values import amount, is_value
from jxbudget.model.value import Kind, parse_value
from jxbudget.model.vocabulary import EXPENDITURE, REVENUE

_MOST = 4
"""Pieces that a label is broken into at most."""

_PIECES = 3
"""Pieces that a name or a value is broken into at most."""

_NEXT_LINE, _SAME_LINE, _OTHER_UNIT, _UNLIKELY, _LEFT = 1, 3, 4, 25, 60
"""What it costs to join pieces over a line break, within a line; to have values of two units; to
take what looks like something else; to leave a piece out."""


_ELSE = re.compile(r"[^：:]{1,12}[：:]|附[件表][0-9一二三四五六七八九十]{0,2}$")
"""A label that no form has, the number of an annex."""

_BLOCKS = frozenset({REVENUE, EXPENDITURE})


class _Token(NamedTuple):
    text: str
    line: int
    place: str
    is_first: bool
    is_last: bool


class _Match(NamedTuple):
    """A label that begins at a token: its word, the tokens it takes, whether it fills its lines."""

    word: str
    size: int
    is_alone: bool


def rows_of_lines(rows: Sequence[Row], labels: Labels) -> Iterator[Row]:
    """The rows that stood in lines of text, as far as the labels of a form tell them."""
    return _Reader(rows, labels).rows()


class _Reader:
    def __init__(self, rows: Sequence[Row], labels: Labels) -> None:
        self._lines = [row.items[0].text for row in rows]
        self._places = [row.items[0].place for row in rows]
        self._labels = labels
        self._tokens = [*_tokens(self._lines, self._places)]
        self._words = frozenset(
            (
                *labels.fields,
                *labels.money_words,
                *labels.sources,
                *labels.levels,
                *labels.columns,
                *labels.roots,
                *(word for root, _ in labels.roots.values() for word in labels.groups(root)),
            )
        )

    def rows(self) -> Iterator[Row]:
        at = 0
        while at < len(self._tokens):
            found = self._label(at)
            if found is None:
                yield self._row(self._item(at, at + 1))
                at += 1
            elif found.word in self._labels.fields:
                at, row = self._field(at, found)
                yield row
            elif self._heads(at):
                at = yield from self._indicators(at)
            elif found.word in self._labels.money_words or found.word in self._labels.sources:
                at = yield from self._money(at)
            else:
                yield self._row(self._item(at, at + found.size))
                at += found.size

    def _label(self, at: int) -> _Match | None:
        """The longest label that begins here."""
        for count in range(min(_MOST, len(self._tokens) - at), 0, -1):
            taken = self._tokens[at : at + count]
            word = bare("".join(token.text for token in taken))
            if word in self._words or (count == 1 and not word):
                return _Match(word, count, taken[0].is_first and taken[-1].is_last)
        return None

    def _item(self, start: int, end: int, text: str | None = None) -> Item:
        taken = self._tokens[start:end]
        told = "".join(token.text for token in taken) if text is None else text
        return Item(told, taken[0].place, 0, 1)

    def _row(self, *items: Item) -> Row:
        return Row(items, is_line=True)

    def _field(self, at: int, found: _Match) -> tuple[int, Row]:
        """A label with all that follows, up to the next label."""
        label = self._labels.fields[found.word]
        start = at + found.size
        end = self._next(start, only_alone=label in self._labels.texts)
        if label not in self._labels.texts:
            end = self._own(start, end)
        head = self._item(at, start)
        if start == end:
            return end, self._row(head)
        is_text = label in self._labels.texts
        text = self._paragraphs(start, end) if is_text else None
        return end, self._row(head, self._item(start, end, text))

    def _own(self, start: int, end: int) -> int:
        """Where a short field ends: before a line that speaks of something else."""
        later = (at for at in range(start + 1, end) if self._tokens[at].is_first)
        return next((at for at in later if _ELSE.match(self._tokens[at].text)), end)

    def _next(self, at: int, *, only_alone: bool) -> int:
        """Where the next label begins that ends a field."""
        enders = {*self._labels.fields, *self._labels.money_words, *self._labels.levels}
        while at < len(self._tokens):
            found = self._label(at)
            if (
                found
                and found.word in enders
                and (found.is_alone or not only_alone or self._heads(at))
            ):
                return at
            at += 1
        return at

    def _paragraphs(self, start: int, end: int) -> str:
        """The lines of a text joined; one that is indented begins a paragraph."""
        taken = self._tokens[start:end]
        text = ""
        for number, tokens in groupby(taken, key=lambda token: token.line):
            line, pieces = self._lines[number], [token.text for token in tokens]
            told = line.strip() if len(pieces) == len(line.split()) else " ".join(pieces)
            is_new = bool(text) and not line[:2].strip()
            text += f"\n{told}" if is_new else told
        return text

    def _money(self, at: int) -> Generator[Row, None, int]:
        """Sources with their amounts, then lines of expenditure with theirs; where that ends."""
        block = ""
        while at < len(self._tokens) and not self._heads(at):
            found = self._label(at)
            if found and found.word in self._labels.fields and not self._is_line_name(at, block):
                break
            if found and (found.word in self._labels.money_words or not found.word):
                block = found.word if found.word in _BLOCKS else block
                yield self._row(self._item(at, at + found.size))
                at += found.size
            elif found and found.word in self._labels.sources and block != EXPENDITURE:
                end = at + found.size
                taken = int(end < len(self._tokens) and amount(self._tokens[end].text) is not None)
                yield self._row(self._item(at, end), *self._each(end, end + taken))
                at = end + taken
            else:
                end = self._behind_amounts(at)
                yield self._row(*self._line(at, end))
                at = end
        return at

    def _is_line_name(self, at: int, block: str) -> bool:
        """Whether a line of expenditure has the name of a field: amounts follow it."""
        after = at + 1
        is_amount = after < len(self._tokens) and amount(self._tokens[after].text) is not None
        return block == EXPENDITURE and is_amount

    def _behind_amounts(self, at: int) -> int:
        """Behind a name and the amounts that follow it; behind one token where none do."""
        start = at
        while at < len(self._tokens) and amount(self._tokens[at].text) is None:
            at += 1
            if at - start > _PIECES:
                return start + 1
        while at < len(self._tokens) and amount(self._tokens[at].text) is not None:
            at += 1
        return max(at, start + 1)

    def _line(self, start: int, end: int) -> Iterator[Item]:
        first = next(
            (n for n in range(start, end) if amount(self._tokens[n].text) is not None), end
        )
        if first > start:
            yield self._item(start, first)
        yield from self._each(first, end)

    def _each(self, start: int, end: int) -> Iterator[Item]:
        return (self._item(at, at + 1) for at in range(start, end))

    def _heads(self, at: int) -> int:
        """How many tokens from here on are headings of an indicator table, at least three."""
        start, kinds = at, set()
        while at < len(self._tokens):
            found = self._label(at)
            if found is None or not (
                found.word in self._labels.levels or found.word in self._labels.columns
            ):
                break
            kinds.add(found.word in self._labels.levels)
            at += found.size
        return at - start if kinds == {True, False} else 0

    def _indicators(self, at: int) -> Generator[Row, None, int]:
        """The headings, and the rows below them up to the next headings."""
        count = self._heads(at)
        end = at + count
        heads = []
        while at < end:
            found = self._label(at)
            assert found
            heads.append((found.word, self._item(at, at + found.size)))
            at += found.size
        yield self._row(*(item for _, item in heads))
        columns = sum(word in self._labels.columns for word, _ in heads)
        while end < len(self._tokens) and not self._heads(end):
            end += 1
        yield from self._cut(at, end, columns)
        return end

    def _cut(self, start: int, end: int, columns: int) -> Iterator[Row]:
        """The tokens cut into labels and rows in the likeliest way."""
        best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (end + 1)
        for at in range(end - 1, start - 1, -1):
            best[at] = min(
                (cost + best[cuts[-1]][0], cuts) for cost, cuts in self._ways(at, end, columns)
            )
        at = start
        while at < end:
            cuts = best[at][1]
            edges = (at, *cuts)
            yield self._row(*(self._item(*pair) for pair in pairwise(edges)))
            at = cuts[-1]

    def _ways(self, at: int, end: int, columns: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The ways to go on from a token: a label, a row, or leaving it out; and what they cost."""
        yield _LEFT, (at + 1,)
        found = self._label(at)
        if found and at + found.size <= end:
            yield self._joints(at, at + found.size), (at + found.size,)
        for counts in product(range(1, _PIECES + 1), repeat=columns + 1):
            cuts = tuple(accumulate(counts, initial=at))
            if cuts[-1] <= end:
                yield self._cost(cuts), cuts[1:]

    def _cost(self, cuts: Sequence[int]) -> int:
        """How unlikely a row is: a name, then values."""
        texts = [self._item(*pair).text for pair in pairwise(cuts)]
        wrong = [is_value(texts[0]), *(not is_value(text) for text in texts[1:])]
        joints = sum(self._joints(*pair) for pair in pairwise(cuts))
        values = map(parse_value, texts[1:])
        units = {value.unit for value in values if value.kind is Kind.QUANTITY}
        return joints + _UNLIKELY * sum(wrong) + _OTHER_UNIT * (len(units) > 1)

    def _joints(self, start: int, end: int) -> int:
        lines = [token.line for token in self._tokens[start:end]]
        return sum(_SAME_LINE if one == other else _NEXT_LINE for one, other in pairwise(lines))


def _tokens(lines: Sequence[str], places: Sequence[str]) -> Iterator[_Token]:
    for number, (line, place) in enumerate(zip(lines, places, strict=True)):
        pieces = line.split()
        for at, piece in enumerate(pieces):
            yield _Token(piece, number, place, at == 0, at == len(pieces) - 1)
