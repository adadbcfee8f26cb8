"""Where the measured files go: on a memory disk if they fit, else where temporary files do."""

import shutil
import sys
import tempfile
from pathlib import Path

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
SPEC = 40_000
"""Bytes of a spec and its two files, in whole blocks."""


def room(specs: int) -> str:
    """A folder with room for so many specs and their files; the run ends where there is none."""
    need = specs * SPEC
    if MEMORY_DISK.is_dir() and min(_free(MEMORY_DISK), _memory()) > 2 * need:
        return str(MEMORY_DISK)
    usual = Path(tempfile.gettempdir())
    if _free(usual) < need:
        sys.exit(f"{usual} has no room for {need / 1e9:.1f} GB")
    return str(usual)


def _free(place: Path) -> int:
    return shutil.disk_usage(place).free


def _memory() -> int:
    """Bytes that can be had before others must give way, 0 where the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return 0
    told = next((line for line in lines if line.startswith("MemAvailable:")), "MemAvailable: 0 kB")
    return int(told.split()[1]) * 1024
