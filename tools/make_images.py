"""Draw the pictures of the README: page one of both forms, as LibreOffice prints them.

Needs ``soffice`` and ``pdftoppm``. Where 宋体 and 方正小标宋简体 are not installed, Noto Serif CJK
stands in for them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from jxbudget.cli import main as jxbudget

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "project-form": "specs/2025/造血干细胞捐献工作经费.yaml",
    "unit-form": "specs/2024/江苏省造血干细胞捐献者资料库管理中心.yaml",
}
FACES = ("宋体", "方正小标宋简体", "仿宋_GB2312")
STAND_IN = "Noto Serif CJK SC"


def fonts(folder: Path) -> Path:
    """A fontconfig file that names a stand-in for every face of the pages."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{face}</string></test>'
        f'<edit name="family" mode="append" binding="strong"><string>{STAND_IN}</string></edit>'
        "</match>"
        for face in FACES
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{aliases}</fontconfig>',
        encoding="utf-8",
    )
    return path


def draw(name: str, spec: str, folder: Path) -> None:
    """One picture: spec → .docx → PDF → PNG of its first page."""
    out = folder / name
    if jxbudget(["render", str(ROOT / spec), "--format", "word", "--out", str(out)]):
        sys.exit(f"{spec} cannot be rendered")
    document = next(out.glob("*.docx"))
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts(folder))}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, str(document)], check=True, env=environment, capture_output=True)  # noqa: S603
    picture = ROOT / "docs" / "images" / name
    command = ["pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, str(document.with_suffix(".pdf")), str(picture)], check=True)  # noqa: S603


def main() -> None:
    """Draw every picture."""
    (ROOT / "docs" / "images").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, spec in PICTURES.items():
            draw(name, spec, Path(folder))


if __name__ == "__main__":
    main()
