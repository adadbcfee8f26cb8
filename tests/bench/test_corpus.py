"""The generated specs: all different, always the same, and nothing in them that stops a form."""

import re
from itertools import islice
from pathlib import Path

import pytest

from bench.corpus import PROJECTS, UNITS, corpus, write
from jxbudget.cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_every_generated_spec_can_be_rendered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = {Path(path).stem == "部门整体" for path, _ in corpus(100)}
    assert forms == {True, False}
    write(tmp_path, 100)
    assert main(["validate", str(tmp_path)]) == 0
    assert "检查了 100 个文件：0 个错误" in capsys.readouterr().out


def test_no_two_specs_are_alike_and_every_run_makes_the_same() -> None:
    files = list(corpus(2_000))
    assert len({path for path, _ in files}) == len({text for _, text in files}) == 2_000
    assert files == list(corpus(2_000))
    assert files != list(corpus(2_000, seed=2))
    assert files[:7] == list(corpus(7))


def test_a_hundred_thousand_specs_are_made_one_unit_after_another() -> None:
    assert UNITS * (PROJECTS + 1) > 100_000
    assert len(list(islice(corpus(100_000), 3))) == 3
    with pytest.raises(ValueError, match="at most"):
        next(corpus(UNITS * (PROJECTS + 1) + 1))


def test_specs_are_written_where_their_paths_say(tmp_path: Path) -> None:
    paths = write(tmp_path, 6)
    told = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert [(name, path.read_text("utf-8")) for name, path in zip(told, paths, strict=True)] == [
        *corpus(6)
    ]


def test_the_package_knows_nothing_of_its_benchmark() -> None:
    sources = (ROOT / "src").rglob("*.py")
    knowing = re.compile(r"^\s*(from|import) bench\b", re.MULTILINE)
    assert [path for path in sources if knowing.search(path.read_text("utf-8"))] == []
