"""The page of ``jxbudget diff`` in a browser: what it marks, how it prints, what it asks for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jxbudget.cli import main

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two published years side by side."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "2024", "2025", "--report", "html=变动.html"]) == 0
    return tmp_path / "变动.html"


def browse(page: Path, *options: str) -> str:
    """What the browser prints."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("Chromium is not installed; .ci/run installs it")
    profile = page.parent / "profile"
    run = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *(f"--user-data-dir={profile}", *options, page.as_uri()),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return run.stdout.decode()


def test_the_browser_sees_every_mark(page: Path) -> None:
    seen = browse(page, "--dump-dom")
    marks = re.compile(r'<td class="\w+ (major|minor|note)"')
    written = marks.findall(page.read_text(encoding="utf-8"))
    assert marks.findall(seen) == written
    assert {level: written.count(level) for level in set(written)} == {
        "major": 5,
        "minor": 6,
        "note": 4,
    }
    assert seen.count("<table>") == page.read_text(encoding="utf-8").count("<table>")


def test_the_page_prints_on_paper(page: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed; .ci/run installs it")
    pdf = page.with_suffix(".pdf")
    browse(page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, timeout=60)
    text = re.sub(r"\s", "", words.stdout.decode())
    for part in ("江苏省省级项目预算绩效目标表", "≥1期≥1次", "−10.48（−45.3%）"):
        assert part in text
