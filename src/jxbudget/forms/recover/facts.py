"""What was recovered from an existing form: facts with their places, and what found no place."""

from typing import NamedTuple

from jxbudget.diagnostic import Pointer, Text
from jxbudget.forms.form import Form


class Fact(NamedTuple):
    """A text and where in a spec it belongs; ``place`` is where it was found.

    ``doubt`` says why a person should look at it, None where nothing speaks against it.
    """

    pointer: Pointer
    text: str
    place: str
    doubt: Text | None = None


class Stray(NamedTuple):
    """A text that found no place, word for word."""

    text: str
    place: str
    why: Text


class Recovered(NamedTuple):
    """One form: its facts in the order of the page, what was left over, comments on its cells.

    ``year`` is None where none is told.
    """

    form: Form
    year: int | None
    facts: tuple[Fact, ...]
    strays: tuple[Stray, ...]
    notes: tuple[Stray, ...] = ()
