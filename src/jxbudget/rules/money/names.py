"""Names of projects, lines and costs, without what does not tell two things apart."""

import re
from functools import lru_cache

from jxbudget.rules.gather import plain

_BRACKETED = re.compile(r"[（(【\[〔][^（(【\[〔）)】\]〕]*[）)】\]〕]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")
_DIGITS = re.compile(r"[0-9]+")


def without_brackets(name: str) -> str:
    """A name without what stands in brackets: ``项目总成本（万元）`` is 项目总成本."""
    return _BRACKETED.sub("", name)


@lru_cache(maxsize=4096)
def indicator_name(name: str) -> str:
    """The plain name of an indicator without its brackets; the same few come on every form."""
    return plain(without_brackets(name))


def bare(name: str) -> str:
    """A name without brackets and without the year."""
    return _YEAR.sub("", plain(without_brackets(name)))


def same_but_for_marks(name: str) -> tuple[str, ...]:
    """What two names share that differ in width, spaces and punctuation alone.

    Numbers stay apart: ``第1-2期`` is not ``第12期``.
    """
    return (plain(name), *_DIGITS.findall(name))
