"""All forms of one unit side by side: what rules over several forms are given."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from jxbudget.model.spec import AnySpec
from jxbudget.rules.kit import Case, Dossier

_NOT_IN_A_NAME = re.compile(r"[\s\W_]+")


def gather(cases: Iterable[Case[AnySpec]], *, whole: bool = True) -> tuple[Dossier, ...]:
    """One dossier for each unit, in the order of their names.

    Names that differ in width, spaces or punctuation are one unit's. A form that names no unit
    belongs to no dossier.
    """
    by_unit: dict[str, list[Case[AnySpec]]] = {}
    for case in cases:
        unit = plain(case.spec.text(case.spec.CREATOR))
        if unit:
            by_unit.setdefault(unit, []).append(case)
    return tuple(
        Dossier(unit, tuple(sorted(of_unit, key=lambda case: case.path)), whole)
        for unit, of_unit in sorted(by_unit.items())
    )


def plain(name: str) -> str:
    """A name without what does not tell two things apart: width, spaces, punctuation."""
    return _NOT_IN_A_NAME.sub("", unicodedata.normalize("NFKC", name)).casefold()


def similarity(one: str, other: str) -> int:
    """How alike two names are, in percent, by the longest runs they share."""
    return round(100 * SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio())
