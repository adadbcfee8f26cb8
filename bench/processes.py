"""Whole processes: how long they take, and how much memory they and their workers need."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

from bench.peers import Missing

INTERVAL = 0.05
"""Seconds between two looks at the memory."""

PROC = Path("/proc")


class Failed(Exception):  # noqa: N818 - it ends the run
    """A command, its exit code and the last it said."""


@dataclass(slots=True)
class Used:
    """Seconds of wall and processor, and the most memory in MB, also of each worker."""

    wall: float = 0.0
    processor: float = 0.0
    peak: float | None = None
    workers: dict[int, float] = field(default_factory=dict)


def run(command: Sequence[str], folder: Path) -> Used:
    """Run a command to its end, with a cache of its own. Raises Failed unless it ends with 0."""
    if not hasattr(os, "wait4"):
        raise Missing("this system does not tell what a process used")
    used, ended = Used(), Event()
    environment = os.environ | {"JXBUDGET_CACHE": str(folder / ".cache")}
    with TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, env=environment)
        watch = Thread(target=_watch, args=(process.pid, used, ended))
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        used.wall = time.perf_counter() - start
        ended.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        said = told.read()
    used.processor = usage.ru_utime + usage.ru_stime
    if process.returncode:
        raise Failed(f"{' '.join(command)}: {process.returncode}\n{said.decode()[-2_000:]}")
    return used


@cache
def jxbudget() -> list[str]:
    """The command as it is installed beside this Python."""
    script = Path(sys.executable).with_name("jxbudget")
    return [str(script)] if script.exists() else [sys.executable, "-m", "jxbudget"]


def _watch(pid: int, used: Used, ended: Event) -> None:
    while not ended.wait(INTERVAL):
        peak = _peak(pid)
        if peak is not None:
            used.peak = peak
        for worker in _below(pid):
            peak = _peak(worker)
            if peak is not None:
                used.workers[worker] = peak


def _below(pid: int) -> list[int]:
    """The processes that a process started, and those that these did."""
    try:
        told = (PROC / str(pid) / "task" / str(pid) / "children").read_text()
    except OSError:
        return []
    children = [int(child) for child in told.split()]
    return children + [deeper for child in children for deeper in _below(child)]


def _peak(pid: int) -> float | None:
    """The most memory a process has had so far, in MB."""
    try:
        lines = (PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return None
    peak = next((line for line in lines if line.startswith("VmHWM:")), None)
    return int(peak.split()[1]) / 1024 if peak else None
