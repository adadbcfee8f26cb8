"""Where facts are gathered: each place once, everything else kept as a stray."""

from collections.abc import Iterable

from jxbudget.diagnostic import Pointer, Text
from jxbudget.forms.recover import words
from jxbudget.forms.recover.facts import Fact, Stray
from jxbudget.forms.recover.rows import Item


class Collector:
    """The facts and strays of one form."""

    def __init__(self) -> None:
        self.facts: dict[Pointer, Fact] = {}
        self.strays: list[Stray] = []
        self.notes: list[Stray] = []

    def place(self, pointer: Pointer, text: str, item: Item, doubt: Text | None = None) -> None:
        """Put a text where it belongs; a place that holds another text keeps that."""
        known = self.facts.get(pointer)
        if known is None or not known.text:
            self.facts[pointer] = Fact(pointer, text, item.place, doubt)
        elif text and known.text != text:
            self.strays.append(Stray(text, item.place, words.TWICE))

    def append(self, pointer: Pointer, text: str, doubt: Text) -> None:
        """Put a text behind the one that is there."""
        known = self.facts[pointer]
        self.facts[pointer] = known._replace(text=f"{known.text}{text}", doubt=doubt)

    def leave(self, items: Iterable[Item], why: Text) -> None:
        """Keep what found no place."""
        self.strays += [Stray(item.text.strip(), item.place, why) for item in items]
