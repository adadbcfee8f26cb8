"""A spec on its form as boxes: the lay-out that a user of the peers has to write."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.peers.model import FULL, HALF, Indicator, Project, Unit

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

FORMS = ("江苏省省级项目预算绩效目标表", "江苏省省级部门整体预算绩效目标表")
HEAD, LABEL, VALUE, PROSE, AMOUNT = "表格表头", "表格标签", "表格内容", "表格正文", "表格金额"
"""The named styles of the pages."""

Band = Mapping[str, Any]


class Box(NamedTuple):
    """A cell of the table, 0-based; an amount is a number, everything else a text."""

    row: int
    column: int
    content: str | Decimal
    style: str
    rows: int = 1
    columns: int = 1


class FormFile(NamedTuple):
    """A form's folder and what its ``form.yaml`` says."""

    folder: Path
    data: Band


@cache
def form_of(name: str) -> FormFile:
    """The newest layout of a form."""
    folder = max((TEMPLATES / name).iterdir())
    return FormFile(folder, yaml.safe_load((folder / "form.yaml").read_text(encoding="utf-8")))


def boxes(spec: Project | Unit, form: Band) -> list[Box]:
    """All boxes from top to bottom."""
    found: list[Box] = []
    row = 0
    for band in form["表格"]:
        found += _band(spec, form, band, row)
        row = max(box.row + box.rows for box in found)
    return found


def _band(spec: Project | Unit, form: Band, band: Band, row: int) -> Iterator[Box]:
    width = len(form["列宽"])
    match band:
        case {"栏目": _}:
            return _fields(spec, band, row, width)
        case {"正文": _}:
            return _prose(spec, band, row, width)
        case {"资金": _}:
            return _money(spec, band, row)
    return _indicators(spec, form, band, row)


def _text(spec: Project | Unit, label: str) -> str:
    return str(getattr(spec, spec.LABELS[label]))


def _printed(band: Band, label: str) -> str:
    return str(band.get("印作", {}).get(label, label))


def _fields(spec: Project | Unit, band: Band, row: int, width: int) -> Iterator[Box]:
    for number, names in enumerate(band["栏目"], row):
        labels = [names] if isinstance(names, str) else names
        column = 0
        for index, label in enumerate(labels):
            head, value = band["占列"][2 * index : 2 * index + 2]
            value = width - column - head if label == labels[-1] else value
            yield Box(number, column, _printed(band, label), LABEL, 1, head)
            yield Box(number, column + head, _text(spec, label), VALUE, 1, value)
            column += head + value


def _prose(spec: Project | Unit, band: Band, row: int, width: int) -> Iterator[Box]:
    for number, label in enumerate(band["正文"], row):
        yield Box(number, 0, _printed(band, label), LABEL)
        yield Box(number, 1, _text(spec, label), PROSE, 1, width - 1)


def _money(spec: Project | Unit, band: Band, row: int) -> Iterator[Box]:
    funding = spec.funding
    revenue = {name: [funding.revenue.get(name, Decimal(0))] for name in band["收入"]["行"]}
    height = len(revenue) + len(funding.expenditure) + 2
    yield Box(row, 0, band["资金"], LABEL, height, band["占列"][0])
    yield from _block(band, band["收入"], revenue, row)
    yield from _block(band, band["支出"], funding.expenditure, row + len(revenue) + 1)


def _block(
    band: Band, block: Band, lines: Mapping[str, Sequence[Decimal]], row: int
) -> Iterator[Box]:
    first, second, third = band["占列"]
    left = first + second
    yield Box(row, first, block["标签"], LABEL, len(lines) + 1, second)
    yield Box(row, left, "", HEAD, 1, third)
    columns = list(block["列"].values())
    for place, column in enumerate(columns, left + third):
        yield Box(row, place, column["标签"], HEAD, 1, column.get("占列", 1))
    for number, (name, amounts) in enumerate(lines.items(), row + 1):
        yield Box(number, left, name, LABEL, 1, third)
        for place, (amount, column) in enumerate(zip(amounts, columns, strict=True), left + third):
            yield Box(number, place, amount, AMOUNT, 1, column.get("占列", 1))


def _indicators(spec: Project | Unit, form: Band, band: Band, row: int) -> Iterator[Box]:
    spans = list(band["层级"].values())
    heads = [*band["层级"].items(), *((band["数值"][key]["标签"], 1) for key in (HALF, FULL))]
    column = 0
    for label, columns in heads:
        yield Box(row, column, label, HEAD, 1, columns)
        column += columns
    rows = [one for one in spec.indicators if one.path[0] in band["指标"]]
    yield from _tree(rows, spans, 0, row + 1)
    for number, one in enumerate(rows, row + 1):
        for place, value in enumerate((one.half, one.full), sum(spans)):
            yield Box(number, place, printed(value, form), VALUE)


def _tree(rows: Sequence[Indicator], spans: Sequence[int], level: int, row: int) -> Iterator[Box]:
    """The labels of one level, each beside those below it."""
    column = sum(spans[:level])
    for name, group in groupby(rows, key=lambda one: "".join(one.path[level : level + 1])):
        members = list(group)
        yield Box(row, column, name, LABEL, len(members), spans[level])
        if level + 1 < len(spans):
            yield from _tree(members, spans, level + 1, row)
        row += len(members)


def printed(value: str, form: Band) -> str:
    """A value with its first sign as the form prints it."""
    glyph = form.get("字形", {}).get(value[:1])
    return glyph + value[1:] if glyph else value
