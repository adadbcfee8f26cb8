"""``jxbudget new form``: the form of another office becomes a first folder of templates."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.cli.bring import paper_of, year_of
from jxbudget.diagnostic import Diagnostic, Language
from jxbudget.draw.pages import excel_page, word_page
from jxbudget.forms.describe import Described, describe
from jxbudget.report.plain import place, visible
from jxbudget.workspace import problem
from jxbudget.workspace.names import file_name
from jxbudget.workspace.output import write_file
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import EXCEL_PAGE, FORM, WORD_PAGE, Shelf

_OFFICE = ("docx", "xlsx")


class Request(NamedTuple):
    """What the command line asks for."""

    source: Path
    out: Path = Path("templates")
    year: str | None = None
    name: str | None = None
    force: bool = False


def new(what: str, request: Request, language: Language) -> int:
    """``new_form`` where it is what is asked for. Raises Problem."""
    if what != "form":
        raise Problem(words.NEW_IS_FORM, given=what)
    return new_form(request, language)


def new_form(request: Request, language: Language) -> int:
    """Write the folder of a form; 1 when a person has to look at something of it."""
    year = year_of(request.year)
    forms = [folder.form for folder in Shelf().folders()]
    found = describe(paper_of(request.source, language, _OFFICE), forms)
    if found is None:
        raise Problem(words.NO_FORM, path=request.source)
    year = year or found.year
    if year is None:
        raise Problem(words.YEAR_WANTED, path=request.source)
    name = file_name(request.name or found.title)
    folder = request.out / name / str(year)
    _write(folder, _files(found, name, year, language), force=request.force)
    amiss = _amiss(request.out, name, year)
    sys.stdout.writelines(_told(request.source, folder, found, amiss, language))
    return 1 if found.doubts or amiss else 0


def _files(found: Described, name: str, year: int, language: Language) -> dict[str, bytes]:
    columns, is_landscape = len(found.widths), found.is_landscape
    return {
        FORM: found.text(name, year, language).encode(),
        WORD_PAGE: word_page(is_landscape=is_landscape),
        EXCEL_PAGE: excel_page(columns, is_landscape=is_landscape),
    }


def _write(folder: Path, files: dict[str, bytes], *, force: bool) -> None:
    """Write the files of a form. Raises Problem where there is one already."""
    try:
        if folder.exists() and not force:
            raise Problem(words.FORM_EXISTS, path=folder)
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise problem.of(error, folder) from error
    for file, data in files.items():
        write_file(folder / file, data)


def _amiss(out: Path, name: str, year: int) -> list[Diagnostic]:
    """What keeps the form from being used as it was written."""
    shelf = Shelf(out)
    shelf.find(name, year)
    return shelf.diagnostics


def _told(
    file: Path, folder: Path, found: Described, amiss: list[Diagnostic], language: Language
) -> Iterator[str]:
    facts = {"file": file.as_posix(), "path": folder.as_posix(), "bands": len(found.bands)}
    facts |= {"columns": len(found.widths), "doubts": len(found.doubts)}
    yield visible(words.FORM_WRITTEN.say(language, facts)) + "\n"
    yield from (f"  {visible(doubt.told(language))}\n" for doubt in found.doubts)
    for one in amiss:
        told = {"place": place(one.path, one.span), "message": one.message(language)}
        yield f"  {visible(words.FORM_AMISS.say(language, told))}\n"
