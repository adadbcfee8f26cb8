"""All forms of a year one after another in one Word file, or side by side in one workbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from jxbudget.compile.desk import Desk
from jxbudget.compile.printing import ENDINGS, Format, Printing
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Sheet
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.shelf import WORD_PAGE, Folder

Drawn = list[tuple[Sheet, Folder]]


def combined(
    paths: Iterable[str], desk: Desk, printing: Printing
) -> Iterator[tuple[Path, str, bytes]]:
    """The folder, the name and the bytes of each combined file; every form is held until then."""
    years: defaultdict[int, Drawn] = defaultdict(list)
    for path in paths:
        one = desk.open(path)
        if one.spec and one.folder:
            years[one.spec.year].append((lay_out(one.spec, one.folder.form), one.folder))
    for year, drawn in sorted(years.items()):
        title = _title(year, drawn)
        for format_ in printing.formats:
            data = _together(drawn, title, format_, desk)
            yield printing.place(year), title + ENDINGS[format_], data


def _title(year: int, drawn: Drawn) -> str:
    names = {same_file(file_name(sheet.name)) for sheet, _ in drawn}
    title = f"{year}年度预算绩效目标表合并"
    while same_file(title) in names:
        title += "（全部）"
    return title


def _together(drawn: Drawn, title: str, format_: Format, desk: Desk) -> bytes:
    if format_ == "word":
        return word.draw_all(_side_by_side(drawn), title)
    pairs = [(sheet, desk.press.page(folder, "excel")) for sheet, folder in drawn]
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
