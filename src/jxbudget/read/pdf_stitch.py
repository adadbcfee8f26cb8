"""The part of a table on a page and the part on the next → one table."""

import re

from jxbudget.read.pdf_part import Part, Piece
from jxbudget.read.pdf_words import fits, is_centred, right_side

_SAME_SIDE = 3.0
_HEAD_ROWS = 3
_VALUE = re.compile(r"[≥≤⩾⩽><=＝＞＜]|[-+]?[0-9.,]+[%％]?$")


def stitch(above: Part, below: Part) -> None:
    """Put a part under another: a heading that is printed again goes, cut cells are made whole."""
    _behead(below, above)
    first = below.starting(0)
    if not first:
        return
    pairs = [(_over(piece, above), piece) for piece in first]
    cut = _is_cut(pairs, above)
    shift = above.end - cut
    joined = {id(piece): over for over, piece in _going_on(pairs, cut=cut)}
    for piece in below.pieces:
        over = joined.get(id(piece))
        piece.row += shift
        if over is None:
            above.pieces.append(piece)
            continue
        if piece.text != over.text:
            over.lines += piece.lines
        over.rows = piece.end - over.row
        over.open_bottom = piece.open_bottom


def fits_under(above: Part, below: Part) -> bool:
    """Whether two parts have the same outer sides."""
    return (
        abs(above.left - below.left) <= _SAME_SIDE and abs(above.right - below.right) <= _SAME_SIDE
    )


def starts_alike(start: Part, below: Part) -> bool:
    """Whether a part begins as another did, with other values: it is the next form."""
    one, other = (_signature(part, 0, 1) for part in (start, below))
    return bool(one and other) and one != other and one[0] == other[0] and bool(one[0][-1])


_Cell = tuple[int, int, int, str]


def _signature(part: Part, row: int, count: int) -> list[_Cell]:
    """The cells of some rows in a form that can be compared; none if one reaches further down."""
    pieces = sorted(
        (piece for piece in part.pieces if row <= piece.row < row + count),
        key=lambda piece: (piece.row, piece.x0),
    )
    if any(piece.end > row + count for piece in pieces):
        return []
    return [
        (piece.row - row, piece.rows, round(piece.x0 / _SAME_SIDE), _bare(piece.text))
        for piece in pieces
    ]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _behead(below: Part, above: Part) -> None:
    """Take off the heading rows if they are those that were printed last."""
    for count in range(1, _HEAD_ROWS + 1):
        if count < below.end and _is_repeated(_signature(below, 0, count), above, count):
            below.pieces = [piece for piece in below.pieces if piece.row >= count]
            for piece in below.pieces:
                piece.row -= count
            return


def _is_repeated(head: list[_Cell], above: Part, count: int) -> bool:
    texts = [text for *_, text in head]
    if len(texts) < 2 or not all(texts) or any(map(_VALUE.match, texts)):
        return False
    for row in reversed(range(above.end - count + 1)):
        found = _signature(above, row, count)
        if found and found[0][-1] == texts[0]:
            return [text for *_, text in found] == texts and _alike(found, head)
    return False


def _alike(one: list[_Cell], other: list[_Cell]) -> bool:
    return all(a[:2] == b[:2] and abs(a[2] - b[2]) <= 1 for a, b in zip(one, other, strict=True))


def _over(piece: Piece, above: Part) -> Piece | None:
    """The cell with the same sides that ends the part above."""
    for over in above.ending():
        if abs(over.x0 - piece.x0) <= _SAME_SIDE and abs(over.x1 - piece.x1) <= _SAME_SIDE:
            return over
    return None


_Pairs = list[tuple[Piece | None, Piece]]


def _going_on(pairs: _Pairs, *, cut: bool) -> list[tuple[Piece, Piece]]:
    """The pairs that are one cell: the whole cut row, or labels and what has no border between."""
    whole = [(over, piece) for over, piece in pairs if over]
    if cut:
        return whole
    tops = {piece.open_top for _, piece in pairs}
    bottoms = {over.open_bottom for over, _ in whole}
    opened = [
        (over, piece)
        for over, piece in whole
        if (piece.open_top and False in tops) or (over.open_bottom and False in bottoms)
    ]
    labels = [pair for pair in _labels(pairs) if pair not in opened]
    return opened + labels


def _labels(pairs: _Pairs) -> list[tuple[Piece, Piece]]:
    """From the left, the labels that are left out or printed again beside what is new."""
    found: list[tuple[Piece, Piece]] = []
    for number, (over, piece) in enumerate(pairs):
        rest = any(other.lines for _, other in pairs[number + 1 :])
        if not (rest and over and over.lines and _is_label(piece, over)):
            break
        found.append((over, piece))
    return found


def _is_label(piece: Piece, over: Piece) -> bool:
    return not piece.lines or _bare(piece.text) == _bare(over.text)


def _is_cut(pairs: _Pairs, above: Part) -> bool:
    """Whether the first row below is the rest of the last one above: all its texts go on."""
    whole = [(over, piece) for over, piece in pairs if over]
    worded = [(over, piece) for over, piece in whole if piece.lines]
    if not worded or len(whole) < len(pairs) or len(worded) == len(pairs) > 1:
        return False
    width = above.right - above.left
    wide = len(worded) == 1
    return all(_goes_on(over, piece, width if wide else None) for over, piece in worded)


def _goes_on(over: Piece, piece: Piece, width: float | None) -> bool:
    """Whether a text has its end below: its last line is full, or it is long prose alone."""
    if not over.lines:
        return False
    room = over.x1 - over.x0
    if not fits(over.lines[-1], piece.lines[0], right_side(over.lines, room)):
        return True
    prose = len(over.lines) > 1 and not is_centred(over.lines, room)
    return prose and width is not None and room > 0.4 * width
