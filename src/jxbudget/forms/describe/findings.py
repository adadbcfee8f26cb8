"""What is gathered while a form is read: doubts, and the names that are taken."""

import re
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from jxbudget.diagnostic import Language, Text
from jxbudget.forms.describe import words
from jxbudget.forms.describe.labels import is_hint, name_of
from jxbudget.model.spec import KINDS
from jxbudget.model.vocabulary import INDICATORS, FormKind
from jxbudget.model.waiver import WAIVERS
from jxbudget.paper import Box


class Doubt(NamedTuple):
    """Something that a person has to look at: why, its text, where it stands."""

    why: Text
    text: str = ""
    place: str = ""
    key: str = ""

    def told(self, language: Language) -> str:
        """One line of it, word for word."""
        why = self.why.say(language, {"key": self.key, "kind": self.key, "label": self.key})
        facts = {"why": why, "text": " ".join(self.text.split()), "place": self.place}
        what = words.QUOTED.say(language, facts) if self.text else why
        return words.CHECK.say(language, {"what": what})


class Label(NamedTuple):
    """The name of a field, and how it is printed."""

    key: str
    printed: str


class Known(NamedTuple):
    """Labels of forms at hand: of short fields and of texts."""

    short: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()


def unique(names: Iterable[str]) -> list[str]:
    """Names of which none is another: a later one gets a number."""
    found: list[str] = []
    for name in names:
        free = (f"{name}{n}" for n in range(2, len(found) + 3))
        found.append(name if name not in found else next(one for one in free if one not in found))
    return found


class Findings:
    """The doubts of one form and the labels that it has so far; ``is_blank`` when not filled."""

    def __init__(
        self, kind: FormKind, names: re.Pattern[str], known: Known, *, is_blank: bool
    ) -> None:
        self.kind, self.known, self.is_blank = KINDS[kind], known, is_blank
        self.has_money = False
        self.roots: set[str] = set()
        self.doubts: list[Doubt] = []
        self.labels: set[str] = set()
        self._names = names
        self._taken = {self.kind.MONEY, INDICATORS, WAIVERS}

    def doubt(self, why: Text, box: Box, key: str = "") -> None:
        """A doubt about a box."""
        self.doubts.append(Doubt(why, box.text, box.place, key))

    def leave(self, why: Text, boxes: Iterable[Box]) -> None:
        """Boxes that are left out, those of them that say something."""
        for box in boxes:
            if box.text.strip():
                self.doubt(why, box)

    def hint(self, box: Box) -> None:
        """What stands in a cell that is to be filled in."""
        if self.is_blank or is_hint(box.text):
            self.leave(words.HINT, [box])

    def label(self, box: Box) -> Label | None:
        """The field of a label, under a name that no other has; None where it can have none."""
        key = name_of(box.text)
        if self.kind.NAME not in self.labels and self._names.fullmatch(key):
            if key != self.kind.NAME:
                self.doubt(words.NAMED_SO, box, self.kind.NAME)
            key = self.kind.NAME
        if key in self._taken or not key:
            self.leave(words.TAKEN, [box])
            return None
        if key in self.labels:
            self.doubt(words.TWICE, box)
            key = next(one for n in count(2) if (one := f"{key}{n}") not in self.labels)
        self.labels.add(key)
        return Label(key, box.text.strip())
