"""What tests in several folders share: the shipped forms and their pages, made ready once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.compile.check import Examined, examine
from jxbudget.draw import excel, word
from jxbudget.workspace.files import find_specs
from jxbudget.workspace.shelf import EXCEL_PAGE, WORD_PAGE, Shelf

ROOT = Path(__file__).resolve().parent.parent
SPECS = [ROOT / path for path in find_specs([ROOT / "specs"])]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write tests/golden as it is now"
    )


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what runs remember: each test begins with none."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("JXBUDGET_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The shipped forms."""
    return Shelf()


@pytest.fixture(scope="session")
def published(shelf: Shelf) -> list[Examined]:
    """The six published forms, checked."""
    return [examine(path.relative_to(ROOT).as_posix(), path.read_bytes(), shelf) for path in SPECS]


@pytest.fixture(scope="session")
def word_page(shelf: Shelf) -> word.WordPage:
    """The shipped page of the project form."""
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    return word.compile_page(folder.page(WORD_PAGE)[1])


@pytest.fixture(scope="session")
def excel_page(shelf: Shelf) -> excel.ExcelPage:
    """The shipped page of the project form."""
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    return excel.compile_page(folder.page(EXCEL_PAGE)[1])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A folder of one's own to run the tool in; call it to put a published spec there."""
    monkeypatch.chdir(tmp_path)

    def put(old: str = "", new: str = "", *, name: str = "造血干细胞捐献工作经费") -> Path:
        text = (ROOT / "specs/2025" / f"{name}.yaml").read_text(encoding="utf-8")
        assert old in text
        path = Path("specs/2025") / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return path

    return put
