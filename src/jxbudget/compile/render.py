"""Lay out → draw → write: checked specs become Word and Excel files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from jxbudget.compile.check import Examined
from jxbudget.compile.defects import SAME_NAME
from jxbudget.diagnostic import Diagnostic, Span
from jxbudget.draw import excel, word
from jxbudget.forms import lay_out
from jxbudget.grid import Sheet
from jxbudget.package import Refused
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.shelf import EXCEL_PAGE, WORD_PAGE, Folder

Format = Literal["word", "excel"]
FORMATS: tuple[Format, ...] = ("word", "excel")
ENDINGS: dict[Format, str] = {"word": ".docx", "excel": ".xlsx"}


@dataclass(slots=True)
class Rendered:
    """What a run wrote, how many forms it holds, and which pages could not be used."""

    paths: list[Path] = field(default_factory=list)
    forms: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def render(
    examined: Iterable[Examined],
    place: Callable[[int], Path],
    formats: Sequence[Format] = FORMATS,
    *,
    combined: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Rendered:
    """Draw every spec without errors; ``place`` tells the folder of a year.

    All files become visible together when the last is drawn; nothing is written when two specs
    have one name. Raises Problem when the disk refuses, with the old files as they were.
    """
    done = Rendered()
    examined = list(examined)
    if any(found.defect is SAME_NAME for one in examined for found in one.diagnostics):
        return done
    sound = [one for one in examined if one.spec and one.folder and not one.has_errors]
    press = _Press(done, formats, _names(sound, place))
    with ExitStack() as stack:
        batches: dict[Path, Batch] = {}
        for year in sorted({one.spec.year for one in sound if one.spec}):
            folder = place(year)
            drawn = press.draw(
                [one for one in sound if one.spec and one.spec.year == year], advance
            )
            files = [*drawn, *(press.combine(year) if combined else ())]
            for name, data in files:
                if folder not in batches:
                    batches[folder] = stack.enter_context(Batch(folder))
                batches[folder].add(name, data)
        for batch in batches.values():
            done.paths += batch.commit()
    return done


def _names(forms: Iterable[Examined], place: Callable[[int], object]) -> dict[str, str]:
    """The file name of each form by the path of its spec.

    It is the form's own name; where two units have a project of one name, theirs is added.
    """
    specs = [(one.source.path, one.spec) for one in forms if one.spec]
    files = Counter((place(spec.year), same_file(file_name(spec.name))) for _, spec in specs)
    return {
        path: file_name(
            spec.name
            if files[place(spec.year), same_file(file_name(spec.name))] == 1
            else f"{spec.name}（{spec.text(spec.CREATOR)}）"
        )
        for path, spec in specs
    }


class _Press:
    """Draws forms on pages that are made ready once."""

    def __init__(self, done: Rendered, formats: Sequence[Format], names: Mapping[str, str]) -> None:
        self._done = done
        self._formats = formats
        self._names = names
        self._pages: dict[
            tuple[tuple[Path, ...], Format], word.WordPage | excel.ExcelPage | None
        ] = {}
        self._drawn: list[tuple[Sheet, Folder]] = []

    def draw(
        self, forms: Iterable[Examined], advance: Callable[[], None]
    ) -> Iterator[tuple[str, bytes]]:
        """Each form in each format: the file's name and its bytes."""
        self._drawn = []
        for one in forms:
            if one.spec and one.folder:
                sheet = lay_out(one.spec, one.folder.form)
                files = list(self._files(sheet, one))
                if len(files) == len(self._formats):
                    self._drawn.append((sheet, one.folder))
                    self._done.forms += 1
                    yield from files
            advance()

    def _files(self, sheet: Sheet, one: Examined) -> Iterator[tuple[str, bytes]]:
        assert one.folder is not None
        for format_ in self._formats:
            page = self._page(one.folder, format_)
            if page is None:
                continue
            try:
                data = (
                    word.draw(sheet, page)
                    if isinstance(page, word.WordPage)
                    else excel.draw(sheet, page)
                )
            except Refused as refused:
                self._refuse(refused, self._path(one.folder, format_))
            else:
                yield self._names[one.source.path] + ENDINGS[format_], data

    def combine(self, year: int) -> Iterator[tuple[str, bytes]]:
        """All forms that were drawn, in one file of each format."""
        if not self._drawn:
            return
        names = {same_file(file_name(sheet.name)) for sheet, _ in self._drawn}
        title = f"{year}年度预算绩效目标表合并"
        while same_file(title) in names:
            title += "（全部）"
        for format_ in self._formats:
            if format_ == "word":
                yield f"{title}.docx", word.draw_all(self._side_by_side(), title)
            else:
                pairs = [(sheet, self._page(folder, "excel")) for sheet, folder in self._drawn]
                sheets = [(s, page) for s, page in pairs if isinstance(page, excel.ExcelPage)]
                yield f"{title}.xlsx", excel.draw_all(sheets, title)

    def _side_by_side(self) -> list[tuple[Sheet, word.WordPage]]:
        """The forms with their pages, each page but the first under names of its own."""
        pages: dict[tuple[Path, ...], word.WordPage] = {}
        for _, folder in self._drawn:
            if folder.places not in pages:
                _, data = folder.page(WORD_PAGE)
                prefix = f"p{len(pages) + 1}" if pages else ""
                pages[folder.places] = word.compile_page(data, prefix)
        return [(sheet, pages[folder.places]) for sheet, folder in self._drawn]

    def _page(self, folder: Folder, format_: Format) -> word.WordPage | excel.ExcelPage | None:
        key = (folder.places, format_)
        if key not in self._pages:
            path, data = folder.page(WORD_PAGE if format_ == "word" else EXCEL_PAGE)
            compile_page = word.compile_page if format_ == "word" else excel.compile_page
            try:
                self._pages[key] = compile_page(data)
            except Refused as refused:
                self._refuse(refused, path)
                self._pages[key] = None
        return self._pages[key]

    @staticmethod
    def _path(folder: Folder, format_: Format) -> str:
        return folder.page(WORD_PAGE if format_ == "word" else EXCEL_PAGE)[0]

    def _refuse(self, refused: Refused, path: str) -> None:
        found = replace(refused.diagnostic, path=path, span=Span(0, 0, 0, 0))
        if found not in self._done.diagnostics:
            self._done.diagnostics.append(found)
