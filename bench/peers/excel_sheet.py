"""What both Excel peers write around the table: the page's own words, widths, heights, set-up."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from bench.peers.boxes import Band, Box, boxes
from bench.peers.model import Project, Unit

TOP = 2
"""Rows above the table: the title and the year, each as wide as the table."""

MARGINS = {"left": 0.79, "right": 0.79, "top": 0.79, "bottom": 0.79, "header": 0.4, "footer": 0.4}
FOOTER = "&C— &P —"


class Table(NamedTuple):
    """A form as both peers take it; ``repeated`` is its heading row, 0-based, if it has but one."""

    name: str
    title: str
    year: str
    boxes: Sequence[Box]
    widths: Sequence[float]
    heights: Sequence[float]
    repeated: int | None


def table(spec: Project | Unit, form: Band) -> Table:
    """A spec laid out for Excel; widths are characters, heights points."""
    found = boxes(spec, form)
    widths = [(width * 96 / 25.4 - 5) / 7 for width in form["列宽"]]
    own = [band for band in form["表格"] if "指标" in band]
    head = [box.row for box in found if box.content in own[0]["层级"]]
    repeated = head[0] if len(own) == 1 else None
    name = getattr(spec, spec.LABELS.get("项目名称", spec.LABELS.get("单位名称", "")))
    return Table(
        name,
        form["标题"],
        f"{spec.year}年度",
        found,
        widths,
        list(_heights(found, widths)),
        repeated,
    )


def _heights(found: Sequence[Box], widths: Sequence[float]) -> Iterator[float]:
    """Excel fits no row to a merged cell, so every user estimates: two characters a letter."""
    lines = [1] * max(box.row + box.rows for box in found)
    for box in found:
        if isinstance(box.content, str) and box.rows == 1:
            room = sum(widths[box.column : box.column + box.columns]) - 1
            wanted = sum(ceil(2 * len(text) / room) for text in box.content.split("\n"))
            lines[box.row] = max(lines[box.row], wanted)
    return (16 * count + 7 for count in lines)
