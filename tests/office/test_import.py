"""What LibreOffice prints, re-saves and converts is read back without a difference."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jxbudget.cli import main
from tests.conftest import ROOT, SPECS

KNOWN = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in SPECS}

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed; .ci/run installs it"
)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All six forms, one by one and together, in a folder of their own."""
    at = tmp_path_factory.mktemp("rendered")
    shutil.copytree(ROOT / "specs", at / "given")
    folders = [str(at / "given" / year) for year in ("2024", "2025")]
    assert main(["render", *folders, "--out", str(at / "out"), "--combined"]) == 0
    return at / "out"


def converted(rendered: Path, at: Path, to: str, ending: str, *, combined: bool) -> list[str]:
    """The files of one format as LibreOffice makes others of them."""
    files = [str(one) for one in rendered.glob(f"*.{ending}") if ("合并" in one.name) is combined]
    profile = f"-env:UserInstallation={(at / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(at / "made")]
    subprocess.run(
        [*command, *files],
        check=True,
        capture_output=True,
        timeout=600,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    made = sorted(str(path) for path in (at / "made").iterdir())
    assert len(made) == len(files)
    return made


@pytest.mark.parametrize(
    ("ending", "to", "combined"),
    [
        ("docx", "docx", False),
        ("docx", "doc", False),
        ("docx", "pdf", False),
        ("docx", "pdf", True),
        ("docx", "html", False),
        ("xlsx", "xlsx", False),
        ("xlsx", "xls", False),
        ("xlsx", "pdf", False),
        ("xlsx", "xlsx", True),
    ],
)
def test_the_six_forms_come_back(  # noqa: PLR0917 - fixtures and what is tried
    rendered: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    to: str,
    combined: bool,
) -> None:
    if to == "pdf":
        pytest.importorskip("pdfplumber")
    files = converted(rendered, tmp_path, to, ending, combined=combined)
    monkeypatch.chdir(tmp_path)
    assert main(["import", *files]) == 0
    assert {path.as_posix(): path.read_bytes() for path in Path("specs").rglob("*.yaml")} == KNOWN


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_that_was_saved_again_still_tells_its_spec(
    rendered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    files = converted(rendered, tmp_path, ending, ending, combined=False)
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    for file in files:
        path = next(one for one in Path("specs").rglob("*.yaml") if one.stem == Path(file).stem)
        before = path.read_bytes()
        assert main(["absorb", file, "--spec", str(path)]) == 0
        assert path.read_bytes() == before
