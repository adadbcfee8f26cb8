"""Every peer writes what we write, or the benchmark would compare different work."""

import sys
from pathlib import Path

import pytest

from bench.case import Case, cases
from bench.equality import Different, prove_excel, prove_word
from bench.peers.boxes import boxes
from bench.processes import run
from jxbudget.grid import stack


@pytest.fixture
def both(tmp_path: Path) -> list[Case]:
    """A unit's form and a project's."""
    return list(cases(tmp_path, 2, seed=7))


def test_the_peers_lay_out_the_same_table(both: list[Case]) -> None:
    for case in both:
        ours = {
            (
                c.row,
                c.column,
                c.text if c.number is None else c.number,
                c.style.value,
                c.rows,
                c.columns,
            )
            for c in stack(case.sheet().grids).cells
        }
        assert {tuple(box) for box in boxes(*case.model())} == ours


def test_docxtpl_writes_the_same_document(both: list[Case]) -> None:
    pytest.importorskip("docxtpl")
    from bench.peers.word_docxtpl import draw

    for case in both:
        prove_word(case.name, case.files()[0], draw(case.context()))


def test_openpyxl_and_xlsxwriter_write_the_same_workbook(both: list[Case]) -> None:
    pytest.importorskip("xlsxwriter")
    from bench.peers import excel_openpyxl, excel_xlsxwriter

    for case in both:
        for draw in (excel_openpyxl.draw, excel_xlsxwriter.draw):
            prove_excel(case.name, case.files()[1], draw(case.table()))


def test_two_files_that_differ_end_the_run(both: list[Case]) -> None:
    (document, workbook), (other, another) = (case.files() for case in both)
    with pytest.raises(Different, match="a form"):
        prove_word("a form", document, other)
    with pytest.raises(Different, match="a form"):
        prove_excel("a form", workbook, another)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells of workers")
def test_the_memory_of_a_process_and_of_its_workers_is_seen(tmp_path: Path) -> None:
    sleep = "import time; block = b'x' * 60_000_000; time.sleep(0.5)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleep!r}], check=True)"
    used = run([sys.executable, "-c", code], tmp_path)
    assert used.peak is not None
    assert used.peak < 60 < max(used.workers.values()) < 120
    assert used.wall > 0.5
