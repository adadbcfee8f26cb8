"""What rows of money hold: blocks, headings of amounts, names of sources."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Row
from jxbudget.forms.describe.findings import Findings
from jxbudget.forms.describe.labels import folded, name_of, source_of
from jxbudget.forms.recover.values import amount
from jxbudget.model.vocabulary import FULL, HALF, TOTAL
from jxbudget.paper import Box

BLOCK = re.compile(r".*(?:收入|支出|来源|用途|构成).*")
_BLOCK_ALONE = re.compile(r"(?:资金)?(?:收入|支出|来源)(?:预算|计划)?")
_TOTAL = re.compile(r".{0,12}(?:总额|合计|总计|总数|总量|总预算|金额)")
_HEAD = re.compile(r".*(?:数|额|年|计划|合计|小计|金额|预算|万元|财政|比例|执行).*")
_NAMES = re.compile(r"|.*(?:来源|项目|名称|内容|科目|类别|构成|明细|用途).*")
_FULL = re.compile(r".*(?:全年|年度|金额|合计|预算|总).*")
AMOUNT = "金额"
"""The heading of amounts where none is printed."""


class Block(NamedTuple):
    """Rows of money, the label beside them where there is one."""

    label: Box | None
    rows: list[Row]


class Rows(NamedTuple):
    """What rows of money hold: names, headings of amounts, and where the names end."""

    names: list[Box]
    heads: list[Box]
    end: int


def blocks_of(inner: Sequence[Row], left: int) -> Iterator[Block]:
    """Rows by the labels beside them."""
    loose: list[Row] = []
    at = 0
    while at < len(inner):
        first = inner[at][0]
        if first.column == left and _is_block(inner[at], inner[at + 1 : at + 2]):
            if loose:
                yield Block(None, loose)
                loose = []
            rows = [tuple(b for b in row if b != first) for row in inner[at : at + first.rows]]
            yield Block(first, rows)
            at += first.rows
        else:
            loose.append(inner[at])
            at += 1
    if loose:
        yield Block(None, loose)


def _is_block(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row begins with the label of a block, and not with the heading of names."""
    first = row[0]
    text = folded(first.text)
    if first.rows > 1:
        return bool(BLOCK.fullmatch(text))
    heads_names = any((r[0].column, r[0].columns) == (first.column, first.columns) for r in below)
    is_alone = len(row) > 2 and bool(row[-1].text.strip()) and not heads_names
    return is_alone and bool(_BLOCK_ALONE.fullmatch(text))


def rows_of(rows: Sequence[Row], *, is_named: bool) -> Rows:
    """The names in rows, and the headings above their amounts."""
    rows = [row for row in rows if row]
    heads: list[Box] = []
    if rows and _is_head(rows[0], is_named=is_named):
        heads, rows = [*rows[0][1:]], [rows[0], *rows[1:]]
    end = min((row[0].column + row[0].columns for row in rows if len(row) > 1), default=0)
    names = [row[0] for row in (rows[1:] if heads else rows)]
    return Rows([box for box in names if box.text.strip()], heads, end)


def _is_head(row: Row, *, is_named: bool) -> bool:
    """Whether a row holds the headings of amounts."""
    first, *rest = row
    name = folded(first.text)
    is_name = bool(_NAMES.fullmatch(name)) and (is_named or bool(name))
    filled = [box.text for box in rest if box.text.strip()]
    return (
        is_name
        and bool(filled)
        and all(_HEAD.fullmatch(name_of(text)) and amount(text) is None for text in filled)
    )


def sources_of(names: Sequence[Box], into: Findings, label: Box) -> list[str]:
    """The names of sources, 资金总额 among them."""
    found: list[str] = []
    for box in names:
        source = source_of(box.text)
        if _TOTAL.fullmatch(folded(source)) and TOTAL not in found:
            source = TOTAL
        if not source or amount(source) is not None:
            continue
        if source in found:
            into.doubt(words.SOURCE_TWICE, box)
            continue
        if source != name_of(box.text):
            into.doubt(words.SOURCE, box, source)
        found.append(source)
    if TOTAL not in found:
        into.doubt(words.ADDED_TOTAL, label, TOTAL)
        found.insert(0, TOTAL)
    return found


def one_column(heads: Sequence[Box], into: Findings) -> str:
    """The heading of the one column that revenue may have."""
    filled = [box for box in heads if box.text.strip()]
    chosen = next((box for box in filled if _FULL.fullmatch(name_of(box.text))), None)
    chosen = chosen or next(iter(filled), None)
    into.leave(words.ONE_COLUMN, [box for box in filled if box is not chosen])
    return chosen.text.strip() if chosen else AMOUNT


def keyed(heads: Sequence[Box], into: Findings) -> dict[str, Box | None]:
    """The columns of expenditure by their keys."""
    keyed: dict[str, Box | None] = {}
    for box in heads:
        key = HALF if HALF in name_of(box.text) else FULL
        if key in keyed or not box.text.strip():
            into.leave(words.ONE_COLUMN, [box])
        else:
            keyed[key] = box
    return keyed or {FULL: None}
