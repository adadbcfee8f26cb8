"""A spec on one side of a comparison."""

from collections.abc import Iterable
from typing import NamedTuple

from jxbudget.change import Change, Compared, Money, Spot
from jxbudget.forms.form import Form
from jxbudget.model.spec import AnySpec


class Entry(NamedTuple):
    """A spec with its form.

    ``path`` is told to the user, ``place`` is the same path seen from what is compared.
    """

    path: str
    place: str
    spec: AnySpec
    form: Form


def named(entry: Entry) -> Spot:
    """Where the name of a form stands."""
    return Spot(entry.path, (entry.spec.NAME,), entry.spec.name)


def compared(
    name: str,
    sides: tuple[Entry | None, Entry | None],
    total: Money | None,
    changes: Iterable[Change],
) -> Compared:
    """What changed in a form."""
    old, new = sides
    years = old and old.spec.year, new and new.spec.year
    return Compared(name, old and old.path, new and new.path, years, total, tuple(changes))
