"""Rounds, bars, and how figures are shown."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import page, room, scale
from bench.contest import Bar, Row
from bench.plot import Axis, plot
from bench.processes import Used
from bench.rounds import Side, Spread, interleave, ratios, spread
from bench.steps import Breakdown

REACHED, OURS, THEIRS = Spread(38, 41.26, 60), Spread(0.001, 0.002, 0.003), Spread(1, 2, 3)
ROW = Row("work", "peer", Bar(40), REACHED, OURS, THEIRS)


def test_sides_take_turns_on_the_same_items_and_the_first_round_only_warms_up() -> None:
    seen: list[tuple[str, tuple[int, ...]]] = []

    def side(name: str, seconds: float) -> Side[int]:
        def work(items: Sequence[int]) -> float:
            seen.append((name, tuple(items)))
            return seconds * len(items)

        return work

    found = interleave({"a": side("a", 1), "b": side("b", 4)}, [[0], [1, 2], [3, 4]])
    assert found == {"a": [1, 1], "b": [4, 4]}
    turns = [("b", (0,)), ("a", (0,)), ("a", (1, 2)), ("b", (1, 2)), ("b", (3, 4)), ("a", (3, 4))]
    assert seen == turns


def test_a_ratio_is_taken_round_by_round() -> None:
    assert ratios([10, 30, 20], [1, 2, 4]) == Spread(5, 10, 15)
    assert spread([3, 1, 2, 10]) == Spread(1, 2.5, 10)


@pytest.mark.parametrize(
    ("bar", "median", "met"),
    [(Bar(40), 40, True), (Bar(40), 39.9, False), (Bar(80, at_most=True), 80, True)],
)
def test_a_bar_is_held_against_the_median(bar: Bar, median: float, *, met: bool) -> None:
    assert bar.met(Spread(0, median, 1_000)) is met


def test_a_row_says_what_was_asked_and_what_was_reached() -> None:
    assert page.table([ROW]).splitlines()[-1] == (
        "| work | peer | ≥ 40× | 38× – **41×** – 60× | 2 ms | 2 s | met |"
    )
    skipped = Row("work", "peer", Bar(1.2, at_most=True), note="no node")
    assert page.table([skipped]).splitlines()[-1] == (
        "| work | peer | ≤ 1.2× | skipped: no node | | | |"
    )


def test_a_missed_bar_is_told_and_a_skipped_row_is_not() -> None:
    missed = Row("memory", "", Bar(80, at_most=True), Spread(81, 82, 83), unit="MB")
    skipped = Row("work", "peer", Bar(40), note="no node")
    assert page.misses([ROW, skipped]) == "Every bar is reached."
    assert "82 MB, the bar is ≤ 80 MB" in page.misses([ROW, missed])


def test_every_section_that_is_written_is_on_the_page() -> None:
    text = page.PAGE.read_text("utf-8")
    sections = re.findall(r"<!-- (\w+) -->", text)
    assert (
        sections == ["machine", "table", "steps", "scale"] == re.findall(r"<!-- /(\w+) -->", text)
    )


def test_only_the_section_that_was_measured_is_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "page.md"
    there.write_text("a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n", "utf-8")
    monkeypatch.setattr(page, "PAGE", there)
    page.put("x", "new \\1")
    page.put("y", "y")
    page.put("x", "newer")
    assert there.read_text("utf-8") == (
        "a\n<!-- x -->\n\nnewer\n\n<!-- /x -->\nb\n<!-- y -->\n\ny\n\n<!-- /y -->\n"
    )


def test_the_steps_are_added_up_beside_the_whole() -> None:
    told = page.steps(Breakdown({"read": 0.0003, "word": 0.0005}, 0.001, 0.0001))
    assert "| the steps together | 800 | 80% |\n| all in one | 1000 | 100% |" in told


@pytest.mark.parametrize(
    ("rooms", "chosen"),
    [((9, 9, 0), "disk"), ((7, 9, 5), "usual"), ((9, 7, 5), "usual"), ((9, 7, 3), None)],
)
def test_files_go_where_there_is_room(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rooms: tuple[int, int, int],
    chosen: str | None,
) -> None:
    disk, memory, usual = rooms
    free = {tmp_path / "disk": disk, tmp_path / "usual": usual}
    for place in free:
        place.mkdir()
    monkeypatch.setattr(room, "MEMORY_DISK", tmp_path / "disk")
    monkeypatch.setattr(room, "_free", lambda place: free[place] * room.SPEC)
    monkeypatch.setattr(room, "_memory", lambda: memory * room.SPEC)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "usual"))
    if chosen is None:
        with pytest.raises(SystemExit, match="no room"):
            room.room(4)
    else:
        assert room.room(4) == str(tmp_path / chosen)


def test_a_scale_run_tells_every_run_and_draws_its_growth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "page.md"
    there.write_text("<!-- scale -->\n<!-- /scale -->\n", "utf-8")
    monkeypatch.setattr(page, "PAGE", there)
    runs = dict.fromkeys(scale.RUNS, Used(wall=2, processor=3, peak=40, workers={7: 60}))

    def grown(place: Path, specs: int) -> scale.Grown:
        place.mkdir()
        return scale.Grown(specs, 0.5, runs, 2 * specs)

    monkeypatch.setattr(scale, "_grown", grown)
    assert scale.measure(tmp_path, [1_000, 10_000], keep=True) == 0
    told = there.read_text("utf-8")
    cell = "2.0 s (2.00 ms a spec) | 40 MB, 60 MB"
    assert f"| 1,000 | 0.50 s | {' | '.join([cell] * 4)} | 2,000 |" in told
    for name in ("time", "memory"):
        assert f"(images/scale-{name}.svg)" in told
        ET.parse(tmp_path / f"images/scale-{name}.svg")  # noqa: S314
    assert not (tmp_path / "1000").exists()


def test_an_axis_holds_whole_decades() -> None:
    axis = Axis.over([20, 3_000], 0, 100)
    assert list(axis.ticks()) == [10, 100, 1_000, 10_000]
    assert [axis.at(10), axis.at(10_000)] == [0, 100]


def test_a_picture_is_xml_with_a_line_and_a_name_for_each() -> None:
    picture = plot("seconds", "specs", {"a": [(10, 1), (100, 8)], "b": [(10, 2), (100, 30)]})
    words = [node.text for node in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert {"seconds", "specs", "a", "b", "10", "100", "1"} <= set(words)
