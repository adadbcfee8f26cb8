"""What the worksheets of one page and the same columns share, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jxbudget.draw import measure
from jxbudget.draw.excel_page import ExcelPage, letters
from jxbudget.draw.ooxml import DECLARATION, S
from jxbudget.grid import Style

PADDING = 7.0
"""Points that the gaps of a cell take from its width, and from its height."""

GENERAL = 10
"""Signs of a number that Excel's general format shows without rounding."""

PIXELS = 96 / 25.4
"""Pixels in a mm, as Excel counts them."""

DIGIT, GAP = 7, 5
"""Pixels of a digit in the page's default font, and of the gap beside a column's text."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Cells of the same columns and style.

    ``text``, ``general`` and ``blank`` are the XML of a row of such a cell with a text, an amount,
    nothing; ``exact`` of an amount by its decimals. In it, ``#`` is for the number of the row and
    ``%s`` for the index of the text, or the amount. ``first`` and ``last`` name the outer columns.
    A line of ``size`` pt letters holds ``room`` ems; a text of up to ``letters`` takes but a
    ``line``, and no row is lower.
    """

    text: str
    general: str
    exact: Sequence[str]
    blank: str
    first: str
    last: str
    size: float
    line: float
    room: float
    letters: int

    def amount(self, text: str, number: Decimal) -> str:
        """The XML of an amount, in a format that shows all its digits."""
        decimals = len(text.partition(".")[2])
        xml = self.general if len(text) <= GENERAL else self.exact[decimals]
        return xml % f"{number:f}"

    def height(self, text: str) -> float:
        """The height of a cell's words in pt."""
        if len(text) <= self.letters and "\n" not in text:
            return self.line
        return measure.lines_in(text, self.room) * self.size * measure.LINE


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
        self[key] = kind = Kind(
            text=f'{first}{format_} t="s"><v>%s</v></c>{blanks}',
            general=f"{first}{format_}><v>%s</v></c>{blanks}",
            exact=[f'{first} s="{n + self._move}"><v>%s</v></c>{blanks}' for n in page.exact],
            blank=f"{first}{format_}/>{blanks}",
            first=names[0],
            last=names[-1],
            size=size,
            line=size * measure.LINE,
            room=room,
            letters=int(room) if size <= page.sizes[Style.VALUE] else -1,
        )
        return kind


class Frame:
    """A page for tables of these columns: its XML up to the first row, and its kinds of cell.

    ``above`` is how many rows the page has above its tables, ``move`` is added to its formats.
    ``one_line`` is the least height of a row and ``body`` what a printed page has room for, in pt.
    """

    def __init__(self, page: ExcelPage, widths: Sequence[float], move: int) -> None:
        self.above, self.columns, self.move = len(page.above), len(widths), move
        self.kinds = Kinds(page, widths, move)
        self.one_line = page.sizes[Style.VALUE] * measure.LINE + PADDING
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
