"""``jxbudget validate``: tell everything that is wrong."""

import sys
import time
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jxbudget import __version__
from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.cli.fix import mended_files, show_diff
from jxbudget.cli.progress import watch
from jxbudget.cli.running import Running, Texts
from jxbudget.compile import baseline, catalogue, ledger
from jxbudget.compile.baseline import Baseline
from jxbudget.compile.crew import Crew
from jxbudget.compile.desk import Desk
from jxbudget.compile.govern import NOTHING_KNOWN, Governed, govern
from jxbudget.compile.known import Known
from jxbudget.compile.run import Run, check
from jxbudget.compile.settings import Settings
from jxbudget.compile.shard import Shard
from jxbudget.diagnostic import Language, in_order
from jxbudget.report import FORMATS, Report, Waived
from jxbudget.report.plain import visible
from jxbudget.source import advice
from jxbudget.workspace.files import find_specs, template_folder
from jxbudget.workspace.output import write_file, write_output
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.settings import read_text
from jxbudget.workspace.shelf import Shelf

__all__ = ["Asked", "Request", "Running", "validate"]

STDIN = "-"
BINARY = "xlsx"
READ_BY_PEOPLE = frozenset({"text", "concise"})
LISTING = frozenset({"json", "sarif"})


class Request(NamedTuple):
    """What the command line asks for."""

    paths: list[str]
    stdin_filename: str
    format: str
    reports: list[str]
    every: bool
    ledger: bool
    fix: bool
    diff: bool
    baseline: Path | None
    write_baseline: Path | None
    templates: Path | None
    asked: Asked
    running: Running

    @property
    def reads_stdin(self) -> bool:
        """Whether the one spec comes from the standard input."""
        return self.paths == [STDIN]

    @property
    def is_whole(self) -> bool:
        """Whether complete folders were named, so that what is not there does not exist."""
        return not self.reads_stdin and all(Path(path).is_dir() for path in self.paths)

    def outputs(self) -> list[tuple[str, Path | None]]:
        """Format and file of each report, None for the terminal. Raises Problem."""
        pairs = [entry.partition("=") for entry in self.reports]
        outputs = [(name, Path(path) if path else None) for name, _, path in pairs]
        for name, _ in ((self.format, None), *outputs):
            if name not in FORMATS:
                facts = advice(name, FORMATS)
                raise Problem(words.BAD_REPORT_FORMAT, name=name, **facts)
        paths = [path for _, path in outputs]
        if None in paths:
            raise Problem(words.REPORT_WITHOUT_FILE)
        files = [path.resolve() for path in (*paths, self.write_baseline) if path]
        if len(set(files)) < len(files):
            raise Problem(words.ONE_FILE_TWICE)
        if self.format == BINARY:
            raise Problem(words.ONLY_INTO_A_FILE, name=self.format)
        return [(self.format, None), *outputs]

    def files(self) -> list[str]:
        """The path of every spec, as it is told. Raises Problem."""
        if self.reads_stdin:
            return [self.stdin_filename]
        if STDIN in self.paths:
            raise Problem(words.STDIN_ALONE)
        return find_specs(Path(path) for path in self.paths)


def validate(request: Request, language: Language) -> int:
    """Check files and folders; 1 when something is at or above the threshold, else 0."""
    started = time.perf_counter()
    outputs = request.outputs()
    settings = configure(request.asked)
    baselined = _baseline(request, settings)
    paths, part = request.files(), request.running.part()
    if part and (request.fix or request.diff):
        raise Problem(words.NOT_IN_PARTS)
    with _crew(request, len(paths), settings) as crew:
        if request.diff:
            return show_diff(mended_files(paths, crew.desk, settings))
        if request.fix:
            _fix(request, paths, crew.desk, settings, language)
        run = _run(request, paths, part, crew, settings, language)
        today = date.today()  # noqa: DTZ011 - the user's day
        governed = govern(run, settings, today, crew.desk.open, baselined)
        lists_rules = any(name in LISTING for name, _ in outputs)
        whole = _report(request, governed, crew.desk, settings, lists_rules=lists_rules)
        if request.write_baseline:
            _write_baseline(request.write_baseline, whole, language)
        _tell(request, outputs, replace(whole, seconds=time.perf_counter() - started), language)
    if request.ledger:
        beside = sys.stdout if request.format in READ_BY_PEOPLE else sys.stderr
        lines = ledger.lines(governed.run, settings, language)
        beside.writelines(f"{visible(line)}\n" for line in lines)
    if governed.gone:
        sys.stderr.write(words.BASELINE_SHRINKS.say(language, {"count": governed.gone}) + "\n")
    return 0 if whole.passes or request.write_baseline else 1


