"""The table of money: sources of revenue, lines of expenditure."""

import re
from collections.abc import Sequence

from jxbudget.forms.recover import words
from jxbudget.forms.recover.collector import Collector
from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.rows import Item, Row
from jxbudget.forms.recover.values import LONGEST, Sum, amount, is_amount, one_line
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import EXPENDITURE, FULL, HALF, REVENUE

_SUMS = frozenset({"合计", "小计", "总计", "支出合计"})
_TITLES = {"金额": FULL, "预算数": FULL}
_IN_YUAN = re.compile(r"[(（](?:单位[:：]?)?元[)）]")


class Money:
    """Reads rows of the table of money."""

    def __init__(self, labels: Labels, into: Collector) -> None:
        self._labels = labels
        self._into = into
        self._root = KINDS[labels.form.kind].MONEY
        block = labels.money.expenditure if labels.money else None
        self._columns = [*block.columns] if block else [FULL]
        self._titles = self._titled()
        self._headings: dict[str, Item] = {}
        self._is_yuan = False
        self.block = ""

    def _titled(self) -> dict[str, str]:
        """The words above columns of amounts, and their keys."""
        money = self._labels.money
        blocks = [one for one in (money.revenue, money.expenditure) if one] if money else []
        return {bare(one.label): key for block in blocks for key, one in block.columns.items()}

    def in_yuan(self) -> None:
        """Take all amounts for 元, unless they say otherwise."""
        self._is_yuan = True

    def begins(self, row: Row) -> bool:
        """Whether a row is where the table begins."""
        names = {bare(item.text) for item in row.filled}
        starts = {bare(self._labels.money.label) if self._labels.money else "", REVENUE}
        return bool(self._labels.money) and not names.isdisjoint(starts)

    def read(self, row: Row) -> bool:
        """Take a row of the table; a row of something else is not taken."""
        filled = list(row.filled)
        if any(_IN_YUAN.search("".join(item.text.split())) for item in filled[:1]):
            self._is_yuan = True
        for item in filled:
            word = bare(item.text)
            if word == self._labels.revenue:
                self.block = REVENUE
            if word == self._labels.expenditure:
                self.block, self._headings = EXPENDITURE, {}
        rest = [item for item in filled if bare(item.text) not in self._labels.money_words]
        is_heading = self._learn(filled) and not any(map(self._is_amount, rest))
        if not rest or is_heading:
            return True
        source = next((item for item in rest if bare(item.text) in self._labels.sources), None)
        if source and self.block != EXPENDITURE:
            self._source(source, [item for item in rest if item is not source])
            return True
        if self.block == EXPENDITURE:
            return self._line(rest)
        return False

    def _learn(self, items: Sequence[Item]) -> bool:
        """Where the columns of amounts are, if a row tells."""
        found = {}
        for item in items:
            word = bare(item.text)
            key = self._titles.get(word) or _TITLES.get(word, "")
            key = key or next((one for one in (HALF, FULL) if word.startswith(one)), "")
            if key:
                found[key] = item
        if found:
            self._headings = found
        return bool(found)

    def _source(self, name: Item, rest: Sequence[Item]) -> None:
        pointer = (self._root, REVENUE, self._labels.sources[bare(name.text)])
        found = [(item, self._amount(item)) for item in rest]
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
        are = [*map(self._is_amount, items), False]
        first = are.index(True) if True in are else len(items)
        last = are.index(False, first) if first < len(items) else first
        names, amounts = items[:first], items[first:last]
        if not names or not amounts:
            return False
        self._into.leave(items[last:], words.NO_SUCH_COLUMN)
        name = one_line(names[-1].text)
        self._into.leave(names[:-1], words.NOT_A_LABEL)
        if bare(name) in _SUMS:
            self._into.leave([names[-1], *amounts], words.A_SUM)
            return True
        if len(name) > LONGEST:
            self._into.leave([names[-1], *amounts], words.TOO_LONG)
            return True
        for key, item in self._assigned(amounts):
            total = self._amount(item) if key else None
            if key and total is not None:
                self._place((self._root, EXPENDITURE, name, key), total, item)
            else:
                self._into.leave([item], words.WRONG_COUNT if not key else words.NO_NUMBER)
        return True

    def _assigned(self, amounts: Sequence[Item]) -> list[tuple[str, Item]]:
        """The amounts with their columns: by the headings, else in their order where all are there.

        An amount below no heading has no column, and none has one where two share a heading.
        """
        found = [(self._column_of(item), item) for item in amounts]
        keys = [key for key, _ in found if key]
        if keys and len(set(keys)) == len(keys) and len(keys) in {len(found), len(self._columns)}:
            return found
        if len(amounts) == len(self._columns):
            is_known = set(self._headings) == set(self._columns)
            return list(zip(self._headings if is_known else self._columns, amounts, strict=True))
        return [("", item) for item in amounts]

    def _column_of(self, item: Item) -> str:
        under = [key for key, heading in self._headings.items() if _is_under(item, heading)]
        return under[0] if len(under) == 1 else ""

    def _place(self, pointer: tuple[str, ...], total: Sum, item: Item) -> None:
        if total.text:
            self._into.place(pointer, total.text, item, total.doubt)

    def _amount(self, item: Item) -> Sum | None:
        return amount(item.text, is_yuan=self._is_yuan)

    def _is_amount(self, item: Item) -> bool:
        return is_amount(item.text)


def _is_under(item: Item, heading: Item) -> bool:
    return item.column < heading.end and heading.column < item.end
