"""The rows of money → the band 资金."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Row
from jxbudget.forms.describe.draft import Draft, Edge, Edges, Node, Spans, column, rising
from jxbudget.forms.describe.fields import merged
from jxbudget.forms.describe.findings import Findings
from jxbudget.forms.describe.labels import folded, is_label, name_of
from jxbudget.forms.describe.money_rows import (
    AMOUNT,
    BLOCK,
    Block,
    Rows,
    blocks_of,
    keyed,
    one_column,
    rows_of,
    sources_of,
)
from jxbudget.forms.recover.values import amount
from jxbudget.model.vocabulary import EXPENDITURE, FULL, REVENUE
from jxbudget.paper import Box

_LABEL = re.compile(r".*(?:资金|经费|预算|收支|万元).*")
_FLAT = re.compile(r".*(?:资金|预算|经费).*(?:总额|总量|合计|万元).*|.*(?:资金|预算|经费)(?:情况)?")
_SOURCE = re.compile(r".*(?:资金|拨款|收入|财政|自筹|预算|结转|经费|贷款|总额|合计|补助).*")
_SPENT = re.compile(r".*(?:支出|用途).*")


def read_money(
    rows: Sequence[Row], at: int, width: int, into: Findings
) -> tuple[Draft, int] | None:
    """The band that begins in a row and the row behind it; None where none begins."""
    label = rows[at][0]
    text = folded(label.text)
    inner = [
        tuple(box for box in row if box.column >= label.column + label.columns)
        for row in rows[at : at + label.rows]
    ]
    is_tall = label.rows > 1 and all(inner) and len(inner) == label.rows
    if is_tall and _LABEL.fullmatch(name_of(label.text)) and _is_of_money(inner):
        return _tall(label, inner, width, into), at + label.rows
    if width >= 2 and is_label(text) and _FLAT.fullmatch(name_of(label.text)):
        return _flat(rows, at, width, into)
    return None


def _is_of_money(inner: Sequence[Row]) -> bool:
    firsts = [name_of(row[0].text) for row in inner]
    return any(_SOURCE.fullmatch(text) or BLOCK.fullmatch(text) for text in firsts)


def _tall(label: Box, inner: Sequence[Row], width: int, into: Findings) -> Draft:
    """Rows beside one label: a block of revenue, and of expenditure where there is one."""
    blocks = list(blocks_of(inner, label.column + label.columns))
    spent = next((b for b in blocks if b.label and _SPENT.fullmatch(name_of(b.label.text))), None)
    earned = next((block for block in blocks if block is not spent), Block(None, []))
    for block in blocks:
        if block not in (spent, earned):
            into.leave(words.SECOND_MONEY, [box for row in block.rows for box in row])
    revenue = rows_of(earned.rows, is_named=bool(earned.label))
    lines = rows_of(spent.rows, is_named=True) if spent else None
    beside = earned.label or (spent.label if spent else None)
    edges = _edges(label, beside, width, revenue, lines)
    if earned.label is None:
        into.doubt(words.ADDED_HEADS, label, REVENUE)
    sources = sources_of(revenue.names, into, label)
    _leave_texts(earned.rows, revenue, into)
    heading = one_column(revenue.heads, into)
    title = earned.label.text.strip() if earned.label else REVENUE
    told = _expenditure(spent, lines, into) if spent and lines else None
    return _draft(label.text.strip(), edges, (title, heading, sources), told, width)


def _expenditure(block: Block, lines: Rows, into: Findings) -> tuple[str, dict[str, Box | None]]:
    """The label of expenditure and its columns."""
    _leave_lines(block.rows, lines, into)
    title = block.label.text.strip() if block.label else EXPENDITURE
    return title, keyed(lines.heads, into)


def _edges(label: Box, block: Box | None, width: int, *rows: Rows | None) -> Edges:
    """Where the label ends, the label of a block, and the names."""
    left = label.column + label.columns
    end: Edge = next((found.end for found in rows if found and found.end), left + 1)
    end = end if end < width else Fraction(left + width, 2)
    if block and left < block.column + block.columns < end:
        return (0, left, block.column + block.columns, end)
    if end - left > 1:
        return (0, left, left + 1, end)
    if left > 1:
        return (0, left - 1, left, end)
    return (0, left, (left + Fraction(end)) / 2, end)


def _leave_lines(rows: Sequence[Row], found: Rows, into: Findings) -> None:
    """Lines that a blank form prints are not part of it; those of a filled one are its facts."""
    for row in rows:
        is_filled = any(amount(b.text) is not None and b.text.strip() for b in row[1:])
        if row and row[0] in found.names and not is_filled:
            into.leave(words.LINE, row[:1])


def _leave_texts(rows: Sequence[Row], found: Rows, into: Findings) -> None:
    """What stands where amounts are written, and is none."""
    for row in rows:
        if row and row[0] in found.names:
            into.leave(words.NO_AMOUNT, (b for b in row[1:] if amount(b.text) is None))


def _draft(
    label: str,
    edges: Edges,
    revenue: tuple[str, str, list[str]],
    expenditure: tuple[str, Mapping[str, Box | None]] | None,
    width: int,
) -> Draft:
    title, heading, sources = revenue
    name_end, spent = edges[-1], dict(expenditure[1]) if expenditure else {}
    across = rising((name_end, *(box.column for box in [*spent.values()][1:] if box), width))

    def entry(spans: Spans) -> dict[str, Node]:
        (whole,) = spans((name_end, width))
        rows: list[Node] = [*sources]
        columns: dict[str, Node] = {FULL: column(heading, whole)}
        band: dict[str, Node] = {
            "资金": label,
            "占列": spans(edges),
            REVENUE: {"标签": title, "列": columns, "行": rows},
        }
        if expenditure:
            told: dict[str, Node] = {
                key: column(box.text.strip() if box else AMOUNT, span)
                for (key, box), span in zip(spent.items(), spans(across), strict=True)
            }
            band[EXPENDITURE] = {"标签": expenditure[0], "列": told}
        return band

    return Draft((*edges, *across), entry)


def _flat(rows: Sequence[Row], at: int, width: int, into: Findings) -> tuple[Draft, int] | None:
    """Rows of sources without a label beside them."""
    names: list[Box] = []
    first = rows[at][0]
    while at < len(rows) and (found := _money_names(merged(rows[at]))):
        names += found
        at += 1
    if not names:
        return None
    into.doubt(words.ADDED_HEADS, first, REVENUE)
    sources = sources_of([box._replace(text=_without_unit(box.text)) for box in names], into, first)
    left = first.column + first.columns
    third = Fraction(width - left, 3)
    step: Fraction | int = 1 if width - left > 2 else third
    edges = (0, left, left + step, left + 2 * step)
    label = f"{into.kind.MONEY}（万元）"
    return _draft(label, edges, (REVENUE, AMOUNT, sources), None, width), at


def _money_names(row: Sequence[Box]) -> list[Box]:
    """The sources of a row of pairs; none where it is something else."""
    heads, values = row[::2], row[1::2]
    is_whole = len(row) % 2 == 0 and all(amount(_without_unit(b.text)) is not None for b in values)
    is_money = all(_SOURCE.fullmatch(name_of(box.text)) for box in heads)
    return [*heads] if is_whole and is_money else []


def _without_unit(text: str) -> str:
    return re.sub(r"[(（](?:单位[:：])?万元[)）]|万元$", "", name_of(text))
