"""Where facts are gathered: each place once, everything else kept as a stray."""

from collections.abc import Iterable

from jxbudget.diagnostic import Pointer, Text
from jxbudget.forms.recover import words
from jxbudget.forms.recover.facts import Fact, Stray
from jxbudget.forms.recover.rows import Item
from jxbudget.paper import UNREADABLE


class Collector:
    """The facts and strays of one form."""

    def __init__(self) -> None:
        self.facts: dict[Pointer, Fact] = {}
        self.strays: list[Stray] = []
        self.notes: list[Stray] = []

    def place(self, pointer: Pointer, text: str, item: Item, doubt: Text | None = None) -> None:
        """Put a text where it belongs; a place that holds another text keeps that."""
        if UNREADABLE in text:
            doubt = words.UNREADABLE
        known = self.facts.get(pointer)
        if known is None:
            self.facts[pointer] = Fact(pointer, text, item.place, doubt)
        elif not known.text and text:
            self.facts[pointer] = Fact(pointer, text, item.place, doubt or words.TWICE)
        elif text and known.text != text:
            self.facts[pointer] = known._replace(doubt=known.doubt or words.TWICE)
            self.strays.append(Stray(text, item.place, words.TWICE))

    def suspect(self, above: Pointer, doubt: Text) -> None:
        """Doubt everything below a place."""
        for pointer, fact in self.facts.items():
            if pointer[: len(above)] == above:
                self.facts[pointer] = fact._replace(doubt=fact.doubt or doubt)

    def append(self, pointer: Pointer, text: str, doubt: Text) -> None:
        """Put a text behind the one that is there."""
        known = self.facts[pointer]
        self.facts[pointer] = known._replace(text=f"{known.text}{text}", doubt=doubt)

    def leave(self, items: Iterable[Item], why: Text) -> None:
        """Keep what found no place."""
        self.strays += [Stray(item.text.strip(), item.place, why) for item in items]
