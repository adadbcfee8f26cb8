"""Short fields and texts: a label, and beside it what it is of."""

import re
from collections.abc import Sequence

from jxbudget.diagnostic import Pointer
from jxbudget.forms.recover import words
from jxbudget.forms.recover.collector import Collector
from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.rows import Item, Row
from jxbudget.forms.recover.values import one_line, prose

_COLONS = ("：", ":")
_PIECES = re.compile(r"[\s：:。；]+")
"""What stands between the pieces of a text, one of which may be a label."""


class Fields:
    """Reads rows that hold labels of fields."""

    def __init__(self, labels: Labels, into: Collector) -> None:
        self._labels = labels
        self._into = into
        self._open: Pointer | None = None
        """A label that nothing stood beside."""
        self._last: Pointer | None = None
        """The text that may go on in the next row."""

    def label_of(self, item: Item) -> str:
        """The field whose label an item is, or begins with before a colon."""
        if label := self._labels.fields.get(bare(item.text)):
            return label
        return self._split(item)[0]

    def _split(self, item: Item) -> tuple[str, str]:
        """The label before a colon, and what stands behind it."""
        for colon in _COLONS:
            head, found, rest = item.text.partition(colon)
            if found and (label := self._labels.fields.get(bare(head))):
                return label, rest
        return "", ""

    def read(self, row: Row) -> bool:
        """Take a row that has a label of a field."""
        filled = row.filled
        if not any(self.label_of(item) for item in filled):
            return False
        self._open = self._last = None
        label, values = "", list[Item]()
        for item in filled:
            is_whole = bare(item.text) in self._labels.fields
            other = self.label_of(item) if is_whole or not label or values else ""
            if other:
                if other == label and not values:  # the first was what stood beside another label
                    self._into.leave([item], words.TWICE)
                self._close(label, values)
                label, values = other, []
                if not is_whole and (rest := self._split(item)[1].strip()):
                    values = [item._replace(text=rest)]
            elif label:
                values.append(item)
            elif bare(item.text) not in self._labels.money_words:
                self._into.leave([item], words.NOT_A_LABEL)
        self._close(label, values)
        return True

    def _close(self, label: str, values: Sequence[Item]) -> None:
        if not label:
            return
        pointer = (label,)
        if not values:
            if pointer not in self._into.facts:
                self._open = pointer
            return
        first, *rest = values
        is_text = label in self._labels.texts
        doubt = words.OTHER_LABEL if self._has_other_label(first.text) else None
        text = prose(first.text) if is_text else one_line(first.text)
        self._into.place(pointer, text, first, doubt)
        self._into.leave(rest, words.NOT_A_LABEL)
        self._last = pointer if is_text else None

    def _has_other_label(self, text: str) -> bool:
        """Whether a label stands in a text by itself, or before a colon."""
        pieces = {bare(piece) for piece in _PIECES.split(text)[:-1]}
        return not pieces.isdisjoint(self._labels.fields)

    def go_on(self, row: Row) -> bool:
        """Take a row without a label, that belongs to the one above it."""
        filled = row.filled
        if len(filled) != 1:
            return False
        (item,) = filled
        if self._open:
            self._into.place(self._open, prose(item.text), item, words.BELOW)
            self._last, self._open = self._open, None
            return True
        if self._last and self._last[0] in self._labels.texts:
            self._into.append(self._last, "\n" + prose(item.text), words.CONTINUED)
            return True
        return False

    def forget(self) -> None:
        """What comes now belongs to nothing above."""
        self._open = self._last = None
