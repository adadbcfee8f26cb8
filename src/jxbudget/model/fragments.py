"""Where numbers with a unit stand in running text: ``1万人``, ``80-100人``, ``百分之九``."""

import re
from collections.abc import Iterator

from jxbudget.model.numerals import COUNT
from jxbudget.model.units import unit_end

_FOLDED = "".join(chr(code) for code in range(0xFF10, 0xFF5B))
_FOLD = {ord(letter): ord(letter) - 0xFEE0 for letter in _FOLDED if letter.isalnum()}
_FOLD |= str.maketrans("％．／＊－–−～〜∼＝＞＜＋（）\u3000", "%./*---~~~=><+() ")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％．／＊－–−～〜∼＝＞＜＋（）\u3000]+")

_NUMBER = re.compile(COUNT)
_START = re.compile(
    r"[-+0-9百](?:(?<=百)|(?<![0-9A-Za-z.+×*/·第].)(?<![0-9][,:].)(?<![A-Za-z]-.)(?<!第 .))"
)
_JOINT = re.compile(r" ?(?:~|-|—{1,2}|至|到) ?")
_PERCENT = "百分之"


def fold(text: str) -> str:
    """The text with half-width digits, letters and signs; a full-width comma stays punctuation.

    One letter becomes one, so that offsets stay.
    """
    return _WIDE.sub(lambda found: found[0].translate(_FOLD), text)


def fragments(folded: str) -> Iterator[tuple[int, int]]:
    """Where each number with its unit starts and ends, from left to right."""
    done = 0
    for found in _START.finditer(folded):
        start = found.start()
        end = _end(folded, start) if start >= done else None
        if end is not None:
            yield start, end
            done = end


def _end(folded: str, start: int) -> int | None:
    if folded.startswith(_PERCENT, start):
        return _number(folded, _spaced(folded, start + len(_PERCENT)))
    number = _number(folded, start)
    if number is None:
        return None
    unit = _unit(folded, number)
    return _end_of_range(folded, unit or _spaced(folded, number)) or unit


def _end_of_range(folded: str, first: int) -> int | None:
    """Where the second number of a range ends, with its unit; the first may have none."""
    joint = _JOINT.match(folded, first)
    second = _number(folded, joint.end()) if joint else None
    return None if second is None else _unit(folded, second)


def _number(folded: str, at: int) -> int | None:
    found = _NUMBER.match(folded, at)
    return found.end() if found else None


def _unit(folded: str, number: int) -> int | None:
    """Where the unit behind a number ends."""
    return unit_end(folded, _spaced(folded, number))


def _spaced(folded: str, at: int) -> int:
    return at + folded.startswith(" ", at)
