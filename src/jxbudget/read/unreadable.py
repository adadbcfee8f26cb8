"""Why a file cannot be read, as a sentence."""

from jxbudget.diagnostic import Language, Text


class Unreadable(Exception):  # noqa: N818 - told to the user as a sentence
    """A file that is not what its name says, is torn, or is locked."""

    def __init__(self, text: Text, **facts: object) -> None:
        super().__init__(text.say("zh", facts))
        self.text = text
        self.facts = facts

    def say(self, language: Language) -> str:
        """The sentence."""
        return self.text.say(language, self.facts)
