"""Specs of a git revision, read from its objects: no file is touched, nothing configured is run."""

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer
from typing import IO, NamedTuple

from jxbudget.diagnostic import Text
from jxbudget.workspace.files import ENDINGS, LARGEST, seen_from
from jxbudget.workspace.problem import Problem

SECONDS = 60.0
"""So long git is waited for."""

LONGEST_LISTING = 64_000_000
"""Bytes of a listing; a few folders that hold each other many times can make one without end."""

NOT_IN_REVISION = Text(
    "版本“{revision}”里没有“{path}”。路径从仓库的根写起，可以用 git ls-tree {revision} 查看。",
    "The revision “{revision}” has no “{path}”. A path begins at the root of the repository; "
    "git ls-tree {revision} shows what is there.",
)
NO_SPECS = Text(
    "“{path}”里没有 .yaml 文件。请换一个版本或文件夹。",
    "There is no .yaml file in “{path}”. Name another revision or folder.",
)
NOT_A_SPEC = Text(
    "“{path}”不是 .yaml 文件，也不是文件夹。请写明一个 .yaml 文件或文件夹。",
    "“{path}” is neither a .yaml file nor a folder. Name one of these.",
)
NOT_OWNED = Text(
    "这个仓库属于另一个用户，git 不予读取。如果信任它，请运行 "
    "git config --global --add safe.directory {top}",
    "The repository belongs to another user and git does not read it. If you trust it, run "
    "git config --global --add safe.directory {top}",
)
UNREADABLE = Text(
    "git 读不全“{name}”。请运行 git fsck 检查仓库；部分克隆的，请先用 git checkout 取下这个版本。",
    "git cannot read all of “{name}”. Run git fsck to check the repository; in a partial clone, "
    "fetch the revision with git checkout first.",
)
TOO_MANY = Text(
    "“{name}”里的文件太多。请写明其中的一个文件夹。",
    "There are too many files in “{name}”. Name one of its folders.",
)
LATE = Text(
    "git 过了 {seconds:g} 秒还没有读完。请稍后再试，或检查仓库所在的磁盘。",
    "git was not done after {seconds:g} seconds. Try again later, or check the repository's disk.",
)

