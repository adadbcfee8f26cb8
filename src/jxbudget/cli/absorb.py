"""``jxbudget absorb``: edits made in Word or Excel come home into the spec."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.cli.bring import doubt_line, form_bytes, note_line, paper_of, stray_line
from jxbudget.compile.absorb import Absorbed, Change, Conflict, absorbed, says
from jxbudget.compile.check import Examined, open_specs
from jxbudget.compile.trace import SPEC, VERSION, version
from jxbudget.diagnostic import Language, Pointer
from jxbudget.forms.recover import Recovered, recover
from jxbudget.model.spec import KINDS
from jxbudget.read.properties import properties
from jxbudget.report.plain import told, visible
from jxbudget.workspace.files import ENDINGS, read_bytes, template_folder
from jxbudget.workspace.output import write_file
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.revisions import blob
from jxbudget.workspace.shelf import Shelf


class Request(NamedTuple):
    """What the command line asks for."""

    files: list[Path]
    spec: Path | None
    dry_run: bool
    templates: Path | None


def absorb(request: Request, language: Language) -> int:
    """Put the edits of each file into its spec; 1 when something is left for the author."""
    if request.spec and len(request.files) > 1:
        raise Problem(words.ONE_SPEC_ONE_FILE)
    shelf = Shelf(template_folder(request.templates))
    is_left = False
    for file in request.files:
        carried = properties(form_bytes(file))
        spec = request.spec or _spec_of(file, carried)
        now = _opened(spec.as_posix(), read_bytes(spec), shelf)
        found = _recovered(file, now, language)
        _refuse_other(file, spec, carried, now, found)
        done = absorbed(now, _base(spec, now, carried, shelf), found)
        if done.changes and not request.dry_run:
            _write(spec, now, done, shelf)
        sys.stdout.writelines(_told(file, spec, done, found, language))
        is_left |= bool(done.conflicts or done.doubts or found.strays)
    return 1 if is_left else 0


def _spec_of(file: Path, carried: dict[str, str]) -> Path:
    """The spec that a file says it was made of: one below the current folder. Raises Problem."""
    path = PurePosixPath(carried.get(SPEC, ""))
    is_ours = path.name.lower().endswith(ENDINGS) and not path.is_absolute()
    if not is_ours or ".." in path.parts or ":" in str(path) or "\\" in str(path):
        raise Problem(words.NO_SPEC_KNOWN, path=file)
    found = Path(path)
    if not found.is_file():
        raise Problem(words.SPEC_GONE, path=file, spec=path)
    return found


def _refuse_other(
    file: Path, spec: Path, carried: dict[str, str], now: Examined, found: Recovered
) -> None:
    """Raises Problem for a file that was made of another spec, and has another name."""
    made_of = carried.get(SPEC, spec.name)
    if PurePosixPath(made_of).name == spec.name or now.spec is None:
        return
    name = KINDS[found.form.kind].NAME
    said = next((fact.text for fact in found.facts if fact.pointer == (name,)), "")
    if said != now.spec.name:
        raise Problem(words.OF_ANOTHER_SPEC, path=file, made_of=made_of, spec=spec)


def _opened(path: str, data: bytes, shelf: Shelf) -> Examined:
    """A spec that can be read whole. Raises Problem."""
    (one,) = open_specs([(path, data)], shelf)
    if one.spec is None or one.folder is None or one.doubtful:
        raise Problem(words.SPEC_UNREADABLE, path=path)
    return one


def _base(spec: Path, now: Examined, carried: dict[str, str], shelf: Shelf) -> Examined | None:
    """The spec as it was when the file was made of it, where anybody knows."""
    name = carried.get(VERSION, "")
    if name == version(now.source.text):
        return now
    data = blob(name)
    if data is None:
        return None
    try:
        return _opened(spec.as_posix(), data, shelf)
    except Problem:
        return None


def _recovered(file: Path, now: Examined, language: Language) -> Recovered:
    """The form in a file. Raises Problem where there is none, or several."""
    assert now.folder
    forms = [now.folder.form]
    found = [one for one in recover(paper_of(file, language), forms) if isinstance(one, Recovered)]
    if len(found) != 1:
        raise Problem(words.NOT_ONE_FORM, path=file, count=len(found))
    return found[0]


def _write(spec: Path, now: Examined, done: Absorbed, shelf: Shelf) -> None:
    """Write the spec, if what is written says what was meant. Raises Problem."""
    data = done.text.encode()
    if read_bytes(spec).startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    after = _opened(spec.as_posix(), data, shelf)
    if not says(after, now, done):
        raise Problem(words.NOT_ABSORBED, path=spec)
    write_file(spec, data)


def _told(
    file: Path, spec: Path, done: Absorbed, found: Recovered, language: Language
) -> Iterator[str]:
    facts = {"file": file.as_posix(), "spec": spec.as_posix(), "changes": len(done.changes)}
    facts |= {"conflicts": len(done.conflicts), "strays": len(found.strays)}
    yield visible(words.ABSORBED.say(language, facts)) + "\n"
    yield from (f"  {_change(one, language)}\n" for one in done.changes)
    yield from (f"  {_conflict(one, language)}\n" for one in done.conflicts)
    yield from (f"  {doubt_line(one, language)}\n" for one in done.doubts)
    yield from (f"  {stray_line(one, language)}\n" for one in found.strays)
    yield from (f"  {note_line(one, language)}\n" for one in found.notes)


def _change(one: Change, language: Language) -> str:
    facts = {"where": _where(one.pointer), "old": one.old or "—", "new": one.new or "—"}
    return told(words.TAKEN_OVER.say(language, facts))


def _conflict(one: Conflict, language: Language) -> str:
    facts = {"where": _where(one.pointer), "now": one.now or "—", "file": one.file or "—"}
    if one.was is None:
        return told(words.DIFFERS.say(language, facts))
    return told(words.CONFLICTS.say(language, facts | {"was": one.was or "—"}))


def _where(pointer: Pointer) -> str:
    return " / ".join(str(step) for step in pointer)
