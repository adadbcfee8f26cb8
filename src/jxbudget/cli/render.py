"""``jxbudget render``: specs become forms."""

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.cli.progress import progress
from jxbudget.compile.check import examine_all
from jxbudget.compile.govern import govern
from jxbudget.compile.render import FORMATS, Format, Rendered
from jxbudget.compile.render import render as compile_all
from jxbudget.diagnostic import Diagnostic, Language, Severity, in_order
from jxbudget.report import Report
from jxbudget.report.plain import visible
from jxbudget.report.text import findings
from jxbudget.workspace.files import find_specs, read_all, template_folder, year_folder, years
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: list[Path]
    years: list[str]
    formats: str
    out: Path | None
    combined: bool
    specs: Path
    config: Path | None
    templates: Path | None

    def files(self) -> list[Path]:
        """The specs that are meant. Raises Problem."""
        if self.paths and self.years:
            raise Problem(words.NOT_BOTH)
        if self.paths:
            return find_specs(self.paths)
        if not self.years:
            raise Problem(words.YEAR_OR_PATHS, years=years(self.specs) or ["—"])
        return find_specs(year_folder(self.specs, year) for year in self.years)

    def chosen(self) -> list[Format]:
        """The formats, each once, in our order. Raises Problem for one we do not know."""
        names = {name for name in re.split(r"[,，、\s]+", self.formats.lower()) if name}
        unknown = sorted(names - set(FORMATS))
        if unknown or not names:
            raise Problem(words.BAD_FORMAT, name=unknown[0] if unknown else "")
        return [name for name in FORMATS if name in names]

    def place(self, year: int) -> Path:
        """The folder for the forms of a year."""
        return self.out or Path("out") / str(year)


def render(request: Request, language: Language) -> int:
    """Check, then draw what is sound; 1 when a form was left out. Raises Problem."""
    formats = request.chosen()
    settings = configure(Asked(config=request.config))
    files = request.files()
    shelf = Shelf(template_folder(request.templates))
    run = examine_all(read_all(files), shelf, request.place, limits=settings.limits)
    governed = govern(run, settings, date.today())  # noqa: DTZ011 - the user's day
    with progress(words.WORKING.say(language), len(files)) as advance:
        done = compile_all(
            governed.run.files, request.place, formats, combined=request.combined, advance=advance
        )
    found = in_order([*shelf.diagnostics, *done.diagnostics, *governed.diagnostics])
    _tell(found, shelf.texts | run.texts, language)
    _tell_written(done, language, skipped=sum(not one.is_sound for one in governed.run.files))
    return int(done.forms < len(files) or bool(done.diagnostics))


def _tell(found: tuple[Diagnostic, ...], texts: dict[str, str], language: Language) -> None:
    """The errors, for which a form is left out; of the rest only how much there is."""
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    for block in findings(Report(errors, texts, files=len(texts)), language):
        sys.stdout.write(block)
    others = [one.severity for one in found if one.severity is not Severity.ERROR]
    if others:
        warnings, notes = (others.count(level) for level in (Severity.WARNING, Severity.NOTE))
        facts = {"warnings": warnings, "notes": notes}
        sys.stdout.write(words.OTHER_FINDINGS.say(language, facts) + "\n")


def _tell_written(done: Rendered, language: Language, *, skipped: int) -> None:
    if skipped:
        sys.stdout.write(words.SKIPPED.say(language, {"count": skipped}) + "\n")
    if not done.paths:
        sys.stdout.write(words.NOTHING_RENDERED.say(language) + "\n")
        return
    folders = list(dict.fromkeys(visible(str(path.parent)) for path in done.paths))
    facts = {"forms": done.forms, "files": len(done.paths), "folders": folders}
    sys.stdout.write(words.RENDERED.say(language, facts) + "\n")
