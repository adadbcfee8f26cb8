"""Chance with a vocabulary: words, lists of words and sentences drawn from ``words.yaml``."""

import random
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
)


class Chance(random.Random):
    """A source of chance that knows the words of specs."""

    def word(self, kind: str) -> str:
        """One word of a kind."""
        return str(self.choice(WORDS[kind]))

    def words(self, kind: str, count: int) -> list[str]:
        """Different words of a kind."""
        return self.sample(list(WORDS[kind]), count)

    def some(self, kind: str, fewest: int) -> str:
        """A list of words, up to two longer than the fewest."""
        return "、".join(self.words(kind, self.randint(fewest, fewest + 2)))

    def sentence(self, topic: str) -> str:
        """A sentence on a topic."""
        return (
            f"{self.word('turns')}{self.word('served')}的需要，"
            f"{self.word('manners')}开展{topic}，{self.some('aims', 1)}。"
        )

    def person(self) -> str:
        """A name and a telephone number."""
        name = self.word("surnames") + "".join(self.words("given", self.randint(1, 2)))
        return f"{name}0{self.randint(25, 29)}-8{self.randint(1_000_000, 9_999_999)}"
