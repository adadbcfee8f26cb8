"""A spec and a form → the sheet that is printed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jxbudget.forms.bands.indicators import IndicatorsBand
from jxbudget.forms.form import Form
from jxbudget.grid import Cell, Grid, Sheet
from jxbudget.model.amount import print_amount
from jxbudget.model.spec import AnySpec

_NOT_IN_A_NAME = re.compile(r"\W")


def lay_out(spec: AnySpec, form: Form) -> Sheet:
    """The printed form: an indicator table is a grid of its own, all other bands share one.

    Nothing of the spec is left out: ValueError when the form has no place for an indicator.
    """
    for indicator in spec.indicators:
        band = form.band_of(indicator.path[0])
        if band is None or len(indicator.path) > len(band.levels):
            raise ValueError(f"the form has no place for {' / '.join(indicator.path)}")
    return Sheet(
        title=form.title,
        name=spec.name,
        creator=spec.text(spec.CREATOR),
        grids=tuple(_grids(spec, form)),
        fields=_fields(spec, form),
    )


def _grids(spec: AnySpec, form: Form) -> Iterator[Grid]:
    widths = tuple(form.widths)
    open_: list[Cell] = []
    for band in form.bands:
        if isinstance(band, IndicatorsBand):
            if open_:
                yield Grid(widths, tuple(open_))
                open_ = []
            yield Grid(widths, tuple(band.lay_out(spec, form.glyphs)), head_rows=1)
            continue
        top = max((cell.row + cell.rows for cell in open_), default=0)
        open_ += (replace(c, row=c.row + top) for c in band.lay_out(spec, len(widths)))
    if open_:
        yield Grid(widths, tuple(open_))


def _fields(spec: AnySpec, form: Form) -> dict[str, str]:
    """The words a page may use, under names that Jinja can read: no slash, no bracket."""
    amounts: dict[str, Decimal] = spec.funding.revenue.root
    words = {name: print_amount(amounts.get(name, Decimal(0))) for name in form.vocabulary.sources}
    words |= spec.texts
    words |= {"标题": form.title}
    return {_NOT_IN_A_NAME.sub("", label): text for label, text in words.items()}
