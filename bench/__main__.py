"""``python -m bench``: measure, print the table, and write ``docs/performance.md``."""

import argparse
import gc
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench import page, scale
from bench.contest import Row
from bench.machine import told
from bench.measure import Bench, Size
from bench.room import room
from jxbudget.compile.pool import GARBAGE

QUICK = Size(specs=60, rounds=3, tree=200, proof=10)


def main() -> int:
    """Measure what was asked for; the page is written when nothing was left out."""
    asked = _asked()
    gc.set_threshold(*GARBAGE)  # as a worker of ours has it: for all sides alike
    sizes = [20, 200] if asked.quick else scale.SIZES
    full = Size(asked.specs, 10, 10 * asked.specs, min(300, asked.specs))
    size = QUICK if asked.quick else full
    place = room(max(sizes) if asked.scale else 20 * size.specs + 2 * size.tree)
    with tempfile.TemporaryDirectory(prefix="jxbudget-bench-", dir=place) as folder:
        if asked.scale:
            return scale.measure(Path(folder), sizes, keep=not asked.quick)
        return _table(Bench(Path(folder), size), asked)


def _table(bench: Bench, asked: argparse.Namespace) -> int:
    unknown = set(asked.only) - set(bench.parts)
    if unknown:
        sys.exit(f"no part {', '.join(unknown)}; there are {', '.join(bench.parts)}")
    machine = told()  # before the run is a load itself
    _say("proving that all write the same")
    sizes = bench.prove()
    rows = [row for part in asked.only or bench.parts for row in _measured(bench, part)]
    figures = f"{page.table(rows)}\n\n{page.misses(rows)}\n\n{page.sizes(sizes)}"
    where = page.steps(bench.breakdown) if bench.breakdown else ""
    print(figures, where, sep="\n\n")
    if not asked.only and not asked.quick:
        page.put("machine", f"{date.today():%Y-%m-%d}: {machine}")  # noqa: DTZ011 - the user's day
        page.put("table", figures)
        page.put("steps", where)
    return 0


def _measured(bench: Bench, part: str) -> list[Row]:
    _say(f"measuring {part}")
    return bench.rows(part)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--specs", type=int, default=1_000, help="different specs a side")
    parser.add_argument("--only", action="append", default=[], help="one part of the table")
    parser.add_argument("--quick", action="store_true", help="few specs, to see that it works")
    parser.add_argument("--scale", action="store_true", help="trees of up to 100 000 specs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
