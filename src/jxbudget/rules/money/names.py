"""Names of projects, lines and costs, without what does not tell two things apart."""

import re

from jxbudget.rules.naming import plain, without_brackets

_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_DIGITS = re.compile(r"[0-9]+")


def bare(name: str) -> str:
    """A name without brackets and without the year."""
    return _YEAR.sub("", plain(without_brackets(name)))


def same_but_for_marks(name: str) -> tuple[str, ...]:
    """What two names share that differ in width, spaces and punctuation alone.

    Numbers stay apart: ``第1-2期`` is not ``第12期``.
    """
    return (plain(name), *_DIGITS.findall(name))
