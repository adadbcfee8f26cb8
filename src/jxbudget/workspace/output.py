"""Single files that commands write: there whole or not at all, and never in place of a spec."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from jxbudget.workspace import problem
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.files import ENDINGS
from jxbudget.workspace.problem import Problem


def write_output(path: Path, data: bytes) -> None:
    """Write what a command makes. Raises Problem for a name that only a spec has.

    What is there and is no regular file (a pipe, a device) is written into.
    """
    if path.name.lower().endswith(ENDINGS):
        raise Problem(problem.IS_A_SPEC, path=path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
    except (OSError, ValueError) as error:
        raise problem.of(error, path) from error
    write_file(path, data)


def append_output(path: Path, data: bytes) -> None:
    """Write behind what others wrote into a file. Raises Problem."""
    try:
        with path.open("ab") as file:
            file.write(data)
    except (OSError, ValueError) as error:
        raise problem.of(error, path) from error


def clear_folder(folder: Path, names: Iterable[str]) -> None:
    """Take away what an earlier run left in a folder: files, or folders with all they hold.

    Raises Problem.
    """
    for path in (folder / name for name in names):
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            raise problem.of(error, path) from error


def refuse_links(folder: Path) -> None:
    """Raise Problem when a folder to write into lies behind a link, or holds one.

    What is seen from the current folder may have been laid there by a stranger.
    """
    here = Path.cwd()
    folder = folder.relative_to(here) if folder.is_relative_to(here) else folder
    below = [] if folder.is_absolute() else [*folder.parents][:-1]
    inside = folder.rglob("*") if folder.is_dir() else ()
    for path in (folder, *below, *inside):
        if path.is_symlink():
            raise Problem(problem.IS_A_LINK, path=path)


def write_file(path: Path, data: bytes) -> None:
    """Write one file as a batch of its own: it is there whole or not at all. Raises Problem.

    A file that is replaced keeps its permissions; of a link it is the file behind it.
    """
    try:
        real = path.resolve()
        mode = real.stat().st_mode if real.exists() else None
    except (OSError, ValueError) as error:
        raise problem.of(error, path) from error
    if real.is_dir():
        raise Problem(problem.IS_A_FOLDER, path=path)
    if mode is not None and not mode & 0o222:
        raise Problem(problem.NO_PERMISSION, path=path)
    with Batch() as batch:
        batch.add(str(real), data)
        batch.commit()
    if mode is not None:
        real.chmod(mode)
