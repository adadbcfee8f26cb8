"""What stands above the table of a form: its title, its year, and what else."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Board, Row
from jxbudget.forms.describe.findings import Doubt
from jxbudget.forms.describe.labels import BESIDE, BLANK_YEAR, TITLED_YEAR, YEAR, is_title, name_of

NO_TITLE = "预算绩效目标表"


class Top(NamedTuple):
    """The title without its year, the year, how many rows of the table are above it, doubts."""

    title: str
    year: int | None
    rows: int
    doubts: tuple[Doubt, ...]


class _Piece(NamedTuple):
    text: str
    place: str


def top_of(board: Board) -> Top:
    """Title and year: of the lines above the table, or of its first rows."""
    above = list(takewhile(is_above, board.rows))
    pieces = [*_pieces(board, above)]
    years = [found[1] for piece in pieces if (found := YEAR.search(piece.text))]
    titles = [piece for piece in pieces if is_title(_without_year(piece.text))]
    title = next(iter(titles), None)
    left = [piece for piece in pieces if piece is not title and not _is_year(piece.text)]
    doubts = [Doubt(words.OUTSIDE, piece.text, piece.place) for piece in left]
    if title is None:
        doubts.insert(0, Doubt(words.NO_TITLE, key=NO_TITLE))
    told = _without_year(title.text) if title else NO_TITLE
    return Top(told, int(years[0]) if years else None, len(above), tuple(doubts))


def is_above(row: Row) -> bool:
    """Whether a row is none of a table: a title, a year, a unit of amounts, one wide cell."""
    texts = [box.text for box in row if box.text.strip()]
    return len(row) == 1 or all(_is_beside(text) for text in texts)


def _is_beside(text: str) -> bool:
    told = name_of(text)
    return is_title(told) or _is_year(told) or is_beside(text)


def is_beside(text: str) -> bool:
    """Whether a text is a line around a table: 填报单位：……"""
    return bool(BESIDE.match(name_of(text))) and any(colon in text for colon in "：:")


def _pieces(board: Board, above: list[Row]) -> Iterator[_Piece]:
    boxes = [box for row in above for box in row]
    texts = [(line.text, line.place) for line in board.head]
    texts += [(box.text, box.place) for box in boxes]
    for text, place in texts:
        yield from (_Piece(line.strip(), place) for line in text.split("\n") if line.strip())


def _is_year(text: str) -> bool:
    told = name_of(text)
    return bool(TITLED_YEAR.fullmatch(told) or BLANK_YEAR.fullmatch(told))


def _without_year(text: str) -> str:
    return TITLED_YEAR.sub("", name_of(text)) or text
