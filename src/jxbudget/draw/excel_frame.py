"""What the worksheets of one page and the same columns share, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jxbudget.draw import measure
from jxbudget.draw.excel_page import ExcelPage, letters
from jxbudget.draw.ooxml import DECLARATION, S
from jxbudget.grid import AMOUNT, VALUE, Cell, Style

PADDING = 7.0
"""Points that the gaps of a cell take from its width, and from its height."""

GENERAL = 10
"""Signs of a number that Excel's general format shows without rounding."""

PIXELS = 96 / 25.4
"""Pixels in a mm, as Excel counts them."""

DIGIT, GAP = 7, 5
"""Pixels of a digit in the page's default font, and of the gap beside a column's text."""

MOST_ROWS = 8_192
"""Rows of the spots that are kept, all together: a few megabytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Cells of the same columns and style.

    ``full`` and ``blank`` are the XML of a row of such a cell with a text or an amount, and with
    nothing; ``exact`` of an amount by its decimals. In it, ``#`` is for the number of the row and
    ``%s`` for the index of the text, or the amount. ``merge`` is that of a cell over several
    columns or rows, with the numbers of its rows to fill in. A line of ``size`` pt letters holds
    ``room`` ems; a text of up to ``letters`` takes but a ``line``, and no row is lower.
    """

    full: str
    exact: Sequence[str]
    blank: str
    merge: str
    size: float
    line: float
    room: float
    letters: int

    def height(self, text: str) -> float:
        """The height of a cell's words in pt."""
        return measure.lines_in(text, self.room) * self.size * measure.LINE


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of its place, its size and its style, whatever it says.

    ``at`` is its place among the pieces of the rows' XML, ``full`` its piece with a text or an
    amount to fill in, ``blank`` with nothing, ``below`` are the pieces of its further rows,
    ``merge`` is the XML of its merged range, or "". A text of up to ``letters`` in one line asks
    for nothing else.
    """

    at: int
    full: str
    blank: str
    below: Sequence[str]
    merge: str
    letters: int
    kind: Kind
    number: int

    def amount(self, cell: Cell) -> str:
        """The piece of an amount, in a format that shows all its digits."""
        text, xml = cell.text, self.full
        if len(text) > GENERAL:
            exact = self.kind.exact[len(text.partition(".")[2])]
            xml = exact.replace("#", str(self.number))
        return xml % f"{cell.number:f}"


class Kinds(dict[tuple[int, int, Style], Kind]):
    """Kinds by column (0-based, in the table), columns and style, each made when asked for."""

    def __init__(self, page: ExcelPage, widths: Sequence[float], move: int) -> None:
        super().__init__()
        self._page, self._widths, self._move = page, widths, move

    def __missing__(self, key: tuple[int, int, Style]) -> Kind:
        """The kind that is asked for the first time."""
        column, columns, style = key
        page, size = self._page, self._page.sizes[style]
        width = sum(self._widths[column : column + columns]) * measure.MM - PADDING
        room = measure.capacity(width, size)
        names = [letters(page.column + column + n) for n in range(columns)]
        format_ = f' s="{page.formats[style] + self._move}"'
        first, *others = (f'<c r="{name}#"' for name in names)
        blanks = "".join(f"{other}{format_}/>" for other in others)
        type_ = "" if style is AMOUNT else ' t="s"'
        self[key] = kind = Kind(
            full=f"{first}{format_}{type_}><v>%s</v></c>{blanks}",
            exact=[f'{first} s="{n + self._move}"><v>%s</v></c>{blanks}' for n in page.exact],
            blank=f"{first}{format_}/>{blanks}",
            merge=f'<mergeCell ref="{names[0]}%d:{names[-1]}%d"/>',
            size=size,
            line=size * measure.LINE,
            room=room,
            letters=int(room) if size <= page.sizes[VALUE] else -1,
        )
        return kind


class Spots(dict[tuple[int, int, int, int, Style], Spot]):
    """Spots by row and column (0-based, in the table), rows, columns and style.

    Each is made when asked for, and kept while there are not too many.
    """

    def __init__(self, kinds: Kinds, above: int, stride: int) -> None:
        super().__init__()
        self._kinds, self._above, self._stride = kinds, above, stride
        self._rows = 0

    def __missing__(self, key: tuple[int, int, int, int, Style]) -> Spot:
        """The spot that is asked for the first time."""
        row, column, rows, columns, style = key
        kind = self._kinds[column, columns, style]
        first, end = self._above + row + 1, self._above + row + rows + 1
        if self._rows > MOST_ROWS:
            self.clear()
            self._rows = 0
        self._rows += rows
        self[key] = spot = Spot(
            at=row * self._stride + column + 1,
            full=kind.full.replace("#", str(first)),
            blank=kind.blank.replace("#", str(first)),
            below=[kind.blank.replace("#", str(n)) for n in range(first + 1, end)],
            merge=kind.merge % (first, end - 1) if rows > 1 or columns > 1 else "",
            letters=-1 if rows > 1 or style is AMOUNT else kind.letters,
            kind=kind,
            number=first,
        )
        return spot


class Frame:
    """A page for tables of these columns: its XML up to the first row, and its spots for cells.

    ``above`` is how many rows the page has above its tables, ``left`` their first column, 0-based,
    ``move`` is added to its formats.
    The XML of a row has ``stride`` pieces: its opening, its columns, its end.
    ``one_line`` is the least height of a row and ``body`` what a printed page has room for, in pt.
    """

    def __init__(self, page: ExcelPage, widths: Sequence[float], move: int) -> None:
        self.above, self.left, self.columns = len(page.above), page.column, len(widths)
        self.move = move
        self.stride = self.columns + 2
        self.spots = Spots(Kinds(page, widths, move), self.above, self.stride)
        self.one_line = page.sizes[VALUE] * measure.LINE + PADDING
        self.body = page.paper[1] / min(1.0, page.paper[0] / (sum(widths) * measure.MM))
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{_characters(width):.4f}" customWidth="1"/>'
            for n, width in enumerate(widths, page.column + 1)
        )
        self.opening = (
            f'{DECLARATION}<worksheet xmlns="{S}">{page.head}<cols>{columns}</cols><sheetData>'
        )


@lru_cache(maxsize=16)
def frame(page: ExcelPage, widths: tuple[float, ...], move: int) -> Frame:
    """The frame of a page, made once: a run draws many forms on few pages."""
    return Frame(page, widths, move)


def _characters(width: float) -> float:
    """A width in mm as Excel's characters."""
    return (width * PIXELS - GAP) / DIGIT
