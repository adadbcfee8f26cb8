"""Sound forms → files in their places: all files of a run become visible together."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from jxbudget.compile.checked import Identity
from jxbudget.compile.crew import Crew
from jxbudget.compile.desk import Desk
from jxbudget.compile.known import Known
from jxbudget.compile.printing import ENDINGS, Printed, Printing
from jxbudget.compile.run import Run
from jxbudget.diagnostic import Diagnostic
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.cache import seal
from jxbudget.workspace.names import file_name, same_file


@dataclass(slots=True)
class Rendered:
    """What a run wrote, how many forms it holds, and which pages could not be used.

    ``unchanged`` counts the forms whose files were there already.
    """

    paths: list[Path] = field(default_factory=list)
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
    with ExitStack() as stack:
        batches: dict[Path, Batch] = {}
        for path, files in fresh.items():
            for format_, staged in files.items():
                target = targets[path][format_]
                _batch(target.parent, batches, stack, printing).adopt(staged, target.name)
        if combined:
            from jxbudget.compile.combine import combined as all_in_one  # noqa: PLC0415 - rare

            drawn = (one.path for one in sound if one.path in kept or one.path in fresh)
            for folder, name, data in all_in_one(drawn, crew.desk, printing):
                _batch(folder, batches, stack, printing).add(name, data)
        for batch in batches.values():
            done.paths += batch.commit()
    for path in fresh:
        _seal(path, targets[path].values(), known)
    return done


def _batch(folder: Path, batches: dict[Path, Batch], stack: ExitStack, printing: Printing) -> Batch:
    if folder not in batches:
        batches[folder] = stack.enter_context(Batch(folder, printing.stage))
    return batches[folder]


Targets = Mapping[str, Path]
"""The files of one form, by format."""


def _targets(run: Run, printing: Printing) -> dict[str, Targets]:
    """Where the files of each form go, by the path of its spec."""
    forms = [(one.path, one.identity) for one in run.files if one.identity]
    named = _named([*(identity for _, identity in forms), *run.elsewhere], printing)
    return {
        path: {
            format_: printing.place(identity.year) / f"{name}{ENDINGS[format_]}"
            for format_ in printing.formats
        }
        for (path, identity), name in zip(forms, named, strict=False)
    }


def _named(forms: Sequence[Identity], printing: Printing) -> list[str]:
    """The file name of each form: its own, and its unit's behind it where others have that name.

    No two units have forms of one name, so that in the end no two are alike.
    """
    names = [one.name for one in forms]
    while True:
        keys = [
            (printing.place(one.year), same_file(file_name(name)))
            for one, name in zip(forms, names, strict=True)
        ]
        taken = Counter(keys)
        if len(taken) == len(keys):
            return [file_name(name) for name in names]
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
    seals = json.loads(entry.files) if entry else {}
    return all(seals.get(str(target)) == seal(target) for target in targets.values())


def _seal(path: str, targets: Iterable[Path], known: Known) -> None:
    entry = known.spec(path)
    if entry:
        seals = json.dumps({str(target): seal(target) for target in targets}, ensure_ascii=False)
        known.take(path, entry._replace(files=seals))
