"""A generated spec and what is made of it on the way to its files, by us and by the peers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bench.corpus import YEAR, corpus
from bench.peers.boxes import Band, form_of
from bench.peers.context import Context, context
from bench.peers.excel_sheet import Table, table
from bench.peers.model import Project, Unit, load
from jxbudget.compile.check import examine
from jxbudget.compile.desk import Desk, batched, defaults
from jxbudget.compile.printing import FORMATS, Printing
from jxbudget.draw import excel, word
from jxbudget.draw.excel import ExcelPage
from jxbudget.draw.word import WordPage
from jxbudget.forms import lay_out
from jxbudget.forms.form import Form
from jxbudget.grid import Sheet
from jxbudget.model.spec import AnySpec
from jxbudget.workspace.batch import new_stage
from jxbudget.workspace.files import read_bytes
from jxbudget.workspace.shelf import EXCEL_PAGE, WORD_PAGE, Folder, Shelf


@dataclass(frozen=True, slots=True)
class Case:
    """One spec: its path as told to the user, the file, and its bytes."""

    name: str
    path: Path
    data: bytes

    @property
    def form(self) -> str:
        """The name of its form, found without reading the spec."""
        return self.data.decode().partition("表式: ")[2].partition("\n")[0]

    def specified(self) -> tuple[AnySpec, Form]:
        """The spec with its form, after the check of a single file."""
        one = examine(self.name, self.path.read_bytes(), shelf())
        assert one.spec is not None
        assert one.is_sound
        return one.spec, folder(self.form).form

    def sheet(self) -> Sheet:
        """The spec laid out."""
        return lay_out(*self.specified())

    def files(self) -> tuple[bytes, bytes]:
        """From the file to the bytes of its .docx and .xlsx."""
        sheet, (word_page, excel_page) = self.sheet(), pages(self.form)
        return word.draw(sheet, word_page), excel.draw(sheet, excel_page)

    def model(self) -> tuple[Project | Unit, Band]:
        """The spec as the peers read it, and its form."""
        spec = load(self.data, yaml.CSafeLoader)
        return spec, form_of(spec.form).data

    def context(self) -> Context:
        """What the template engines are given."""
        return context(*self.model())

    def table(self) -> Table:
        """What the Excel peers are given."""
        return table(*self.model())


def cases(place: Path, count: int, seed: int) -> Iterator[Case]:
    """Generated specs, written below a folder."""
    for name, text in corpus(count, seed):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield Case(name, path, text.encode())


def engine(out: Path) -> Callable[[Sequence[Case]], None]:
    """What a run does with files: checks each, and writes its two to a stage below a folder."""
    desk = Desk(read_bytes, Shelf(), defaults, Printing(FORMATS, lambda _: out, new_stage()))

    def work(cases: Sequence[Case]) -> None:
        for some in batched([str(case.path) for case in cases]):
            assert all(done.printed for done in desk.check(some))

    return work


@cache
def shelf() -> Shelf:
    """The forms."""
    return Shelf()


@cache
def folder(form: str) -> Folder:
    """A form by its name."""
    found = shelf().find(form, YEAR)
    assert found is not None
    return found


@cache
def pages(form: str) -> tuple[WordPage, ExcelPage]:
    """The two pages of a form, made ready once."""
    word_page, excel_page = (folder(form).page(name)[1] for name in (WORD_PAGE, EXCEL_PAGE))
    return word.compile_page(word_page), excel.compile_page(excel_page)
