"""Specs → Word and Excel files, on pages that are made ready once."""

import os
from collections.abc import Sequence
from pathlib import Path

from jxbudget.compile.check import Examined
from jxbudget.compile.known import digest
from jxbudget.compile.printing import ENDINGS, Format, Printed, Printing
from jxbudget.compile.trace import trace
from jxbudget.diagnostic import Diagnostic, Span
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Sheet
from jxbudget.package import Refused
from jxbudget.workspace.batch import stage
from jxbudget.workspace.shelf import EXCEL_PAGE, WORD_PAGE, Folder

PAGES: dict[Format, str] = {"word": WORD_PAGE, "excel": EXCEL_PAGE}

Page = word.WordPage | excel.ExcelPage


class Press:
    """Draws forms in the formats wanted."""

    def __init__(self, printing: Printing) -> None:
        self._printing = printing
        self._pages: dict[tuple[tuple[Path, ...], Format], Page | Diagnostic] = {}

    def print(self, files: Sequence[Examined]) -> list[Printed]:
        """Draw forms and put their files on the stages of their years. Raises Problem."""
        sheets = [
            (lay_out(one.spec, one.folder.form)._replace(properties=trace(one)), one.folder)
            for one in files
            if one.spec is not None and one.folder is not None
        ]
        drawn = [[self.draw(*one, format_) for one in sheets] for format_ in self._printing.formats]
        return [self._put(*one) for one in zip(files, zip(*drawn, strict=True), strict=True)]

    def _put(self, one: Examined, drawn: tuple[bytes | Diagnostic, ...]) -> Printed:
        refused = tuple(data for data in drawn if isinstance(data, Diagnostic))
        if refused:
            return Printed({}, refused)
        assert one.spec is not None
        folder = self._printing.place(one.spec.year)
        name = digest(os.fsencode(one.source.path))
        files = {format_: name + ENDINGS[format_] for format_ in self._printing.formats}
        for file, data in zip(files.values(), drawn, strict=True):
            if isinstance(data, bytes):
                stage(folder, self._printing.stage, file, data)
        return Printed(files)

    def draw(self, sheet: Sheet, folder: Folder, format_: Format) -> bytes | Diagnostic:
        """The file, or why its page cannot be used."""
        page = self.page(folder, format_)
        try:
            match page:
                case word.WordPage():
                    return word.draw(sheet, page)
                case excel.ExcelPage():
                    return excel.draw(sheet, page)
                case _:
                    return page
        except Refused as refused:
            return _told(refused, folder, format_)

    def page(self, folder: Folder, format_: Format) -> Page | Diagnostic:
        """The page of a form, made ready once."""
        key = (folder.places, format_)
        if key not in self._pages:
            compile_page = word.compile_page if format_ == "word" else excel.compile_page
            try:
                self._pages[key] = compile_page(folder.page(PAGES[format_])[1])
            except Refused as refused:
                self._pages[key] = _told(refused, folder, format_)
        return self._pages[key]


def _told(refused: Refused, folder: Folder, format_: Format) -> Diagnostic:
    path = folder.page(PAGES[format_])[0]
    return refused.diagnostic._replace(path=path, span=Span(0, 0, 0, 0))
