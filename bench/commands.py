"""What is compared as whole processes: starting, workers, and a run with nothing to do."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.contest import Bar, Row
from bench.corpus import corpus, write
from bench.processes import Used, jxbudget, run
from bench.rounds import Side, interleave, ratios, spread

PROGRAMS = Path(__file__).parent / "programs"
HELLO, HELLO_SPEC = ([sys.executable, str(PROGRAMS / n)] for n in ("hello.py", "hello_spec.py"))
STARTS = 5
"""Starts of each program in a round."""


def starting(folder: Path, rounds: int) -> list[Row]:
    """Starting and ending, in processor time, against programs in typer that do nothing."""
    (folder / "spec.yaml").write_text(next(corpus(1))[1], encoding="utf-8")
    plain, busy = "a typer hello world", "a typer hello world that imports pydantic and yaml"
    contests = [
        ("`validate` of one file", ["validate", "--force", "spec.yaml"], busy, HELLO_SPEC, 1.4),
        ("`--version`", ["--version"], plain, HELLO, 1.2),
        ("`--help`", ["--help"], f"{plain}, `--help`", [*HELLO, "--help"], 1.2),
    ]
    rows = []
    for what, ours, peer, theirs, most in contests:
        sides = {"ours": _start(folder, [*jxbudget(), *ours]), "theirs": _start(folder, theirs)}
        seconds = interleave(sides, [range(STARTS)] * (rounds + 1))
        own, other = seconds["ours"], seconds["theirs"]
        times = ratios(own, other), spread(own), spread(other)
        rows.append(Row(f"{what}, the whole process", peer, Bar(most, at_most=True), *times))
    return rows


def _start(folder: Path, command: Sequence[str]) -> Side[int]:
    return lambda times: sum(run(command, folder).processor for _ in times)


@dataclass(slots=True)
class Forest:
    """Two trees of specs, a small one to warm up and to see whether memory grows."""

    folder: Path
    count: int
    runs: dict[tuple[int, int], list[Used]] = field(default_factory=dict)
    """By the number of specs and of processes."""

    @property
    def trees(self) -> list[int]:
        """How many specs each tree has."""
        return [max(1, self.count // 10), self.count]

    def grow(self) -> None:
        """Write the specs."""
        for count in self.trees:
            write(self.folder / f"{count}" / "specs", count)

    def render(self, *options: str, jobs: int) -> Side[int]:
        """A run over a tree, in wall time; a run from scratch finds no old files."""

        def side(counts: Sequence[int]) -> float:
            [count] = counts
            folder = self.folder / f"{count}"
            if options:
                shutil.rmtree(folder / "out", ignore_errors=True)
            more = ["--jobs", str(jobs)] if jobs else []
            command = ["render", *options, *more, "specs", "--out", "out"]
            used = run([*jxbudget(), *command], folder)
            files = sum(1 for path in (folder / "out").iterdir() if path.is_file())
            assert files == 2 * count, f"{files} files for {count} specs"
            self.runs.setdefault((count, jobs), []).append(used)
            return used.wall

        return side

    def peaks(self, count: int, jobs: int) -> list[float]:
        """The memory of the largest worker of each run over a tree, in MB."""
        runs = self.runs[count, jobs]
        return [max(used.workers.values()) for used in runs if used.workers]


def workers(forest: Forest, rounds: int) -> list[Row]:
    """Two processes against one, and the memory of the largest worker. Raises Missing."""
    sides = {jobs: forest.render("--force", jobs=int(jobs)) for jobs in ("1", "2")}
    small, large = forest.trees
    seconds = interleave(sides, [[small], *[[large]] * rounds])
    one, two = seconds["1"], seconds["2"]
    what = f"2 processes, {large} specs"
    rows = [Row(what, "1 process", Bar(1.8), ratios(one, two), spread(two), spread(one))]
    peaks = {count: forest.peaks(count, jobs=2) for count in (small, large)}
    if not all(peaks.values()):
        return rows
    before = f"{max(peaks[small]):.0f} MB with {small} specs"
    bar, what = Bar(80, at_most=True), "memory of the largest worker in that run"
    return [*rows, Row(what, before, bar, spread(peaks[large]), unit="MB")]


def again(forest: Forest, rounds: int) -> list[Row]:
    """A run over specs that did not change against a full one."""
    sides = {"full": forest.render("--force", jobs=0), "again": forest.render(jobs=0)}
    small, large = forest.trees
    seconds = interleave(sides, [[small], *[[large]] * rounds])
    own, other = seconds["again"], seconds["full"]
    what = f"`render` again, {forest.count} unchanged specs"
    return [Row(what, "a full run", Bar(20), ratios(other, own), spread(own), spread(other))]
