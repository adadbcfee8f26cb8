"""Letters → the lines they stand in, and the lines of a cell → its paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from jxbudget.read.pdf_leaf import Letter

_LATIN = re.compile(r"[!-~À-ɏͰ-ӿ]")
_WORD = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ӿ]")
_UNIT = re.compile(r"[!-~À-ɏͰ-ӿ]+|[^!-~À-ɏͰ-ӿ][，。；：、！？）》”’」』】%]*")
_END = re.compile(r"[。；：;:！？][”’」』）》]*$")
_PAD = 6.0
_NARROW = 12.0


class Row(NamedTuple):
    """A line as it was set: its text, where it lies, the size of its letters.

    ``unit`` is the width of its first word, or of its first Chinese letter with the punctuation
    that may not be parted from it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    unit: float

    def moved(self, x: float) -> "Row":
        """The same line seen from a place further right."""
        return self._replace(x0=self.x0 - x, x1=self.x1 - x)


def rows(letters: Iterable[Letter]) -> list[Row]:
    """The lines of letters from top to bottom. Letters that are turned are read as turned."""
    found = list(letters)
    turns = [letter.turn for letter in found]
    turn = max(set(turns), key=turns.count, default=0)
    if turn:
        found = [_upright(letter, turn) for letter in found]
    set_rows = [_row(line) for line in _lines(found)]
    return [row for row in set_rows if row.text]


def _upright(letter: Letter, turn: int) -> Letter:
    if turn > 0:
        sides = (-letter.bottom, letter.x0, -letter.top, letter.x1)
    else:
        sides = (letter.top, -letter.x1, letter.bottom, -letter.x0)
    return Letter(letter.text, *sides, letter.size)


def _lines(letters: Iterable[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = []
    base = 0.0
    for letter in sorted(letters, key=_middle):
        middle = _middle(letter)
        if lines and middle - base <= 0.5 * min(letter.size, lines[-1][-1].size):
            lines[-1].append(letter)
        else:
            lines.append([letter])
            base = middle
    return [sorted(line, key=lambda letter: letter.x0) for line in lines]


def _middle(letter: Letter) -> float:
    return (letter.top + letter.bottom) / 2


def _row(letters: list[Letter]) -> Row:
    """A line; a letter that is printed twice for boldness counts once."""
    inked = [letter for letter in letters if letter.text.strip()]
    once = [one for last, one in pairwise([None, *inked]) if one and not _is_again(last, one)]
    if not once:
        return Row("", 0, 0, 0, 0, 1, 0)
    blanks = [letter for letter in letters if not letter.text.strip()]
    text = once[0].text
    for last, one in pairwise(once):
        text += (" " if _is_apart(last, one, blanks) else "") + one.text
    size = max(letter.size for letter in once)
    top, bottom = min(one.top for one in once), max(one.bottom for one in once)
    return Row(text, once[0].x0, once[-1].x1, top, bottom, size, _unit(text, once))


def _is_again(last: Letter | None, one: Letter) -> bool:
    return last is not None and last.text == one.text and one.x0 - last.x0 < 0.2 * one.size


def _is_apart(last: Letter, one: Letter, blanks: Iterable[Letter]) -> bool:
    """Whether two letters have a blank between them, or a gap that can be nothing else."""
    gap = one.x0 - last.x1
    if gap > 0.08 * one.size and any(
        last.x1 - 0.5 <= (blank.x0 + blank.x1) / 2 <= one.x0 + 0.5 for blank in blanks
    ):
        return True
    latin = bool(_LATIN.match(last.text)) + bool(_LATIN.match(one.text))
    return gap > (0.8, 0.6, 0.2)[latin] * one.size


def _unit(text: str, letters: Sequence[Letter]) -> float:
    found = _UNIT.match(text)
    length = 0
    for letter in letters:
        length += len(letter.text)
        if not found or length >= found.end():
            return letter.x1 - letters[0].x0
    return letters[-1].x1 - letters[0].x0


def paragraphs(lines: Sequence[Row], width: float) -> str:
    """The text of a cell of a width; lines that were broken to fit are whole again.

    ``lines`` have their places from the left side of the cell.
    """
    if not lines:
        return ""
    centred, left, right = is_centred(lines, width), _left(lines), right_side(lines, width)
    text = lines[0].text
    for line, below in pairwise(lines):
        if _is_paragraph(line, below, left, right, centred=centred):
            text += "\n" + below.text
        else:
            text += _joint(line, below, width) + below.text
    return "\n".join(part.strip() for part in text.split("\n"))


def _is_paragraph(line: Row, below: Row, left: float, right: float, *, centred: bool) -> bool:
    """Whether a line begins a paragraph of its own: the one above ended though it had room."""
    ends = bool(_END.search(line.text))
    if centred:
        return ends and not line.text.endswith((":", "：")) and fits(line, below, right)
    indented = below.x0 - left >= 1.5 * below.size
    if fits(line, below, right):
        return ends or indented
    return ends and indented


def fits(line: Row, below: Row, right: float) -> bool:
    """Whether the next word would have had room in a line."""
    return right - line.x1 >= below.unit + 0.3 * line.size


def is_centred(lines: Sequence[Row], width: float) -> bool:
    """Whether lines have as much room before them as behind."""
    return all(abs(line.x0 - (width - line.x1)) <= line.size for line in lines)


def _left(lines: Sequence[Row]) -> float:
    return min(_PAD, *(line.x0 for line in lines))


def right_side(lines: Sequence[Row], width: float) -> float:
    """Where the lines of a cell end at most."""
    return max(width - _PAD, *(line.x1 for line in lines), 0.0)


def _joint(line: Row, below: Row, width: float) -> str:
    """A blank between two words of a wide cell, nothing where a word was broken."""
    if not (_WORD.match(line.text[-1]) and _LATIN.match(below.text[0])):
        return ""
    if line.text[-1].isdigit() and below.text[0].isdigit():
        return ""
    return " " if width > _NARROW * line.size else ""
