"""Rows of labels and what is written beside them → the bands 栏目 and 正文."""

from collections.abc import Sequence
from typing import NamedTuple

from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Row
from jxbudget.forms.describe.draft import Draft, Edges, Node, Spans, printed
from jxbudget.forms.describe.findings import Findings
from jxbudget.forms.describe.labels import folded, is_hint, is_label, is_long, is_short, is_sum
from jxbudget.paper import Box

_PARAGRAPH = 60
"""Letters of a value from which on it is a text of paragraphs."""


class Line(NamedTuple):
    """Fields side by side: their keys as printed, and where each cell ends."""

    labels: dict[str, str]
    edges: Edges
    is_text: bool


def read_fields(rows: Sequence[Row], at: int, width: int, into: Findings) -> tuple[list[Line], int]:
    """The fields of a row, none where it has none, and the row to go on with."""
    if is_sum(rows[at][0].text):
        into.leave(words.SUM, rows[at])
        return [], at + 1
    boxes = _without_group(rows[at], into)
    if _has_texts_below(rows, at, boxes):
        for box in rows[at + 1]:
            into.hint(box)
        return _below(rows[at], boxes, into, width), at + 2
    if len(boxes) == 1 and _is_above_text(boxes[0], rows[at + 1 : at + 2]):
        return _beside(boxes[0], rows[at + 1][0], into, width), at + 2
    pairs = _pairs(boxes, into)
    found = [(label, head, value) for head, value in pairs if (label := into.label(head))]
    if not found:
        return [], at + 1
    for _, _, value in found:
        into.hint(value)
    edges = [0, *(edge for _, head, value in found for edge in (_end(head), _end(value)))]
    is_text = len(found) == 1 and _is_text(found[0][1], found[0][2], into)
    labels = {label.key: label.printed for label, _, _ in found}
    return [Line(labels, (*edges[:-1], width), is_text)], at + 1


def drafts_of(lines: Sequence[Line]) -> list[Draft]:
    """Lines one below the other → bands; those that fit together make one."""
    bands: list[list[Line]] = []
    for line in lines:
        if bands and _fits(bands[-1], line):
            bands[-1].append(line)
        else:
            bands.append([line])
    return [_draft(band) for band in bands]


def _fits(band: Sequence[Line], line: Line) -> bool:
    longest, other = max(band, key=_length).edges[:-1], line.edges[:-1]
    shared = min(len(longest), len(other))
    return band[0].is_text == line.is_text and longest[:shared] == other[:shared]


def _length(line: Line) -> int:
    return len(line.edges)


def _draft(band: Sequence[Line]) -> Draft:
    labels = {key: text for line in band for key, text in line.labels.items()}
    edges = max(band, key=_length).edges
    rows: list[Node] = [[*line.labels] for line in band]

    def texts(spans: Spans) -> dict[str, Node]:
        (first, _) = spans(edges)
        span: dict[str, Node] = {"占列": first} if first != 1 else {}
        names: list[Node] = [*labels]
        return {"正文": names} | span | printed(labels)

    def fields(spans: Spans) -> dict[str, Node]:
        named: list[Node] = [
            row[0] if isinstance(row, list) and len(row) == 1 else row for row in rows
        ]
        return {"栏目": named, "占列": spans(edges)} | printed(labels)

    return Draft(edges, texts if band[0].is_text else fields)


def _end(box: Box) -> int:
    return box.column + box.columns


def _without_group(row: Row, into: Findings) -> list[Box]:
    """A row without the label that stands beside this and further rows."""
    boxes = merged(row)
    if len(boxes) > 1 and boxes[0].rows > max(box.rows for box in boxes[1:]):
        into.leave(words.GROUP, boxes[:1])
        return boxes[1:]
    return boxes