def _crew(request: Request, files: int, settings: Settings) -> Crew:
    """Who checks the files; what comes from standard input is checked here."""
    templates = template_folder(request.templates)
    if not request.reads_stdin:
        return request.running.crew(files, templates, settings)
    if sys.stdin is None:
        raise Problem(words.NO_STDIN)
    texts = {request.stdin_filename: sys.stdin.buffer.read()}
    return Crew(lambda: Desk(texts.__getitem__, Shelf(templates), settings.limits))


def _run(  # noqa: PLR0913, PLR0917 - what a run depends on
    request: Request,
    paths: list[str],
    part: Shard | None,
    crew: Crew,
    settings: Settings,
    language: Language,
) -> Run:
    remembered = request.running.known(settings, paths) if len(paths) > 1 else nullcontext(Known())
    with remembered as known:
        return check(paths, crew, known, whole=request.is_whole, part=part, watch=watch(language))


def _report(
    request: Request, governed: Governed, desk: Desk, settings: Settings, *, lists_rules: bool
) -> Report:
    return Report(
        found=in_order((*desk.shelf.diagnostics, *governed.diagnostics)),
        texts=Texts(desk, desk.shelf.texts),
        files=len(governed.run.files),
        checked=tuple(one.path for one in governed.run.files),
        waived=tuple(
            Waived(one.diagnostic, one.waiver.reason, one.waiver.until, one.span)
            for one in governed.excused
        ),
        baselined=governed.known,
        defects=tuple(catalogue.all_defects().values()) if lists_rules else (),
        why={code: rule.why for code, rule in catalogue.rules().items()},
        version=__version__,
        shown=None if request.every else 3,
        threshold=settings.fail_on,
    )


def _baseline(request: Request, settings: Settings) -> Baseline:
    """The baseline in force."""
    name = settings.table.baseline
    path = request.baseline or (Path(name) if name else None)
    if path is None or request.write_baseline:
        return NOTHING_KNOWN
    return baseline.read(read_text(path), str(path), baseline.beside(path))


def _fix(
    request: Request, paths: list[str], desk: Desk, settings: Settings, language: Language
) -> None:
    """Put what --fix changed where it came from: into the files, or to standard output."""
    changed = 0
    for path, old, new in mended_files(paths, desk, settings):
        if request.reads_stdin:
            sys.stdout.buffer.write(new)
            sys.stdout.buffer.flush()
            desk.read = {path: new}.__getitem__
        elif old != new:
            write_file(Path(path), new)
            changed += 1
    if not request.reads_stdin:
        sys.stderr.write(words.FIXED.say(language, {"count": changed}) + "\n")


def _write_baseline(path: Path, whole: Report, language: Language) -> None:
    write_output(
        path, baseline.write(whole.found, baseline.beside(path)).encode(errors="surrogatepass")
    )
    facts = {"count": sum(not one.defect.firm for one in whole.found), "path": str(path)}
    sys.stderr.write(words.BASELINE_WRITTEN.say(language, facts) + "\n")


def _tell(
    request: Request,
    outputs: list[tuple[str, Path | None]],
    whole: Report,
    language: Language,
) -> None:
    """Each report where it goes; only people at a terminal are told how long it took."""
    timeless = replace(whole, seconds=None)
    for name, path in outputs:
        if path is not None:
            told = FORMATS[name].write(timeless, language)
            write_output(path, told if isinstance(told, bytes) else told.encode())
        elif not (request.write_baseline or (request.fix and request.reads_stdin)):
            timed = whole if name in READ_BY_PEOPLE else timeless
            sys.stdout.write(str(FORMATS[name].write(timed, language)))
