"""How time and memory grow with the number of specs: walking, validating, rendering one tree."""

import os
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import page
from bench.corpus import write
from bench.plot import Points, plot
from bench.processes import Used, jxbudget, run
from jxbudget.workspace.files import find_specs

SIZES = (1_000, 10_000, 100_000)
MEMORY = "memory: parent, worker"
IMAGES = "images"
AGAIN = " again"
JOBS = ["--jobs", str(os.cpu_count())]
RUNS = {
    "validate": ["validate", "--force", *JOBS],
    f"validate{AGAIN}": ["validate", *JOBS],
    "render": ["render", "--force", *JOBS, "--out", "out"],
    f"render{AGAIN}": ["render", *JOBS, "--out", "out"],
}
"""Each once, from scratch and over what did not change, with a process for each processor."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree of ``specs``: seconds of walking it, what each command took, files written."""

    specs: int
    walk: float
    runs: Mapping[str, Used]
    files: int


def measure(folder: Path, sizes: Sequence[int], *, keep: bool) -> int:
    """Measure every size and print the table; ``keep`` writes it to the page, with pictures."""
    found = []
    for specs in sizes:
        place = folder / f"{specs}"
        found.append(_grown(place, specs))
        print(_line(found[-1]), flush=True)
        shutil.rmtree(place)
    if keep:
        pictures = _pictures(found)
        shown = (f"![{title}]({IMAGES}/{name})" for name, (title, _) in pictures.items())
        page.put("scale", "\n\n".join([_table(found), *shown]))
        (page.PAGE.parent / IMAGES).mkdir(exist_ok=True)
        for name, (title, lines) in pictures.items():
            picture = plot(title, "specs", lines)
            (page.PAGE.parent / IMAGES / name).write_text(picture, encoding="utf-8", newline="\n")
    return 0


def _grown(place: Path, specs: int) -> Grown:
    write(place / "specs", specs)
    start = time.perf_counter()
    walked = len(find_specs([place / "specs"]))
    walk = time.perf_counter() - start
    runs = {
        name: run([*jxbudget(), *arguments, "specs"], place) for name, arguments in RUNS.items()
    }
    files = sum(1 for path in (place / "out").rglob("*") if path.is_file())
    assert (walked, files) == (specs, 2 * specs)
    return Grown(specs, walk, runs, files)


def _table(found: Sequence[Grown]) -> str:
    columns = ["specs", "walk", *(cell for name in RUNS for cell in (name, MEMORY)), "files"]
    head = f"| {' | '.join(columns)} |", "|--:" * len(columns) + "|"
    return "\n".join([*head, *(_line(one) for one in found)])


def _line(one: Grown) -> str:
    cells = [f"{one.specs:,}", f"{one.walk:.2f} s"]
    for used in one.runs.values():
        rate = used.wall / one.specs * 1e3
        cells += [f"{used.wall:.1f} s ({rate:.2f} ms a spec)", _memory(used)]
    return f"| {' | '.join([*cells, f'{one.files:,}'])} |"


def _memory(used: Used) -> str:
    peaks = [used.peak, max(used.workers.values(), default=None)]
    return ", ".join(f"{peak:.0f} MB" for peak in peaks if peak is not None) or "not told"


def _pictures(found: Sequence[Grown]) -> dict[str, tuple[str, Mapping[str, Points]]]:
    """Title and lines of each picture: time and memory against the number of specs."""
    seconds: dict[str, Points] = {"walk": [(one.specs, one.walk) for one in found]}
    memory: dict[str, Points] = {}
    for name in RUNS:
        runs = [(one.specs, one.runs[name]) for one in found]
        seconds[name] = [(specs, used.wall) for specs, used in runs]
        if name.endswith(AGAIN):
            continue
        memory[f"{name}, parent"] = [(specs, used.peak) for specs, used in runs if used.peak]
        memory[f"{name}, worker"] = [
            (specs, max(used.workers.values())) for specs, used in runs if used.workers
        ]
    known = {name: line for name, line in memory.items() if line}
    pictures = {"scale-time.svg": ("Seconds", seconds), "scale-memory.svg": ("MB", known)}
    return {name: (title, lines) for name, (title, lines) in pictures.items() if lines}
