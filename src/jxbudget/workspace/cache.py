"""What a run remembers of the one before, in the cache folder of the user: safe to delete.

It does not lie beside the specs: those come from strangers, and so would what is remembered.
"""

import hashlib
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from jxbudget import __version__

VARIABLE = "JXBUDGET_CACHE"
"""The folder for what is remembered, where it is to be another one."""

LARGEST = 1 << 30
"""Bytes of text that are read."""

STALE = 60 * 24 * 3600
"""Seconds after which what no run looked at is removed."""

_PACKAGE = Path(__file__).resolve().parent.parent


def program() -> str:
    """What tells this program from any other that might have written the file."""
    sources = sorted(_sources(_PACKAGE))
    return f"{__version__} {sys.version_info[:3]} {sources}"


def _sources(folder: Path) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _sources(Path(entry.path))
        elif entry.name.endswith(".py"):
            told = entry.stat()
            yield entry.path, told.st_size, told.st_mtime_ns


def load() -> list[str]:
    """The lines of the last run in the working folder, none where there is nothing to read."""
    try:
        squeezed = _file().read_bytes()
        text = zlib.decompressobj().decompress(squeezed, LARGEST).decode(errors="surrogatepass")
    except (OSError, RuntimeError, ValueError, zlib.error):
        return []
    return text.split("\n")


def save(lines: Iterable[str]) -> None:
    """Keep the lines for the next run. A folder that cannot be written to is no error."""
    with suppress(OSError, RuntimeError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        _sweep(file.parent)
        fresh = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
        try:
            with fresh.open("xb") as stream:
                stream.writelines(_squeezed(lines))
            fresh.replace(file)
        finally:
            fresh.unlink(missing_ok=True)


def _file() -> Path:
    """One file for each working folder. Raises RuntimeError where the user has no home."""
    # a single file is checked in less time than this takes to import
    from platformdirs import user_cache_path  # noqa: PLC0415

    given = os.environ.get(VARIABLE)
    folder = Path(given) if given else user_cache_path("jxbudget", appauthor=False)
    here = os.fsencode(Path.cwd())
    return folder / hashlib.blake2b(here, digest_size=10).hexdigest()


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE:
                path.unlink()


def _squeezed(lines: Iterable[str]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(1)
    joint = ""
    for line in lines:
        yield squeeze.compress((joint + line).encode(errors="surrogatepass"))
        joint = "\n"
    yield squeeze.flush()
