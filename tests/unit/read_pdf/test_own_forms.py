"""The six published forms, printed from Word and from Excel, are read as they were laid out."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: pip install 'jxbudget[pdf]'")

from jxbudget.cli import main
from jxbudget.compile.check import Examined
from jxbudget.forms import lay_out
from jxbudget.paper import Line, Paper, Table
from jxbudget.read.pdf_paper import read
from tests.conftest import ROOT

Cell = tuple[int, int, int, int, str]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``docx`` and ``xlsx``, in which each form is printed as a PDF."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed; .ci/run installs it")
    folder = tmp_path_factory.mktemp("prints")
    for year in ("2024", "2025"):
        command = ["render", "--year", year, "--out", str(folder / "forms"), "--combined"]
        assert main([*command, "--specs", str(ROOT / "specs")]) == 0
    for kind in ("docx", "xlsx"):
        files = [str(path) for path in (folder / "forms").rglob(f"*.{kind}")]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run(
            [*command, str(folder / kind), *files],
            check=True,
            capture_output=True,
            timeout=600,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
    return folder


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_each_form_has_its_cells(prints: Path, kind: str, published: list[Examined]) -> None:
    for one in published:
        shown = read((prints / kind / f"{Path(one.source.path).stem}.pdf").read_bytes())
        title, year, *tables = shown
        assert isinstance(title, Line)
        assert isinstance(year, Line)
        assert _cells(tables) == _laid_out(one)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_prose_keeps_its_paragraphs(prints: Path, kind: str, published: list[Examined]) -> None:
    for one in published:
        assert one.spec is not None
        shown = read((prints / kind / f"{Path(one.source.path).stem}.pdf").read_bytes())
        texts = {box.text for item in shown if isinstance(item, Table) for box in item.boxes}
        prose = {text for text in one.spec.texts.values() if len(text) > 50}
        assert prose
        assert prose <= texts


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_combined_forms_stay_apart(prints: Path, kind: str, published: list[Examined]) -> None:
    (path,) = (prints / kind).glob("2025*.pdf")
    shown = read(path.read_bytes())
    forms = [one for one in published if "2025" in one.source.path]
    assert [isinstance(item, Line) for item in shown] == [True, True, False] * len(forms)
    tables = [item for item in shown if isinstance(item, Table)]
    assert sorted(_cells([table]) for table in tables) == sorted(map(_laid_out, forms))


def _cells(tables: Paper | list[Table | Line]) -> list[Cell]:
    cells: list[Cell] = []
    top = 0
    for table in tables:
        assert isinstance(table, Table)
        cells += (
            (top + box.row, box.column, box.rows, box.columns, _bare(box.text))
            for box in table.boxes
        )
        top += max(box.row + box.rows for box in table.boxes)
    return cells


def _laid_out(one: Examined) -> list[Cell]:
    """The cells of all grids of a form, one grid under the other."""
    assert one.spec is not None
    assert one.folder is not None
    cells: list[Cell] = []
    top = 0
    for grid in lay_out(one.spec, one.folder.form).grids:
        cells += (
            (top + cell.row, cell.column, cell.rows, cell.columns, _bare(cell.text))
            for cell in grid.cells
        )
        top += grid.rows
    return cells


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
