"""The table of money: sources of revenue, lines of expenditure."""

from collections.abc import Sequence

from jxbudget.forms.recover import words
from jxbudget.forms.recover.collector import Collector
from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.rows import Item, Row
from jxbudget.forms.recover.values import Sum, amount, one_line
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, REVENUE


class Money:
    """Reads rows of the table of money."""

    def __init__(self, labels: Labels, into: Collector) -> None:
        self._labels = labels
        self._into = into
        self._root = KINDS[labels.form.kind].MONEY
        block = labels.money.expenditure if labels.money else None
        self._columns = [*block.columns] if block else [FULL]
        self._headings: dict[str, Item] = {}
        self.block = ""

    def begins(self, row: Row) -> bool:
        """Whether a row is where the table begins."""
        names = {bare(item.text) for item in row.filled}
        starts = {bare(self._labels.money.label) if self._labels.money else "", REVENUE}
        return bool(self._labels.money) and not names.isdisjoint(starts)

    def read(self, row: Row) -> bool:
        """Take a row of the table; a row of something else is not taken."""
        filled = list(row.filled)
        for item in filled:
            word = bare(item.text)
            if word == self._labels.revenue:
                self.block = REVENUE
            if word == self._labels.expenditure:
                self.block, self._headings = EXPENDITURE, {}
        rest = [item for item in filled if bare(item.text) not in self._labels.money_words]
        self._learn(filled)
        if not rest:
            return True
        source = next((item for item in rest if bare(item.text) in self._labels.sources), None)
        if source and self.block != EXPENDITURE:
            self._source(source, [item for item in rest if item is not source])
            return True
        if self.block == EXPENDITURE:
            return self._line(rest)
        return False

    def _learn(self, items: Sequence[Item]) -> None:
        """Where the columns of amounts are."""
        for item in items:
            for key in (HALF, FULL):
                if bare(item.text).startswith(key):
                    self._headings[key] = item

    def _source(self, name: Item, rest: Sequence[Item]) -> None:
        pointer = (self._root, REVENUE, self._labels.sources[bare(name.text)])
        found = [(item, amount(item.text)) for item in rest]
        if len(found) > 1 and (heading := self._headings.get(FULL)):
            found = [(item, total) for item, total in found if _is_under(item, heading)] or found
        if len(found) == 1 and (total := found[0][1]) is not None:
            self._place(pointer, total, found[0][0])
            self._into.leave(
                [item for item in rest if item is not found[0][0]], words.NO_SUCH_COLUMN
            )
        else:
            self._into.leave(rest, words.WRONG_COUNT if len(rest) > 1 else words.NO_NUMBER)

    def _line(self, items: Sequence[Item]) -> bool:
        """A name and the amounts behind it."""
        first = next((n for n, item in enumerate(items) if _is_amount(item)), len(items))
        last = next((n for n in range(first, len(items)) if not _is_amount(items[n])), len(items))
        names, amounts = items[:first], items[first:last]
        if not names or not amounts:
            return False
        self._into.leave(items[last:], words.NO_SUCH_COLUMN)
        name = one_line(names[-1].text)
        self._into.leave(names[:-1], words.NOT_A_LABEL)
        for key, item in self._assigned(amounts):
            total = amount(item.text) if key else None
            if key and total is not None:
                self._place((self._root, EXPENDITURE, name, key), total, item)
            else:
                self._into.leave([item], words.WRONG_COUNT if not key else words.NO_NUMBER)
        return True

    def _assigned(self, amounts: Sequence[Item]) -> list[tuple[str, Item]]:
        """The amounts with their columns: in order where all are there, else by the headings."""
        if len(amounts) == len(self._columns):
            return list(zip(self._columns, amounts, strict=True))
        found = [(self._column_of(item), item) for item in amounts]
        keys = [key for key, _ in found]
        is_clear = len(set(keys)) == len(keys) and "" not in keys
        return found if is_clear else [("", item) for item in amounts]

    def _column_of(self, item: Item) -> str:
        under = [key for key, heading in self._headings.items() if _is_under(item, heading)]
        return under[0] if len(under) == 1 else ""

    def _place(self, pointer: tuple[str, ...], total: Sum, item: Item) -> None:
        doubt = words.IN_YUAN if total.is_converted else None
        if total.text:
            self._into.place(pointer, total.text, item, doubt)


def _is_amount(item: Item) -> bool:
    total = amount(item.text)
    return total is not None


def _is_under(item: Item, heading: Item) -> bool:
    return item.column < heading.end and heading.column < item.end
