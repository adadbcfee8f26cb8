"""What the cells of all sheets of a workbook refer to: shared texts, number formats, names."""

import re

from lxml import etree

from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_format import BUILT_IN
from jxbudget.read.zipped import TOO_MANY, TORN, Office

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELLS = 200_000
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class Book:
    """The workbook around its sheets; it counts the cells that were read of them."""

    def __init__(self, office: Office, part: str, root: etree._Element) -> None:
        """Read its tables of texts and formats; there may be none."""
        texts = office.beside(part, "sharedStrings")
        styles = office.beside(part, "styles")
        self._texts = [] if texts is None else [words(one) for one in texts.iter(f"{S}si")]
        self._formats = [] if styles is None else _formats(styles)
        properties = root.find(f"{S}workbookPr")
        date1904 = "0" if properties is None else properties.get("date1904", "0")
        self.since_1904 = date1904 in {"1", "true"}
        self.names = {one.get("name", "").casefold() for one in root.iter(f"{S}definedName")}
        self._cells = 0

    def text(self, number: str) -> str:
        """A shared text. Raises Unreadable if there is none of this number."""
        try:
            return self._texts[int(number)]
        except (ValueError, IndexError):
            raise Unreadable(TORN) from None

    def format(self, style: str | None) -> str:
        """The number format of a style."""
        try:
            return self._formats[int(style or "0")]
        except (ValueError, IndexError):
            return "General"

    def count(self) -> None:
        """Count a cell. Raises Unreadable if there are too many."""
        self._cells += 1
        if self._cells > _CELLS:
            raise Unreadable(TOO_MANY)


def words(node: etree._Element) -> str:
    """The text of a shared or inline string, without the reading aids above it."""
    runs = (one for one in node if one.tag in {f"{S}t", f"{S}r"})
    texts = (
        (one.text if one.tag == f"{S}t" else "".join(t.text or "" for t in one.iter(f"{S}t")))
        for one in runs
    )
    return unescaped("".join(text or "" for text in texts))


def unescaped(text: str) -> str:
    """A text whose letters may be written as ``_x000A_``."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_letter, text).replace("\0", "")


def _letter(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return code[0] if 0xD800 <= number < 0xE000 else chr(number)


def _formats(styles: etree._Element) -> list[str]:
    """The number format of each style of cells."""
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(f"{S}numFmt")}
    return [
        own.get(number) or BUILT_IN.get(number, "General")
        for one in styles.iterfind(f"{S}cellXfs/{S}xf")
        for number in (one.get("numFmtId", "0"),)
    ]
