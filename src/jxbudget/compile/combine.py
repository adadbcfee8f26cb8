"""All forms of a year one after another in one Word file, or side by side in one workbook."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from jxbudget.compile.checked import Checked
from jxbudget.compile.desk import Desk
from jxbudget.compile.known import Known, digest
from jxbudget.compile.printing import ENDINGS, Format, Printing
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Sheet
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.shelf import WORD_PAGE, Folder

Drawn = list[tuple[Sheet, Folder]]


class Combined(NamedTuple):
    """One combined file: its path, a digest of all it is made of, and how it is drawn.

    There is no digest where nothing is known of one of the forms.
    """

    path: str
    content: str
    draw: Callable[[], bytes]


def combined(
    forms: Iterable[Checked], desk: Desk, printing: Printing, known: Known
) -> Iterator[Combined]:
    """The combined files of the forms; every form of a year is held while one is drawn."""
    years: defaultdict[int, list[Checked]] = defaultdict(list)
    for one in forms:
        if one.identity:
            years[one.identity.year].append(one)
    for year, of_year in sorted(years.items()):
        title, content = _title(year, of_year), _content(of_year, known)
        drawn = cache(partial(_drawn, of_year, desk))
        for format_ in printing.formats:
            path = os.path.join(printing.place(year), title + ENDINGS[format_])
            yield Combined(path, content, partial(_together, drawn, title, format_, desk))


def _title(year: int, forms: Iterable[Checked]) -> str:
    names = {same_file(file_name(one.identity.name)) for one in forms if one.identity}
    title = f"{year}年度预算绩效目标表合并"
    while same_file(title) in names:
        title += "（全部）"
    return title


def _content(forms: Iterable[Checked], known: Known) -> str:
    entries = [(one.path, known.spec(one.path)) for one in forms]
    told = [(path, entry.content, entry.form) for path, entry in entries if entry]
    return digest(repr(told).encode(errors="surrogatepass")) if len(told) == len(entries) else ""


def _drawn(forms: Iterable[Checked], desk: Desk) -> Drawn:
    opened = (desk.open(one.path) for one in forms)
    return [
        (lay_out(one.spec, one.folder.form), one.folder)
        for one in opened
        if one.spec and one.folder
    ]


def _together(drawn: Callable[[], Drawn], title: str, format_: Format, desk: Desk) -> bytes:
    if format_ == "word":
        return word.draw_all(_side_by_side(drawn()), title)
    pairs = [(sheet, desk.press.page(folder, "excel")) for sheet, folder in drawn()]
    sheets = [(sheet, page) for sheet, page in pairs if isinstance(page, excel.ExcelPage)]
    return excel.draw_all(sheets, title)


def _side_by_side(drawn: Drawn) -> list[tuple[Sheet, word.WordPage]]:
    """The forms with their pages, each page but the first under names of its own."""
    pages: dict[tuple[Path, ...], word.WordPage] = {}
    for _, folder in drawn:
        if folder.places not in pages:
            _, data = folder.page(WORD_PAGE)
            prefix = f"p{len(pages) + 1}" if pages else ""
            pages[folder.places] = word.compile_page(data, prefix)
    return [(sheet, pages[folder.places]) for sheet, folder in drawn]
