"""The rendered files of the six forms, judged by two validators and printed by LibreOffice."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from jxbudget.cli import main
from jxbudget.grid import Grid
from jxbudget.package import unpack
from jxbudget.read import excel, word

ROOT = Path(__file__).resolve().parents[2]
FORMS = 6


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every file of both years, and of a year with both kinds of form; all of them combined too."""
    out = tmp_path_factory.mktemp("out")
    for year in ("2024", "2025"):
        arguments = ["render", "--year", year, "--combined", "--out", str(out / year)]
        assert main([*arguments, "--specs", str(ROOT / "specs")]) == 0
    mixed = tmp_path_factory.mktemp("mixed")
    for spec in (ROOT / "specs").rglob("*.yaml"):
        text = spec.read_text(encoding="utf-8").replace("年度: 2024", "年度: 2025")
        (mixed / spec.name).write_text(text, encoding="utf-8")
    lenient = mixed / "lenient.toml"  # forms of two years do not fit each other
    lenient.write_text('ignore = ["ALL"]', encoding="utf-8")
    both = ["--out", str(out / "both"), "--config", str(lenient)]
    assert main(["render", str(mixed), "--combined", *both]) == 0
    return sorted(path for path in out.rglob("*") if path.is_file())


def test_every_form_and_every_combination_is_there(rendered: list[Path]) -> None:
    assert len(rendered) == 2 * (FORMS + 2) + 2 * (FORMS + 1)


def test_openxml_audit_finds_no_error(rendered: list[Path]) -> None:
    validator = OpenXmlValidator()
    assert {path.name: list(validator.validate(path).errors) for path in rendered} == {
        path.name: [] for path in rendered
    }


def test_the_open_xml_sdk_finds_no_error(
    rendered: list[Path], sdk_errors: Callable[[Path], list[str]]
) -> None:
    assert {path: sdk_errors(path) for path in rendered} == {path: [] for path in rendered}


def test_no_file_holds_a_formula_a_field_but_page_numbers_or_an_external_link(
    rendered: list[Path],
) -> None:
    for path in rendered:
        for name, content in unpack(path.read_bytes()).items():
            text = content.decode()
            assert "<f>" not in text
            assert "<f " not in text
            assert "External" not in text
            fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", text)
            assert set(fields) <= {" PAGE "}, name


@pytest.mark.parametrize(("ending", "read"), [(".docx", word.read), (".xlsx", excel.read)])
def test_every_string_of_a_form_is_in_its_pdf(
    rendered: list[Path],
    printed: Callable[[list[Path]], dict[Path, list[str]]],
    ending: str,
    read: Callable[[bytes], tuple[Grid, ...]],
) -> None:
    files = [path for path in rendered if path.suffix == ending]
    for path, words in printed(files).items():
        texts = [cell.text for grid in read(path.read_bytes()) for cell in grid.cells]
        paragraphs = {re.sub(r"\s", "", p) for text in texts for p in text.split("\n")}
        missing = {p for p in paragraphs if not any(p in order for order in words)}
        assert missing == set(), path.name
