"""``jxbudget render``: specs become forms."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.cli.progress import watch
from jxbudget.cli.running import Running, Texts
from jxbudget.compile.govern import govern
from jxbudget.compile.printing import FORMATS, Format, Printing
from jxbudget.compile.render import Rendered
from jxbudget.compile.render import render as put_in_place
from jxbudget.compile.run import check
from jxbudget.diagnostic import Diagnostic, Language, Severity, in_order
from jxbudget.report import Report
from jxbudget.report.plain import visible
from jxbudget.report.text import findings
from jxbudget.workspace.batch import cleared, new_stage
from jxbudget.workspace.files import find_specs, template_folder, year_folder, years
from jxbudget.workspace.problem import Problem

__all__ = ["Request", "Running", "render"]


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
    running: Running

    def files(self) -> list[str]:
        """The specs that are meant, as they are told. Raises Problem."""
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

    @property
    def root(self) -> Path:
        """The folder that all forms go below."""
        return self.out or Path("out")

    def place(self, year: int) -> Path:
        """The folder for the forms of a year."""
        return self.out or self.root / str(year)


def render(request: Request, language: Language) -> int:
    """Check, then draw what is sound; 1 when a form was left out. Raises Problem."""
    formats = request.chosen()
    settings = configure(Asked(config=request.config))
    files, part = request.files(), request.running.part()
    if part and request.combined:
        raise Problem(words.NOT_COMBINED)
    printing = Printing(tuple(formats), request.place, new_stage())
    templates = template_folder(request.templates)
    with (
        cleared(request.root, printing.stage),
        request.running.crew(len(files), templates, settings, printing) as crew,
        request.running.known(settings, files) as known,
    ):
        run = check(files, crew, known, place=request.place, part=part, watch=watch(language))
        today = date.today()  # noqa: DTZ011 - the user's day
        counted = govern(run, settings, today, crew.desk.open).run
        done = put_in_place(counted, crew, printing, known, combined=request.combined)
        found = in_order([*crew.desk.shelf.diagnostics, *done.diagnostics, *counted.diagnostics])
        _tell(found, len(counted.files), Texts(crew.desk, crew.desk.shelf.texts), language)
    _tell_written(done, language, skipped=sum(not one.is_sound for one in counted.files))
    complete = done.forms + done.unchanged == len(counted.files) and not done.diagnostics
    return 0 if complete else 1


def _tell(
    found: tuple[Diagnostic, ...], files: int, texts: Mapping[str, str], language: Language
) -> None:
    """The errors, for which a form is left out; of the rest only how much there is."""
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    for block in findings(Report(errors, texts, files=files), language):
        sys.stdout.write(block)
    others = [one.severity for one in found if one.severity is not Severity.ERROR]
    if others:
        warnings, notes = (others.count(level) for level in (Severity.WARNING, Severity.NOTE))
        facts = {"warnings": warnings, "notes": notes}
        sys.stdout.write(words.OTHER_FINDINGS.say(language, facts) + "\n")


def _tell_written(done: Rendered, language: Language, *, skipped: int) -> None:
    if skipped:
        sys.stdout.write(words.SKIPPED.say(language, {"count": skipped}) + "\n")
    if done.unchanged:
        sys.stdout.write(words.UNCHANGED.say(language, {"count": done.unchanged}) + "\n")
    elif not done.paths:
        sys.stdout.write(words.NOTHING_RENDERED.say(language) + "\n")
    folders = list(dict.fromkeys(visible(os.path.dirname(path)) for path in done.paths))
    facts = {"forms": done.forms, "files": len(done.paths), "folders": folders}
    if done.forms:
        sys.stdout.write(words.RENDERED.say(language, facts) + "\n")
    elif done.paths:
        sys.stdout.write(words.COMBINED_AGAIN.say(language, facts) + "\n")
