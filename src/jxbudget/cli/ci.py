"""``jxbudget ci``: what a pull request on specs changes, and whether it may be merged."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jxbudget import __version__
from jxbudget.change import Kind
from jxbudget.cli import words
from jxbudget.cli.configure import Asked, configure
from jxbudget.cli.diff import level_of, split
from jxbudget.cli.pipeline import Pipeline
from jxbudget.cli.running import Texts
from jxbudget.cli.start import Shelves, Start, shelves
from jxbudget.compile import baseline, catalogue
from jxbudget.compile.baseline import Baseline
from jxbudget.compile.crew import Crew
from jxbudget.compile.desk import Desk
from jxbudget.compile.difference import drawn
from jxbudget.compile.govern import NOTHING_KNOWN, govern
from jxbudget.compile.known import Known
from jxbudget.compile.printing import FORMATS as PRINTED
from jxbudget.compile.printing import Printing
from jxbudget.compile.render import Rendered, render
from jxbudget.compile.review import Review, Rules, Side, is_same, review
from jxbudget.compile.settings import Settings
from jxbudget.compile.thresholds import Threshold, kinds_with, threshold, with_levels
from jxbudget.diagnostic import Diagnostic, Language, in_order
from jxbudget.diff.kinds import LOWERED
from jxbudget.report import FORMATS as REPORTS
from jxbudget.report import Report, Waived
from jxbudget.report.changes import Changes, write
from jxbudget.report.review import Aside, Links, Reviewed, comment, heading, verdict
from jxbudget.workspace.batch import cleared, new_stage
from jxbudget.workspace.files import find_specs, read_bytes, seen_from, template_folder
from jxbudget.workspace.output import append_output, clear_folder, refuse_links, write_output
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.settings import read_text

COMMENT, CHANGES, YEARS, FORMS = "comment.md", "changes", "years", "forms"
FINDINGS = {
    "json": "findings.json",
    "sarif": "findings.sarif",
    "gitlab": "findings.gitlab.json",
    "junit": "findings.junit.xml",
}
"""The reports of what is found, and their files."""

_PAGES = tuple(f"{name}.{ending}" for name in (CHANGES, YEARS) for ending in ("html", "json"))
_ANY = "surrogatepass"


class Request(NamedTuple):
    """What the command line asks for."""

    base: str | None
    specs: Path
    out: Path
    trust: bool | None
    fail_on: str | None
    fail_on_change: list[str]
    levels: list[str]
    templates: Path | None
    config: Path | None


class _Judge(NamedTuple):
    """What decides: the settings and the baseline, levels and thresholds of changes."""

    rules: Rules
    levels: Sequence[tuple[str, str]]
    thresholds: Sequence[Threshold]
    kinds: tuple[Kind, ...]


class _Work(NamedTuple):
    """A review, and what its reports are made of; pages count where the change alters them."""

    out: Path
    start: Start
    judge: _Judge
    new: Side
    found: Review
    pages_count: bool


def ci(request: Request, language: Language) -> int:
    """Review the commit that is checked out; 1 when it does not pass, else 0. Raises Problem."""
    pipeline = Pipeline.of(os.environ)
    start = Start.of(request.base) if request.base else Start.of(pipeline.base, pipeline.tip)
    if start.holds(request.out):
        raise Problem(words.OUT_IS_COMMITTED, path=request.out)
    refuse_links(request.out)
    clear_folder(request.out, (COMMENT, *FINDINGS.values(), *_PAGES, FORMS))
    is_trusted = pipeline.is_trusted if request.trust is None else request.trust
    judge, asides = _judge(request, start, is_trusted=is_trusted)
    with shelves(start, template_folder(request.templates), is_trusted=is_trusted) as forms:
        old, new = _sides(request, start, forms)
        followed = forms.changed if is_trusted else frozenset()
        found = review(old, new, judge.rules, followed)
        work = _Work(request.out, start, judge, new, found, pages_count=bool(followed))
        told = replace(
            _told(work),
            asides=(*asides, Aside.TEMPLATES) if forms.changed else asides,
            is_trusted=is_trusted,
            links=Links(pipeline.web, start.commit, start.head, start.folder),
        )
        _write(work, told, language)
        sys.stdout.writelines(_shown(told, language, annotates=pipeline.annotates))
    if pipeline.summary:
        append_output(pipeline.summary, comment(told, language).encode(errors=_ANY))
    _tell_uncommitted(request.specs, new, language)
    return 0 if told.passes else 1


def _tell_uncommitted(specs: Path, new: Side, language: Language) -> None:
    """Say how many specs of the work tree are not as they were committed."""
    try:
        here = {path: read_bytes(path) for path in find_specs([Path(seen_from(Path.cwd(), specs))])}
    except Problem:  # what is there is judged by nobody
        return
    if count := sum(not is_same(here.get(path), new.files.get(path)) for path in here):
        sys.stderr.write(words.NOT_COMMITTED.say(language, {"count": count}) + "\n")


def _judge(request: Request, start: Start, *, is_trusted: bool) -> tuple[_Judge, tuple[Aside, ...]]:
    """What decides, and whether the pull request changes that."""
    asked = Asked(config=request.config, fail_on=request.fail_on)
    before = _settled(partial(start.settings, asked), start.text, is_needed=False)
    now = _settled(partial(configure, asked), _text, is_needed=is_trusted)
    target = start.at_target
    followed = now if is_trusted else _settled(partial(target.settings, asked), target.text)
    settings, baselined = followed or (configure(asked, []), NOTHING_KNOWN)
    usual = settings.table.diff
    levels = [*usual.level.items(), *map(level_of, split(request.levels))]
    failing = split(request.fail_on_change or usual.fail_on)
    today = date.today()  # noqa: DTZ011 - the user's day
    judge = _Judge(
        Rules(settings, baselined, today),
        levels,
        [threshold(given) for given in failing],
        tuple(kinds_with(levels).values()),
    )
    return judge, (Aside.SETTINGS,) if _differ(before, now) else ()


_Settled = tuple[Settings, Baseline]


def _settled(
    settings: Callable[[], Settings],
    text: Callable[[Path], str | None],
    *,
    is_needed: bool = False,
) -> _Settled | None:
    """Settings with their baseline; None where they cannot be read. Raises Problem if needed."""
    try:
        found = settings()
        name = found.table.baseline
        told = text(Path(name)) if name else None
        if name is None or told is None:
            return found, NOTHING_KNOWN
        return found, baseline.read(told, name, baseline.beside(Path(name)))
    except Problem:
        if is_needed:
            raise
        return None


def _text(path: Path) -> str:
    return read_text(path)


def _differ(one: _Settled | None, other: _Settled | None) -> bool:
    if one is None or other is None:
        return one is not other
    return one[0] != other[0] or one[1].entries != other[1].entries


def _sides(request: Request, start: Start, forms: Shelves) -> tuple[Side, Side]:
    """The specs of both sides. Raises Problem when there are none on either."""
    root, (olds, news) = seen_from(Path.cwd(), request.specs), start.specs(request.specs)
    told = template_folder(request.templates).as_posix()
    old = Side(root, olds, forms.old, (forms.laid, told))
    return old, Side(
        root, news, forms.new, (forms.laid, told) if forms.new is forms.old else ("", "")
    )


def _told(work: _Work) -> Reviewed:
    """All there is to tell, once the forms are rendered."""
    found, judge = work.found, work.judge
    forms, years = (tuple(with_levels(some, judge.levels)) for some in (found.forms, found.years))
    failures = tuple(one.given for one in judge.thresholds if one.is_met(forms))
    changes = Changes(forms, work.start.name, "HEAD", failures, judge.kinds, __version__)
    rendered = _render(work)
    refused = rendered.diagnostics if work.pages_count else []
    return Reviewed(
        _report(work, in_order((*found.fresh, *refused))),
        changes,
        replace(changes, forms=years, failures=()),
        LOWERED,
        former=len(found.former) + len(rendered.diagnostics) - len(refused),
        mended=found.mended,
        changed=len(found.changed),
        rendered=tuple(path.replace(os.sep, "/") for path in rendered.paths),
        skipped=len(found.touched) - rendered.forms,
    )


def _render(work: _Work) -> Rendered:
    """The forms that were touched, as files below the folder."""
    rules, new, found, folder = work.judge.rules, work.new, work.found, work.out / FORMS
    printing = Printing(PRINTED, lambda year: folder / str(year), new_stage())
    desk = partial(Desk, new.files.__getitem__, new.shelf, rules.settings.limits, printing)
    counted = govern(found.run, rules.settings, rules.today, found.desk.open).run
    others = (one.identity for one in counted.files if one.path not in found.touched)
    run = counted._replace(
        files=tuple(one for one in counted.files if one.path in found.touched),
        elsewhere=(*counted.elsewhere, *filter(None, others)),
    )
    with cleared(folder, printing.stage), Crew(desk) as crew:
        return render(run, crew, printing, Known())


def _report(work: _Work, fresh: tuple[Diagnostic, ...]) -> Report:
    found = work.found
    return Report(
        found=fresh,
        texts=Texts(found.desk, work.new.shelf.texts),
        files=len(found.run.files),
        checked=tuple(one.path for one in found.run.files),
        waived=tuple(
            Waived(one.diagnostic, one.waiver.reason, one.waiver.until, one.span)
            for one in found.excused
        ),
        defects=tuple(catalogue.all_defects().values()),
        why={code: rule.why for code, rule in catalogue.rules().items()},
        version=__version__,
        threshold=work.judge.rules.settings.fail_on,
    )


def _write(work: _Work, told: Reviewed, language: Language) -> None:
    """The comment and every report into the folder."""
    written = {name: REPORTS[kind].write(told.report, language) for kind, name in FINDINGS.items()}
    written[COMMENT] = comment(told, language)
    files = work.new.some(one.path for one in work.found.run.files)
    both = {CHANGES: told.changes} | ({YEARS: told.years} if told.years.forms else {})
    for name, changes in both.items():
        pages = drawn(changes.forms, files, work.new.shelf)
        written[f"{name}.html"] = write(replace(changes, drawn=pages), "html", language)
        written[f"{name}.json"] = write(changes, "json", language)
    for name, text in written.items():
        data = text if isinstance(text, bytes) else text.encode(errors=_ANY)
        write_output(work.out / name, data)


def _shown(told: Reviewed, language: Language, *, annotates: bool) -> Iterator[str]:
    """What is found and changed, and the verdict."""
    yield str(REPORTS["github" if annotates else "text"].write(told.report, language))
    yield "\n" + write(told.changes, "text", language)
    yield f"\n{heading(told, language)}\n{verdict(told, language)}\n"
