"""The table and the figures as Markdown, and the page they stand on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.contest import Bar, Row
from bench.rounds import Spread
from bench.steps import Breakdown

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def put(section: str, content: str) -> None:
    """Write a section of the page; what stands around it stays."""
    mark = re.compile(f"(<!-- {section} -->\n).*?(<!-- /{section} -->)", re.DOTALL)
    page = PAGE.read_text(encoding="utf-8")
    assert mark.search(page), f"{PAGE.name} has no section {section}"
    page = mark.sub(lambda found: f"{found[1]}\n{content}\n\n{found[2]}", page)
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def table(rows: Iterable[Row]) -> str:
    """The rows with their bars beside what was reached."""
    head = "| what | against | bar | reached | ours | theirs | |", "|---|---|--:|--:|--:|--:|---|"
    return "\n".join([*head, *(_line(row) for row in rows)])


def misses(rows: Iterable[Row]) -> str:
    """The rows below their bar, in a sentence each."""
    below = [row for row in rows if row.bar and row.reached and not row.bar.met(row.reached)]
    if not below:
        return "Every bar is reached."
    lines = [
        f"- {row.what}, against {row.peer}: {_figure(row.reached.median, row.unit)}, "
        f"the bar is {_bar(row.bar, row.unit)}"
        for row in below
        if row.reached
    ]
    return "\n".join(["Missed:", "", *lines])


def sizes(mean: Mapping[str, float]) -> str:
    """How large the files of each writer are."""
    told = ", ".join(f"{name} {size / 1000:.1f} kB" for name, size in mean.items())
    return f"Mean size of a file: {told}."


def steps(one: Breakdown) -> str:
    """Where the time of a spec goes."""
    sums = [("the steps together", sum(one.steps.values())), ("all in one", one.whole)]
    lines = [
        f"| {name} | {seconds * 1e6:.0f} | {seconds / one.whole:.0%} |"
        for name, seconds in [*one.steps.items(), *sums]
    ]
    floor = f"| floor: read the file, deflate and write ready bytes | {one.floor * 1e6:.0f} | |"
    return "\n".join(["| step | µs a spec | |", "|---|--:|--:|", *lines, floor])


def _line(row: Row) -> str:
    bar = _bar(row.bar, row.unit) if row.bar else ""
    if row.reached is None:
        return f"| {row.what} | {row.peer} | {bar} | skipped: {row.note} | | | |"
    verdict = ("met" if row.bar.met(row.reached) else "**missed**") if row.bar else ""
    times = f"{_time(row.ours)} | {_time(row.theirs)}"
    return f"| {row.what} | {row.peer} | {bar} | {_spread(row)} | {times} | {verdict} |"


def _bar(bar: Bar | None, unit: str) -> str:
    if bar is None:
        return ""
    limit = f"{bar.limit:g}{' MB' if unit == 'MB' else unit}"
    return f"{'≤' if bar.at_most else '≥'} {limit}"


def _spread(row: Row) -> str:
    reached: Spread | None = row.reached
    if reached is None:
        return ""
    figures: Sequence[float] = (reached.least, reached.median, reached.most)
    least, median, most = (_figure(figure, row.unit) for figure in figures)
    return f"{least} – **{median}** – {most}"


def _figure(figure: float, unit: str) -> str:
    if unit == "MB":
        return f"{figure:.0f} MB"
    digits = 0 if figure >= 20 else 1 if figure >= 2 else 2
    return f"{figure:.{digits}f}×"


def _time(seconds: Spread | None) -> str:
    if seconds is None:
        return ""
    median = seconds.median
    for unit, factor in (("s", 1), ("ms", 1e3)):
        if median * factor >= 1:
            return f"{median * factor:.3g} {unit}"
    return f"{median * 1e6:.0f} µs"
