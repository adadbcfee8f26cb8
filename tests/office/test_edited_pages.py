"""Pages as office programs leave them: saved again, with sections, bookmarks and pictures."""

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jxbudget.cli import main

ROOT = Path(__file__).resolve().parents[2]
FORM = "江苏省省级项目预算绩效目标表/2025"


def rendered(templates: Path, out: Path) -> list[Path]:
    arguments = ["render", "--year", "2025", "--combined", "--specs", str(ROOT / "specs")]
    assert main([*arguments, "--templates", str(templates), "--out", str(out)]) == 0
    return sorted(out.iterdir())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder that overrides the pages of the project form, and nothing else."""
    folder = tmp_path / "templates" / FORM
    folder.mkdir(parents=True)
    return folder


def test_pages_that_libreoffice_saved_again_give_valid_forms(
    own: Path, tmp_path: Path, sdk_errors: Callable[[Path], list[str]]
) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed; .ci/run installs it")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending in ("docx", "xlsx"):
        page = ROOT / "templates" / FORM / f"page.{ending}"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(own)]
        subprocess.run([*command, str(page)], check=True, capture_output=True, timeout=300)
    assert {
        path: sdk_errors(path) for path in rendered(tmp_path / "templates", tmp_path / "o")
    } == {path: [] for path in (tmp_path / "o").iterdir()}


def png() -> BytesIO:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + head + body)


def with_header(page: Document) -> None:
    page.sections[0].header.paragraphs[0].text = "{{ 项目名称 }}"


def with_picture_in_the_header(page: Document) -> None:
    page.sections[0].header.paragraphs[0].add_run().add_picture(png())


def with_picture(page: Document) -> None:
    page.add_paragraph().add_run().add_picture(png())


def with_section(page: Document) -> None:
    page.add_section()
    page.add_paragraph("附：{{ 项目名称 }}")


def with_bookmark(page: Document) -> None:
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="甲"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="1"/>')
    page.element.body.insert(0, start)
    page.element.body.insert(2, end)


def with_comment(page: Document) -> None:
    page.add_comment(page.paragraphs[0].runs, text="再看看")


@pytest.mark.parametrize(
    "edit",
    [
        with_header,
        with_picture_in_the_header,
        with_picture,
        with_section,
        with_bookmark,
        with_comment,
    ],
)
def test_an_edited_word_page_gives_valid_forms_alone_and_combined(
    own: Path,
    tmp_path: Path,
    sdk_errors: Callable[[Path], list[str]],
    edit: Callable[[Document], None],
) -> None:
    page = docx.Document(str(ROOT / "templates" / FORM / "page.docx"))
    edit(page)
    page.save(str(own / "page.docx"))
    names = ("造血干细胞捐献工作经费.docx", "2025年度预算绩效目标表合并.docx")
    files = rendered(tmp_path / "templates", tmp_path / "o")
    chosen = [path for path in files if path.name in names]
    assert {path.name: sdk_errors(path) for path in chosen} == {path.name: [] for path in chosen}
