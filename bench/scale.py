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


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree of ``specs``: seconds of walking it, what the two commands took, files written."""

    specs: int
    walk: float
    validate: Used
    render: Used
    files: int


def measure(folder: Path, sizes: Sequence[int], *, keep: bool) -> int:
    """Measure every size and print the table; ``keep`` writes it to the page, with pictures."""
    found = []
    for specs in sizes:
        place = folder / f"{specs}"
        found.append(_grown(place, specs))
        shutil.rmtree(place)
        print(_line(found[-1]), flush=True)
    if keep:
        pictures = _pictures(found)
        shown = (f"![{title}]({IMAGES}/{name})" for name, (title, _) in pictures.items())
        page.put("scale", "\n\n".join([_table(found), *shown]))
        for name, (title, lines) in pictures.items():
            picture = plot(title, "specs", lines)
            (page.PAGE.parent / IMAGES / name).write_text(picture, encoding="utf-8", newline="\n")
    return 0


def _grown(place: Path, specs: int) -> Grown:
    write(place / "specs", specs)
    start = time.perf_counter()
    walked = len(find_specs([place / "specs"]))
    walk = time.perf_counter() - start
    validate = run(_command("validate", "specs"), place)
    render = run(_command("render", "specs", "--out", "out"), place)
    files = sum(1 for path in (place / "out").rglob("*") if path.is_file())
    assert (walked, files) == (specs, 2 * specs)
    return Grown(specs, walk, validate, render, files)


def _command(name: str, *arguments: str) -> list[str]:
    """From scratch, with a process for each processor."""
    return [*jxbudget(), name, "--jobs", str(os.cpu_count()), "--force", *arguments]


def _table(found: Sequence[Grown]) -> str:
    columns = "specs", "walk", "validate", MEMORY, "render", MEMORY, "files"
    head = f"| {' | '.join(columns)} |", "|--:" * len(columns) + "|"
    return "\n".join([*head, *(_line(one) for one in found)])


def _line(one: Grown) -> str:
    cells = [f"{one.specs:,}", f"{one.walk:.2f} s"]
    for used in (one.validate, one.render):
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
    for name in ("validate", "render"):
        runs: list[tuple[int, Used]] = [(one.specs, getattr(one, name)) for one in found]
        seconds[name] = [(specs, used.wall) for specs, used in runs]
        memory[f"{name}, parent"] = [(specs, used.peak) for specs, used in runs if used.peak]
        memory[f"{name}, worker"] = [
            (specs, max(used.workers.values())) for specs, used in runs if used.workers
        ]
    known = {name: line for name, line in memory.items() if line}
    pictures = {"scale-time.svg": ("Seconds", seconds), "scale-memory.svg": ("MB", known)}
    return {name: (title, lines) for name, (title, lines) in pictures.items() if lines}
