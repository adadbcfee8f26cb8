"""What became of a paragraph, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from operator import itemgetter

from jxbudget.change import Piece
from jxbudget.model.fragments import fold, fragments

MOST = 600
"""Tokens of a side that are compared one with another; of more only the ends are."""

_SENTENCE = re.compile(r"[^。；;！!？?\n]*[。；;！!？?\n]|[^。；;！!？?\n]+")
_WORD = re.compile(r"[A-Za-z]+|[0-9]+|.", re.DOTALL)
_ISLAND = 3
"""Letters of unchanged text between two changes that are read better as a part of both."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts piece by piece: what stayed, and between it what became what.

    First by sentences, then within those that changed by words: a number with its unit is one,
    and so is each Chinese character. Changes that all but touch are one change.
    """
    whole: list[Piece] = []
    for before, after in _blocks(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if before == after:
            whole.append(Piece("".join(before), "".join(after)))
        else:
            tokens = _tokens("".join(before)), _tokens("".join(after))
            whole += (Piece("".join(one), "".join(other)) for one, other in _blocks(*tokens))
    rows = [*_joined(whole, [piece.is_same for piece in whole])]
    ends = {0, len(rows) - 1}
    return tuple(
        _joined(
            rows,
            [
                piece.is_same and (number in ends or not _is_island(piece.old))
                for number, piece in enumerate(rows)
            ],
        )
    )


def alike(old: str, new: str) -> int:
    """How much of two texts stayed, in percent of the letters of both."""
    letters = len(old) + len(new)
    same = sum(len(piece.old) for piece in pieces(old, new) if piece.is_same)
    return 200 * same // letters if letters else 100


def _tokens(text: str) -> list[str]:
    """A number with its unit, a word of letters, or else a single character."""
    found: list[str] = []
    done = 0
    for start, end in fragments(fold(text)):
        found += _WORD.findall(text[done:start])
        found.append(text[start:end])
        done = end
    return found + _WORD.findall(text[done:])


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Stretches that are the same, and between them those that are not."""
    head = _in_common(old, new)
    tail = _in_common(old[head:][::-1], new[head:][::-1])
    yield old[:head], new[:head]
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield old[len(old) - tail :], new[len(new) - tail :]


def _in_common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens are the same from the start."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False)))


def _middle(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    if len(old) > MOST or len(new) > MOST:
        yield old, new
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield old[a:b], new[c:d]


def _is_island(text: str) -> bool:
    """Whether a text that stayed between two changes is so little that it is read with them."""
    return len(text) < _ISLAND and "\n" not in text


def _joined(found: Sequence[Piece], stay: Sequence[bool]) -> Iterator[Piece]:
    """One piece for all in a row that stay, and for all that do not; none that is empty."""
    rows = ((stays, piece) for stays, piece in zip(stay, found, strict=True) if any(piece))
    for _, group in groupby(rows, key=itemgetter(0)):
        row = [piece for _, piece in group]
        yield Piece("".join(piece.old for piece in row), "".join(piece.new for piece in row))
