"""What every format of changes is given: all there is to tell about one comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jxbudget.change import Change, Compared, Kind, Level, fingerprints


@dataclass(eq=False, repr=False)
class Changes:
    """One comparison.

    ``forms`` are all that were compared, those without a change among them. ``old`` and ``new``
    are what the user compares, ``failures`` the thresholds that were passed, as the user wrote
    them. ``kinds`` is the catalogue. ``drawn`` are the new forms in HTML by their paths, with
    what changed marked; only the format html wants them.
    """

    forms: tuple[Compared, ...]
    old: str
    new: str
    failures: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    version: str = ""
    drawn: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def changed(self) -> tuple[Compared, ...]:
        """The forms with a change."""
        return tuple(one for one in self.forms if one.changes)

    @cached_property
    def all(self) -> tuple[Change, ...]:
        """Every change, form by form."""
        return tuple(change for one in self.forms for change in one.changes)

    @cached_property
    def counts(self) -> dict[Level, int]:
        """How many changes of each level."""
        levels = [change.level for change in self.all]
        return {level: levels.count(level) for level in Level}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """A fingerprint for each change; no two are alike."""
        return fingerprints(self.all)


def worst_first(changes: tuple[Change, ...]) -> list[Change]:
    """The changes of a form: what matters most first, within a level as they are."""
    return sorted(changes, key=lambda change: change.level.rank)
