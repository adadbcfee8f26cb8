"""A spec and a form → the sheet that is printed."""

import re
from collections.abc import Iterator
from functools import lru_cache

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
    deepest = {root: len(band.levels) for band in form.indicator_bands for root in band.roots}
    for indicator in spec.indicators:
        if len(indicator.path) > deepest.get(indicator.path[0], 0):
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
        top = open_[-1].row + 1 if open_ else 0
        open_ += band.lay_out(spec, top, len(widths))
    if open_:
        yield Grid(widths, tuple(open_))


def _fields(spec: AnySpec, form: Form) -> dict[str, str]:
    """The words a page may use, under names that Jinja can read: no slash, no bracket."""
    revenue = spec.funding.revenue
    words = {name: print_amount(revenue.amount(name)) for name in form.vocabulary.sources}
    words |= spec.texts
    words |= {"标题": form.title}
    return {_name(label): text for label, text in words.items()}


@lru_cache(maxsize=256)
def _name(label: str) -> str:
    return _NOT_IN_A_NAME.sub("", label)
