"""Sound forms → files in their places: all files of a run become visible together."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from jxbudget.compile.checked import Checked, Identity
from jxbudget.compile.crew import Crew
from jxbudget.compile.desk import Desk
from jxbudget.compile.known import Entry, Known
from jxbudget.compile.printing import ENDINGS, Format, Printed, Printing
from jxbudget.compile.run import Run
from jxbudget.diagnostic import Diagnostic
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.seal import is_intact


@dataclass(slots=True)
class Rendered:
    """What a run wrote, how many forms it holds, and which pages could not be used.

    ``unchanged`` counts the forms whose files were there already.
    """

    paths: list[str] = field(default_factory=list)
    forms: int = 0
    unchanged: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def render(
    run: Run, crew: Crew, printing: Printing, known: Known, *, combined: bool = False
) -> Rendered:
    """Put the files of every spec without errors in their places.

    Nothing is written when two specs have one name. Raises Problem when the disk refuses, with
    the old files as they were.
    """
    done = Rendered()
    if run.has_one_name_twice:
        return done
    sound = [one for one in run.files if one.is_sound]
    targets = _targets(run, printing)
    kept = {one.path for one in sound if _is_there(one.path, targets[one.path], known)}
    printed = _printed([one.path for one in sound if one.path not in kept], run, crew)
    for found in (found for one in printed.values() for found in one.refused):
        if found not in done.diagnostics:
            done.diagnostics.append(found)
    fresh = {path: one.files for path, one in printed.items() if not one.refused}
    done.forms, done.unchanged = len(fresh), len(kept)
    with Batch(printing.stage) as batch:
        for path, files in fresh.items():
            for format_, staged in files.items():
                batch.adopt(staged, targets[path][format_])
        drawn = [one for one in sound if one.path in kept or one.path in fresh]
        made = _combine(drawn if combined else [], crew.desk, printing, known, batch)
        done.paths = batch.commit()
    for path in fresh:
        _seal(path, targets[path].values(), batch.seals, known)
    for target, content in made.items():
        known.take(target, Entry(content, "", "", (batch.seals[target],)))
    return done


def _combine(
    forms: Sequence[Checked], desk: Desk, printing: Printing, known: Known, batch: Batch
) -> dict[str, str]:
    """Stage the combined files that are not there yet; what each is made of, by its path."""
    if not forms:
        return {}
    from jxbudget.compile.combine import combined  # noqa: PLC0415 - rare

    made = {}
    for file in combined(forms, desk, printing, known):
        if not _is_the_same(file.path, file.content, known):
            batch.add(file.path, file.draw())
            made[file.path] = file.content
    return made


def _is_the_same(path: str, content: str, known: Known) -> bool:
    entry = known.spec(path) if content else None
    return entry is not None and entry.content == content and is_intact(path, entry.files)


Targets = Mapping[Format, str]
"""The files of one form, by format."""


def _targets(run: Run, printing: Printing) -> dict[str, Targets]:
    """Where the files of each form go, by the path of its spec."""
    forms = [(one.path, one.identity) for one in run.files if one.identity]
    named = _named([*(identity for _, identity in forms), *run.elsewhere], printing)
    return {
        path: {format_: f"{stem}{ENDINGS[format_]}" for format_ in printing.formats}
        for (path, _), stem in zip(forms, named, strict=False)
    }


def _named(forms: Sequence[Identity], printing: Printing) -> list[str]:
    """The path of each form, without ending: its name, and its unit's where others have that.

    No two units have forms of one name, so that in the end no two are alike.
    """
    place = cache(lambda year: str(printing.place(year)))
    names = [one.name for one in forms]
    while True:
        safe = [file_name(name) for name in names]
        keys = [(place(one.year), same_file(name)) for one, name in zip(forms, safe, strict=True)]
        taken = Counter(keys)
        if len(taken) == len(keys):
            folders = (place(one.year) for one in forms)
            return [os.path.join(*pair) for pair in zip(folders, safe, strict=True)]
        names = [
            name if taken[key] == 1 else f"{name}（{one.unit}）"
            for one, name, key in zip(forms, names, keys, strict=True)
        ]


def _printed(paths: Sequence[str], run: Run, crew: Crew) -> dict[str, Printed]:
    """The forms, those that were not drawn on the way drawn now."""
    late = [path for path in paths if path not in run.printed]
    drawn = dict(zip(late, crew.map(Desk.print, late), strict=True))
    return {path: drawn.get(path) or run.printed[path] for path in paths}


def _is_there(path: str, targets: Targets, known: Known) -> bool:
    """Whether the files of a form are those that an earlier run made of the same spec."""
    entry = known.spec(path)
    return entry is not None and all(is_intact(one, entry.files) for one in targets.values())


def _seal(path: str, targets: Iterable[str], seals: Mapping[str, str], known: Known) -> None:
    entry = known.spec(path)
    if entry:
        known.take(path, entry._replace(files=tuple(seals[target] for target in targets)))
