"""What a template engine is given for a spec."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from bench.peers.boxes import Band, printed
from bench.peers.model import Indicator, Project, Unit

Context = dict[str, Any]


def context(spec: Project | Unit, form: Band) -> Context:
    """Texts and amounts by label, ``lines`` of expenditure, ``rows`` of each indicator table."""
    texts = {key(label): str(getattr(spec, name)) for label, name in spec.LABELS.items()}
    money = next(band for band in form["表格"] if "资金" in band)
    revenue = {
        key(name): amount(spec.funding.revenue.get(name, Decimal(0)))
        for name in money["收入"]["行"]
    }
    lines = [
        {"name": name, "half": amount(half), "full": amount(full)}
        for name, (half, full) in spec.funding.expenditure.items()
    ]
    bands = [band for band in form["表格"] if "指标" in band]
    tables = {f"rows{n}": list(_rows(spec, form, band)) for n, band in enumerate(bands)}
    return {"标题": form["标题"], "lines": lines, **texts, **revenue, **tables}


def key(label: str) -> str:
    """A label as a name that every engine can read."""
    return re.sub(r"\W", "", label)


def amount(number: Decimal) -> str:
    """An amount as forms print it."""
    return f"{number.normalize():f}"


def _rows(spec: Project | Unit, form: Band, band: Band) -> Iterator[Context]:
    """Each row with its labels ``t0``, ``t1``, …; ``merge0`` says whether the first begins here."""
    above: Sequence[str] = ()
    levels = len(band["层级"])
    for one in spec.indicators:
        if one.path[0] in band["指标"]:
            values = {"half": printed(one.half, form), "full": printed(one.full, form)}
            yield _labels(one, above, levels) | values
            above = one.path


def _labels(one: Indicator, above: Sequence[str], levels: int) -> Context:
    row: Context = {}
    for level in range(levels):
        begins = level == levels - 1 or one.path[: level + 1] != above[: level + 1]
        row[f"merge{level}"] = "restart" if begins else "continue"
        row |= {f"begins{level}": begins, f"goes_on{level}": not begins}
        row[f"t{level}"] = one.path[level] if begins and level < len(one.path) else ""
    return row