_PARTS = re.compile(r"((?:[^:{]|\{[^}]*\}?)*)(?::(.*))?", re.DOTALL)
"""A revision and a path; a colon in braces belongs to the revision: ``HEAD@{10:00}``."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_UNSAFE = re.compile(rb"--add safe\.directory (.+)", re.DOTALL)
_FILES = ("100644", "100755")
"""Modes of what is neither a link nor another repository."""

_HARDENED = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # an older git fetches what is missing all the same, by commands that the repository names
    "GIT_ALLOW_PROTOCOL": "none",
}


class Revision(NamedTuple):
    """A commit of a repository, and a folder or file in it."""

    name: str
    """As the user wrote it: ``main:specs/2025``, ``HEAD~1``."""
    commit: str
    path: str
    """Inside the repository, ``""`` for its root."""
    top: str
    """The root of the work tree, or the folder of git where there is none."""


class _Entry(NamedTuple):
    mode: str
    blob: str
    path: str


def revision(given: str, path: str = "") -> Revision | None:
    """What REV:PATH or REV means, as git has it; None where that is no commit of a repository.

    `path` is seen from the current folder and stands where REV has none.
    Raises Problem for a repository of another user, or when git is late.
    """
    rev, inside = _parts(given)
    if _CONTROL.search(given):
        return None
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if (commit := _hash(*asked)) is None:
        return None
    top = _line("rev-parse", "--show-toplevel") or _line("rev-parse", "--absolute-git-dir")
    if inside is None:
        inside = posixpath.join(".", seen_from(Path.cwd(), Path(path)))
    if inside.split("/")[0] in {".", ".."}:
        inside = posixpath.join(_line("rev-parse", "--show-prefix") or "", inside)
    inside = posixpath.normpath(inside).strip("/")
    return Revision(given, commit, "" if inside == "." else inside, top or os.curdir)


def specs_at(revision: Revision) -> dict[str, bytes]:
    """The specs of a revision by the path to tell, ``main:specs/2025/a.yaml``, in its order.

    At most LARGEST bytes of each; what is hidden below the folder, a link or a submodule is
    passed over. Raises Problem when the path is not there, holds no spec, or cannot be read.
    """
    rev, _ = _parts(revision.name)
    entries = _entries(revision)
    specs = [entry for entry in entries if _is_spec(entry, revision.path)]
    told = f"{rev}:{revision.path}"
    if not entries and revision.path:
        raise Problem(NOT_IN_REVISION, revision=rev, path=revision.path)
    if not specs:
        is_file = any(entry.path == revision.path for entry in entries)
        raise Problem(NOT_A_SPEC if is_file else NO_SPECS, path=told)
    return {f"{rev}:{path}": data for path, data in _contents(revision, specs).items()}


def files_at(revision: Revision, *, specs: bool = False) -> dict[str, bytes]:
    """The files of a revision below its path, or the ``specs`` alone, in order; there may be none.

    Each goes by its path as seen from there, or by ``""`` where the path is the file itself. What
    is read and what is passed over is as in ``specs_at``. Raises Problem when git cannot read.
    """
    place = revision.path
    entries = [one for one in _entries(revision) if one.mode in _FILES]
    meant = [one for one in entries if not specs or _is_spec(one, place)]
    found = _contents(revision, meant)
    return {path.removeprefix(place).lstrip("/"): data for path, data in found.items()}


def _contents(revision: Revision, entries: list[_Entry]) -> dict[str, bytes]:
    blobs = _blobs(revision, [entry.blob for entry in entries]) if entries else {}
    return {entry.path: blobs[entry.blob] for entry in sorted(entries, key=lambda one: one.path)}


def blob(name: str) -> bytes | None:
    """The content that git has by a hash, at most LARGEST bytes; None where it has none."""
    if not _HASH.fullmatch(name):
        return None
    here = Revision(name, name, "", os.curdir)
    try:
        return _blobs(here, [name])[name]
    except Problem:
        return None


def merge_base(one: str, other: str) -> str | None:
    """The commit that two revisions have in common last; None where none is known."""
    return _hash("merge-base", "--end-of-options", one, other)


def _parts(given: str) -> tuple[str, str | None]:
    found = _PARTS.fullmatch(given)
    assert found
    return found[1], found[2]


def _is_spec(entry: _Entry, place: str) -> bool:
    """Whether an entry is read: as in a folder on disk; one named itself has nothing below it."""
    if entry.mode not in _FILES or not entry.path.lower().endswith(ENDINGS):
        return False
    below = entry.path.removeprefix(place).strip("/").split("/")
    return below[-1] != "form.yaml" and not any(part.startswith(".") for part in below)


def _entries(revision: Revision) -> list[_Entry]:
    """All files of the revision at or below its path."""
    if revision.path.split("/")[0] == ".." or "\0" in revision.path:
        return []
    below = [revision.path] if revision.path else []
    words = ("ls-tree", "-r", "-z", "--full-tree", "--", revision.commit, *below)
    with _running(revision, *words) as git:
        listed = git.stdout.read(LONGEST_LISTING)
        if len(listed) == LONGEST_LISTING:
            raise Problem(TOO_MANY, name=revision.name)
        if git.process.wait():
            raise EOFError
    return [_entry(*_text(line).split("\t", 1)) for line in listed.split(b"\0")[:-1]]


def _entry(told: str, path: str) -> _Entry:
    mode, _, blob = told.split()
    return _Entry(mode, blob, path)


def _blobs(revision: Revision, names: list[str]) -> dict[str, bytes]:
    """The blobs by their hashes, none read twice."""
    with _running(revision, "cat-file", "--batch") as git:
        return {name: _blob(git, name) for name in dict.fromkeys(names)}


class _Git(NamedTuple):
    process: subprocess.Popen[bytes]
    stdin: IO[bytes]
    stdout: IO[bytes]


def _blob(git: _Git, name: str) -> bytes:
    git.stdin.write(f"{name}\n".encode())
    git.stdin.flush()
    match git.stdout.readline().split():
        case [_, b"blob", size]:
            data = git.stdout.read(min(int(size), LARGEST))
        case _:
            raise EOFError
    left = int(size) - len(data) + 1  # a line ends after it
    while left and (more := git.stdout.read(min(left, LARGEST))):
        left -= len(more)
    if left:
        raise EOFError
    return data


@contextmanager
def _running(revision: Revision, *words: str) -> Iterator[_Git]:
    """A git to talk with, ended afterwards. Raises Problem when it is late or breaks off."""
    late = Event()
    # the repository that the environment names is found from where it was named
    at = os.curdir if "GIT_DIR" in os.environ else revision.top
    try:
        with subprocess.Popen(  # noqa: S603 - a list, no shell
            _command("-C", at, *words),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            timer = Timer(SECONDS, _end, (process, late))
            timer.start()
            try:
                assert process.stdin
                assert process.stdout
                yield _Git(process, process.stdin, process.stdout)
            finally:
                timer.cancel()
                process.kill()
    except (OSError, EOFError, ValueError) as error:
        if late.is_set():
            raise Problem(LATE, seconds=SECONDS) from error
        raise Problem(UNREADABLE, name=revision.name) from error


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _hash(*words: str) -> str | None:
    said = _line(*words)
    return said if said and _HASH.fullmatch(said) else None


def _line(*words: str) -> str | None:
    """What git says in the current folder, None where it fails or is not installed."""
    try:
        run = subprocess.run(  # noqa: S603 - a list, no shell
            _command(*words),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Problem(LATE, seconds=SECONDS) from error
    except (OSError, ValueError):  # a text that is no argument of a command
        return None
    if not run.returncode:
        return _text(run.stdout).removesuffix("\n")
    if unsafe := _UNSAFE.search(run.stderr):
        raise Problem(NOT_OWNED, top=_text(unsafe[1]).strip())
    return None


def _command(*words: str) -> list[str]:
    """Windows looks for programs in the current folder too: one from there is not run."""
    git = shutil.which("git")
    if git is None or not os.path.isabs(git):
        raise FileNotFoundError("git")
    return [git, *_HARDENED, *words]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "_PATHSPECS" not in name}
    return kept | _SETTINGS


def _text(told: bytes) -> str:
    """As ``os.fsdecode``, which Windows has refuse some names."""
    return told.decode(sys.getfilesystemencoding(), "surrogateescape")