def merged(row: Row) -> list[Box]:
    """The boxes of a row, empty ones that stand side by side as one; none at its left end."""
    boxes: list[Box] = []
    for box in row:
        if boxes and not box.text.strip() and not boxes[-1].text.strip():
            boxes[-1] = boxes[-1]._replace(columns=_end(box) - boxes[-1].column)
        else:
            boxes.append(box)
    return boxes[1:] if boxes and not boxes[0].text.strip() else boxes


def _has_texts_below(rows: Sequence[Row], at: int, boxes: Sequence[Box]) -> bool:
    """Whether labels of texts stand side by side, and below each of them its text."""
    has_group = len(boxes) < len(merged(rows[at]))
    if not boxes or at + 1 == len(rows) or len(boxes) + has_group < 2:
        return False
    below = rows[at + 1]
    return (
        all(is_long(box.text) for box in boxes)
        and [(box.column, box.columns) for box in below]
        == [(box.column, box.columns) for box in boxes]
        and not any(is_long(box.text) or is_short(box.text) for box in below)
    )


def _below(row: Row, boxes: Sequence[Box], into: Findings, width: int) -> list[Line]:
    """Texts that stood side by side, one below the other."""
    group = [box for box in merged(row) if box not in boxes]
    if group and len(boxes) == 1:
        into.leave(words.NO_LABEL, boxes)
        boxes = group
    else:
        into.leave(words.SIDE_BY_SIDE, boxes)
    labels = [label for box in boxes if (label := into.label(box))]
    edge = _end(group[0]) if group else _end(boxes[0])
    return [Line({label.key: label.printed}, (0, edge, width), True) for label in labels]


def _is_above_text(head: Box, below: Sequence[Row]) -> bool:
    """Whether a label over the whole width has its text in the next row."""
    return is_long(head.text) and any(len(r) == 1 and not is_label(r[0].text) for r in below)


def _beside(head: Box, text: Box, into: Findings, width: int) -> list[Line]:
    """A label that stood above its text, beside it."""
    into.leave(words.ABOVE, [head])
    into.hint(text)
    label = into.label(head)
    return [Line({label.key: label.printed}, (0, 1, width), is_text=True)] if label else []


def _pairs(boxes: list[Box], into: Findings) -> list[tuple[Box, Box]]:
    """Labels with the boxes of their values."""
    if len(boxes) == 1:
        into.leave(words.FULL_WIDTH, boxes)
        return []
    if len(boxes) % 2 and _alternates(boxes[1:], into):
        into.leave(words.GROUP, boxes[:1])
        boxes = boxes[1:]
    if len(boxes) % 2:
        into.leave(words.NO_LABEL, boxes[-1:])
        boxes = boxes[:-1]
    pairs = []
    for head, value in zip(boxes[::2], boxes[1::2], strict=True):
        if not is_label(head.text):
            into.leave(words.NO_LABEL, [head, value] if head.text.strip() else [value])
            continue
        if not _is_sure(head, value, into):
            into.leave(words.UNSURE, [head])
        pairs.append((head, value))
    return pairs


def _alternates(boxes: Sequence[Box], into: Findings) -> bool:
    return all(
        _is_known(head, into) and (not value.text.strip() or is_hint(value.text))
        for head, value in zip(boxes[::2], boxes[1::2], strict=True)
    )


def _is_known(head: Box, into: Findings) -> bool:
    name = folded(head.text)
    return name in into.known.short | into.known.long or is_short(head.text) or is_long(head.text)


def _is_sure(head: Box, value: Box, into: Findings) -> bool:
    is_open = not value.text.strip() or is_hint(value.text)
    return _is_known(head, into) or is_open


def _is_text(head: Box, value: Box, into: Findings) -> bool:
    """Whether paragraphs stand beside a label."""
    name = folded(head.text)
    if name in into.known.short or (name not in into.known.long and is_short(head.text)):
        return False
    return (
        name in into.known.long
        or is_long(head.text)
        or len(value.text) > _PARAGRAPH
        or "\n" in value.text.strip()
    )
