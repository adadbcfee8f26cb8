"""The indicator table: labels nested to the left, values to the right, whatever lies between."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jxbudget.diagnostic import Text
from jxbudget.forms.bands.indicators import INDICATORS
from jxbudget.forms.recover import words
from jxbudget.forms.recover.collector import Collector
from jxbudget.forms.recover.labels import Labels, bare
from jxbudget.forms.recover.rows import Item, Row
from jxbudget.forms.recover.values import LONGEST, is_value, name_and_value, one_line, written
from jxbudget.model.vocabulary import FULL, HALF

_NUMBER = re.compile(r"[0-9]+[.、)]?")
"""What a column of numbers holds."""


_COMPARATOR = re.compile("[≥≤≧≦＞＜]")


class _Heading(NamedTuple):
    """A heading of the table: a level of labels, a column of values, or something else."""

    item: Item
    level: int | None = None
    key: str = ""


class _Found(NamedTuple):
    """A row as it was understood: labels by level, values by key."""

    labels: dict[int, Item]
    values: dict[str, Item]
    doubt: Text | None = None
    others: tuple[Item, ...] = ()


class Indicators:
    """Reads rows of indicator tables."""

    def __init__(self, labels: Labels, into: Collector) -> None:
        self._labels = labels
        self._into = into
        self._headings: list[_Heading] = []
        self._path: dict[int, str] = {}
        self._lost: int | None = None
        """The level of a label that may have stood in a row that was not understood."""

    def begins(self, row: Row) -> bool:
        """Take a row of headings."""
        filled = row.filled
        names = [bare(item.text) for item in filled]
        levels = [name for name in names if name in self._labels.levels]
        keys = [name for name in names if name in self._labels.columns]
        if len(levels) < 2 or not keys:
            return False
        self._headings = [self._heading(item, levels) for item in filled]
        return True

    def _heading(self, item: Item, levels: Sequence[str]) -> _Heading:
        name = bare(item.text)
        if name in self._labels.columns:
            return _Heading(item, key=self._labels.columns[name])
        return _Heading(item, levels.index(name) if name in levels else None)

    def read(self, row: Row) -> bool:
        """Take a row of the table."""
        filled = row.filled
        if not filled or not self._headings:
            return False
        if len(filled) == 1 and self._is_blank_group(filled[0]):
            return True
        ends = {row.items[-1].column, self._headings[-1].item.column}
        has_columns = not row.is_line or ends == {len(self._headings) - 1}
        found = self._by_columns(row) if has_columns else None
        if found is None or not self._is_sound(found):
            found = self._by_order(filled, was_tried=found is not None)
        if found is None:
            self._lose(row)
            return False
        if found.doubt is None and not row.is_line and self._is_label_blank(row):
            found = found._replace(doubt=words.BLANK_LABEL)
        if self._finds_again(found.labels):
            self._lost = None
        self._into.leave(found.others, words.NO_SUCH_COLUMN)
        if self._lost is not None:
            self._into.leave([*found.labels.values(), *found.values.values()], words.NO_ROOT)
        else:
            self._take(found)
        return True

    def _is_label_blank(self, row: Row) -> bool:
        """Whether a row has an empty cell of its own where a 二级指标 stands, none before it."""
        blank = [item for item in row.items if item.starts and not item.text.strip()]
        tops = {one.level: one.item for one in self._headings if one.level in {0, 1}}
        empty = {level for level, top in tops.items() for item in blank if _is_under(item, top)}
        return empty == {1}

    def _finds_again(self, labels: Mapping[int, Item]) -> bool:
        """Whether a row has the label that may be lost, and all those below it."""
        first = min(labels, default=9)
        is_whole = [*sorted(labels)] == [*range(first, first + len(labels))]
        return self._lost is not None and first <= self._lost and is_whole

    def _lose(self, row: Row) -> None:
        """A row was not understood: what is below may stand under a label that it had."""
        filled = row.filled
        has_root = any(bare(item.text) in self._labels.roots for item in filled)
        is_stranger = not has_root and any(map(self._is_of_other_root, filled))
        if is_stranger:
            above = tuple(self._path[level] for level in sorted(self._path)[:2])
            self._into.suspect((INDICATORS, *above), words.OTHER_ROOT)
        may_have_root = (
            is_stranger
            or has_root
            or any(map(self._is_at_top, () if row.is_line else filled))
            or len(filled) >= self._depth + len(self._keys)
        )
        self._lost = 0 if may_have_root or self._lost == 0 else 1

    def _is_of_other_root(self, item: Item) -> bool:
        """Whether an item is a 二级指标 that only other 一级指标 than this one have."""
        name, own = bare(item.text), self._labels.groups(self._path.get(0, ""))
        roots = {root for root, _ in self._labels.roots.values()}
        return bool(own) and name not in own and any(name in self._labels.groups(r) for r in roots)

    def _is_at_top(self, item: Item) -> bool:
        """Whether an item stands where a 一级指标 does, and above no value."""
        above = [one for one in self._headings if _is_under(item, one.item)]
        return any(one.level == 0 for one in above) and not any(one.key for one in above)

    @property
    def _depth(self) -> int:
        return sum(heading.level is not None for heading in self._headings)

    @property
    def _keys(self) -> list[str]:
        return [heading.key for heading in self._headings if heading.key]

    @property
    def _has_other_values(self) -> bool:
        """Whether a column that is not known stands among the values or behind them."""
        kinds = [heading.key for heading in self._headings if heading.level is None]
        first = next((n for n, key in enumerate(kinds) if key), 0)
        return not all(kinds[first:])

    def _by_columns(self, row: Row) -> _Found | None:
        """Every item under the one heading that it belongs to, else None."""
        labels: dict[int, Item] = {}
        values: dict[str, Item] = {}
        others: list[Item] = []
        for item in row.items:
            if not item.text.strip():
                continue
            above = [one for one in self._headings if _is_under(item, one.item)]
            levels = [one.level for one in above if one.level is not None]
            keys = [one.key for one in above if one.key]
            if len(above) != 1 and not (levels and not keys):
                return None
            if levels and levels[-1] not in labels:
                labels[levels[-1]] = item
            elif keys and keys[0] not in values:
                values[keys[0]] = item
            elif above and not levels and not keys:
                others += [item] if item.starts else []
            else:
                return None
        return _Found(labels, values, None, tuple(others))

    def _is_sound(self, found: _Found) -> bool:
        """Whether what was found by columns makes sense: a name that is none of the values."""
        fresh = [item for item in found.labels.values() if item.starts]
        if not fresh or not self._are_names(found.labels):
            return False
        others = [item.text for item in found.others if not _NUMBER.fullmatch(bare(item.text))]
        if any(map(is_value, others)):
            return False
        return bool(found.values) or self._is_blank_row(found) or self._is_name_alone(found)

    def _is_blank_row(self, found: _Found) -> bool:
        deepest = found.labels[max(found.labels)]
        return self._is_group(deepest, found.labels.get(0))

    def _is_name_alone(self, found: _Found) -> bool:
        """Whether a row has its own name at the deepest level, and no value."""
        return max(found.labels) == self._depth - 1

    def _by_order(self, filled: Sequence[Item], *, was_tried: bool) -> _Found | None:
        """The last items are the values, those before them the labels, the deepest one last."""
        count = len(self._keys)
        numbers = [item for item in filled[:1] if _NUMBER.fullmatch(bare(item.text))]
        filled = filled[len(numbers) :]
        names, values = filled[:-count], filled[-count:]
        if not 1 <= len(names) <= self._depth or not is_value(values[0].text):
            return self._labels_only(filled)
        if self._has_other_values:
            return None
        labels = dict(zip(range(self._depth - len(names), self._depth), names, strict=True))
        for level in sorted(labels)[:-1]:
            # a label printed again after a break, with nothing printed again beside it
            if level and bare(labels[level].text) == bare(self._path.get(level - 1, "")):
                labels[level - 1] = labels.pop(level)
        if not self._are_names(labels):
            return None
        doubt = words.BY_ORDER if was_tried else None
        return _Found(labels, dict(zip(self._keys, values, strict=True)), doubt, tuple(numbers))

    def _are_names(self, labels: dict[int, Item]) -> bool:
        """Whether labels may stand at their levels: a 一级指标 first, then what may be below it."""
        words_ = {level: bare(item.text) for level, item in labels.items()}
        fresh = (item.text for item in labels.values() if item.starts)
        if any(_NUMBER.fullmatch(word) for word in words_.values()) or any(map(is_value, fresh)):
            return False
        if 0 in words_ and words_[0] not in self._labels.roots:
            return False
        if any(word in self._labels.whole_roots for level, word in words_.items() if level):
            return False
        root = self._labels.roots[words_[0]][0] if 0 in words_ else self._path.get(0, "")
        groups = self._labels.groups(root)
        return 1 not in words_ or not groups or words_[1] in groups or self._depth < 3

    def _labels_only(self, filled: Sequence[Item]) -> _Found | None:
        """Labels that nothing stands beside: a 一级指标, a 二级指标 that is always printed."""
        labels: dict[int, Item] = {}
        for item in filled:
            if bare(item.text) in self._labels.roots and 0 not in labels:
                labels[0] = item
            elif self._is_group(item, labels.get(0)) and 1 not in labels:
                labels[1] = item
            else:
                return None
        return _Found(labels, {})

    def _is_group(self, item: Item, root: Item | None) -> bool:
        name = self._labels.roots[bare(root.text)][0] if root else self._path.get(0, "")
        return bare(item.text) in self._labels.groups(name)

    def _is_blank_group(self, item: Item) -> bool:
        """Take a 二级指标 that is printed with nothing beside it."""
        root = self._path.get(0, "")
        name = bare(item.text)
        if name not in self._labels.always(root):
            return False
        group = self._labels.groups(root)[name]
        self._path = {0: root, 1: group}
        self._into.place((INDICATORS, root, group), "", item)
        return True

    def _take(self, found: _Found) -> None:
        """Place a row below the labels that it has, and those above it."""
        for level in sorted(found.labels):
            name = self._name(level, found.labels[level])
            if self._path.get(level) != name:
                self._path = {at: one for at, one in self._path.items() if at < level}
            self._path[level] = name
        if not found.values:
            self._take_names(found)
            return
        deepest = max(found.labels)
        if 0 not in self._path:
            self._into.leave([*found.labels.values(), *found.values.values()], words.NO_ROOT)
            return
        self._take_row(found, deepest)

    def _take_row(self, found: _Found, deepest: int) -> None:
        item = found.labels[deepest]
        if len(one_line(item.text)) > LONGEST:
            self._into.leave([item, *found.values.values()], words.TOO_LONG)
            return
        above = tuple(self._path[level] for level in sorted(self._path) if level < deepest)
        for name, texts, doubt in _lines(item, found.values):
            path = (INDICATORS, *above, name)
            for key in self._keys:
                if key in texts:
                    text = written(texts[key], self._labels.form.glyphs)
                    self._into.place((*path, key), text, found.values[key], doubt or found.doubt)
                elif key in {HALF, FULL}:
                    self._into.place((*path, key), "", item, words.ONE_VALUE)
            if HALF not in self._keys and HALF in self._labels.columns.values():
                self._into.place((*path, HALF), "", item, words.ONE_VALUE)
        self._path = {level: name for level, name in self._path.items() if level < deepest}

    def _take_names(self, found: _Found) -> None:
        """A row without values: a printed blank, a name with its value in it, or labels alone."""
        deepest = max(found.labels)
        item = found.labels[deepest]
        path = (INDICATORS, *(self._path[level] for level in sorted(self._path)))
        if deepest == 1 and bare(item.text) in self._labels.always(self._path.get(0, "")):
            self._into.place(path, "", item)
        elif deepest == self._depth - 1:
            self._take_alone(item, path)

    def _take_alone(self, item: Item, path: tuple[str, ...]) -> None:
        split = name_and_value(item.text)
        if split and 0 in self._path:
            name, value = split
            text = written(value, self._labels.form.glyphs)
            for key in self._keys:
                told = text if key == FULL else ""
                self._into.place((*path[:-1], name, key), told, item, words.NAME_AND_VALUE)
        else:
            self._into.place((*path, FULL), "", item, words.NO_VALUE)
        self._path.pop(self._depth - 1, None)

    def _name(self, level: int, item: Item) -> str:
        """A label as specs write it."""
        name = one_line(item.text)
        if level == 0:
            return self._labels.roots.get(bare(name), (name, None))[0]
        if level == 1:
            return self._labels.groups(self._path.get(0, "")).get(bare(name), name)
        return name


def _is_under(item: Item, heading: Item) -> bool:
    return item.column < heading.end and heading.column < item.end


def _is_glued(name: str, values: Iterable[str]) -> bool:
    """Whether a value stands in a name, or a second one, or a label, in a value."""
    return bool(_COMPARATOR.search(name)) or any(
        _COMPARATOR.search(value.strip()[1:]) or "指标" in value for value in values
    )


def _lines(
    name: Item, values: dict[str, Item]
) -> Iterable[tuple[str, dict[str, str], Text | None]]:
    """One row, or as many as there are lines in each of its cells."""
    cells = {key: _told(item.text) for key, item in values.items()}
    names = _told(name.text)
    count = len(names)
    if count > 1 and all(len(lines) == count for lines in cells.values()) and _are_values(cells):
        for at, one in enumerate(names):
            yield one, {key: lines[at] for key, lines in cells.items()}, words.SPLIT
        return
    texts = {key: item.text for key, item in values.items()}
    line = one_line(name.text)
    yield line, texts, words.JOINED if _is_glued(line, texts.values()) else None


def _told(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _are_values(cells: dict[str, list[str]]) -> bool:
    """Whether each line is a value, and all together are none."""
    each = all(is_value(line) for lines in cells.values() for line in lines)
    return each and not any(is_value("".join(lines)) for lines in cells.values())
