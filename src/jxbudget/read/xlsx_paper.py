"""A .xlsx → what its visible sheets show, from Excel, WPS or whatever wrote it."""

from collections.abc import Iterator

from lxml import etree

from jxbudget.paper import Line, Paper, Table
from jxbudget.read.unreadable import Unreadable
from jxbudget.read.xlsx_book import Book, S
from jxbudget.read.xlsx_notes import notes
from jxbudget.read.xlsx_sheet import Sheet
from jxbudget.read.xlsx_table import boxes
from jxbudget.read.zipped import TORN, Office, R


def read(data: bytes) -> Paper:
    """A table for each visible sheet: its cells with content or notes, and its merged cells.

    Numbers stand as they are shown, without rounding; rows and columns that are hidden do not
    count, what they say comes as hidden lines; ``place`` is the real address. Raises Unreadable,
    and nothing else, whatever the bytes are.
    """
    office = Office(data, ".xls", ".xlsx")
    part, root = office.main("xl/workbook.xml", f"{S}workbook")
    return tuple(_tables(office, part, root))


def _tables(office: Office, part: str, root: etree._Element) -> Iterator[Table | Line]:
    book = Book(office, part, root)
    worksheets = dict(office.related(part, "/worksheet"))
    charts = dict(office.related(part, "sheet")).keys() - worksheets.keys()
    for one in root.iterfind(f"{S}sheets/{S}sheet"):
        key, title = one.get(f"{R}id", ""), one.get("name", "")
        if one.get("state", "visible") != "visible" or key in charts:
            continue
        name = worksheets.get(key, "")
        content = office.bytes_of(name)
        if content is None:
            raise Unreadable(TORN)
        found, hidden = boxes(Sheet(content, book), notes(office, name), title)
        if found:
            yield Table(found, title)
        yield from hidden
