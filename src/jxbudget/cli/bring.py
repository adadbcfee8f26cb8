"""``jxbudget import``: existing forms become specs."""

import re
import sys
from collections.abc import Collection, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.compile.bring import brought
from jxbudget.diagnostic import Language
from jxbudget.forms.recover import Fact, Recovered, Stray, Unknown, recover
from jxbudget.paper import Paper
from jxbudget.read.unreadable import Unreadable
from jxbudget.report.as_json import dump
from jxbudget.report.plain import told, visible
from jxbudget.source import advice
from jxbudget.workspace.files import read_bytes, seen_from, template_folder
from jxbudget.workspace.names import file_name
from jxbudget.workspace.office import converted
from jxbudget.workspace.output import write_file
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import Shelf

READERS = {
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".txt": "text",
}
"""The reader for an ending."""

CONVERTED = {
    ".doc": "docx",
    ".wps": "docx",
    ".rtf": "docx",
    ".odt": "docx",
    ".xls": "xlsx",
    ".et": "xlsx",
    ".ods": "xlsx",
}
"""What LibreOffice makes of a file before it is read."""

LARGEST = 100_000_000
"""Bytes of a form; pictures in it may be large."""

KINDS = frozenset(READERS.values())

FORMATS = ("text", "json")


class Request(NamedTuple):
    """What the command line asks for."""

    files: list[Path]
    out: Path | None
    year: str | None
    force: bool
    format: str
    templates: Path | None


class Made(NamedTuple):
    """A spec that was written, and what it was made of."""

    file: str
    path: str
    one: Recovered


def bring(request: Request, language: Language) -> int:
    """Read files and write a spec for each form in them; 1 when a person has to look at any."""
    if request.format not in FORMATS:
        raise Problem(words.BAD_RULES_FORMAT, name=request.format)
    year = year_of(request.year)
    forms = [folder.form for folder in Shelf(template_folder(request.templates)).folders()]
    made: list[Made] = []
    unknown: list[tuple[str, Unknown]] = []
    for file in request.files:
        for one in recover(paper_of(file, language), forms):
            if isinstance(one, Unknown):
                unknown.append((file.as_posix(), one))
            else:
                made.append(_written(request, file, one, year, language))
    shown = _as_json(made, unknown, language) if request.format == "json" else None
    sys.stdout.writelines([shown] if shown else _told(made, unknown, language))
    return 1 if unknown or not made or any(_is_doubtful(one.one) for one in made) else 0


def year_of(given: str | None) -> int | None:
    """The year that ``--year`` tells. Raises Problem."""
    if given is None:
        return None
    if not re.fullmatch("(?:19|20|21)[0-9]{2}", given):
        raise Problem(words.BAD_YEAR, given=given)
    return int(given)


def form_bytes(file: Path) -> bytes:
    """The content of a form that somebody made. Raises Problem."""
    data = read_bytes(file, LARGEST + 1)
    if len(data) > LARGEST:
        raise Problem(words.TOO_LARGE, path=file, most=LARGEST // 1_000_000)
    return data


def paper_of(file: Path, language: Language, kinds: Collection[str] = KINDS) -> Paper:
    """What a file shows, of the kinds that are asked for. Raises Problem."""
    ending, data = file.suffix.lower(), form_bytes(file)
    known = {end: kind for end, kind in (READERS | CONVERTED).items() if kind in kinds}
    if ending not in known:
        raise Problem(words.NOT_READ, path=file, known=[*known], **advice(ending, known))
    kind = known[ending]
    if ending in CONVERTED:
        data = converted(file.as_posix(), data, kind)
    try:
        paper: Paper = import_module(f"jxbudget.read.{kind}_paper").read(data)
    except Unreadable as error:
        raise Problem(words.UNREADABLE, path=file, reason=error.say(language)) from error
    return paper


def _written(
    request: Request, file: Path, one: Recovered, year: int | None, language: Language
) -> Made:
    """Write a spec. Raises Problem where there is one already."""
    spec = brought(one, year, language)
    folder = request.out or Path("specs") / str(spec.year)
    name = file_name(spec.name or file.stem)
    path = folder / f"{name}.yaml"
    schema = seen_from(folder.resolve(), Path("schema/spec.schema.json").resolve())
    if path.exists() and not request.force:
        raise Problem(words.SPEC_EXISTS, path=path)
    folder.mkdir(parents=True, exist_ok=True)
    modeline = f"# yaml-language-server: $schema={schema}\n"
    write_file(path, f"{modeline}{spec.text}".encode())
    return Made(file.as_posix(), path.as_posix(), one)


def _is_doubtful(one: Recovered) -> bool:
    return bool(one.strays or one.year is None or any(fact.doubt for fact in one.facts))


def _told(
    made: list[Made], unknown: list[tuple[str, Unknown]], language: Language
) -> Iterator[str]:
    for file, path, one in made:
        doubts = [fact for fact in one.facts if fact.doubt]
        facts = {"file": file, "path": path, "facts": len(one.facts)}
        facts |= {"doubts": len(doubts), "strays": len(one.strays)}
        yield visible(words.IMPORTED.say(language, facts)) + "\n"
        yield from (f"  {doubt_line(fact, language)}\n" for fact in doubts)
        yield from (f"  {stray_line(stray, language)}\n" for stray in one.strays)
        yield from (f"  {note_line(note, language)}\n" for note in one.notes)
    for file, one_unknown in unknown:
        facts = {"file": file, "title": one_unknown.title, "place": one_unknown.place}
        facts |= {"labels": [*one_unknown.labels] or ["—"], "near": [*one_unknown.nearest] or ["—"]}
        yield told(words.UNKNOWN_FORM.say(language, facts), 2_000) + "\n"
    if not made and not unknown:
        yield words.NOTHING_FOUND.say(language) + "\n"


def doubt_line(fact: Fact, language: Language) -> str:
    """What was placed with doubt, and why."""
    assert fact.doubt
    where = " / ".join(str(step) for step in fact.pointer)
    facts = {"where": where, "text": fact.text, "why": fact.doubt.say(language)}
    return told(words.DOUBTFUL.say(language, facts | {"place": fact.place}))


def stray_line(stray: Stray, language: Language) -> str:
    """What found no place, word for word."""
    facts = {"text": stray.text, "why": stray.why.say(language), "place": stray.place}
    return told(words.NOT_PLACED.say(language, facts), 2_000)


def note_line(note: Stray, language: Language) -> str:
    """A comment on a cell."""
    return told(words.NOTE_SAYS.say(language, {"text": note.text, "place": note.place}))


def _as_json(made: list[Made], unknown: list[tuple[str, Unknown]], language: Language) -> str:
    """Every field with its source and whether it is doubtful."""
    return dump(
        {
            "version": 1,
            "specs": [
                {
                    "file": file,
                    "path": path,
                    "form": one.form.name,
                    "year": one.year,
                    "facts": [
                        {
                            "pointer": [*fact.pointer],
                            "text": fact.text,
                            "place": fact.place,
                            "doubt": fact.doubt.say(language) if fact.doubt else None,
                        }
                        for fact in one.facts
                    ],
                    "not_placed": [_stray_part(stray, language) for stray in one.strays],
                    "notes": [_stray_part(note, language) for note in one.notes],
                }
                for file, path, one in made
            ],
            "unknown": [{"file": file, **one._asdict()} for file, one in unknown],
        }
    )


def _stray_part(stray: Stray, language: Language) -> dict[str, str]:
    return {"text": stray.text, "place": stray.place, "why": stray.why.say(language)}
