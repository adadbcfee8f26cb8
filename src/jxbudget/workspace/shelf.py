"""The forms at hand: ``templates/<form>/<year>/`` of the project, then those that ship with us."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jxbudget.diagnostic import Diagnostic
from jxbudget.forms.form import Form, keys, strangers
from jxbudget.model.vocabulary import Vocabulary
from jxbudget.source import bind_model, defects, read
from jxbudget.workspace.files import read_bytes

FORM, WORD_PAGE, EXCEL_PAGE = "form.yaml", "page.docx", "page.xlsx"


@dataclass(frozen=True, slots=True)
class Folder:
    """A form that was loaded, and the folder its pages are in."""

    path: Path
    form: Form
    vocabulary: Vocabulary

    def page(self, name: str) -> tuple[str, bytes]:
        """A page's path as shown to the user, and its bytes. Raises Problem when it is missing."""
        return (self.path / name).as_posix(), read_bytes(self.path / name)


def shipped() -> Path:
    """The templates inside the installed package, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


class Shelf:
    """Finds forms by name and year and loads each once.

    ``diagnostics`` collects what is wrong with the ``form.yaml`` files that were loaded, ``texts``
    their text by path.
    """

    def __init__(self, *roots: Path) -> None:
        self._folders: dict[str, dict[int, Path]] = {}
        for root in (*roots, shipped()):
            for name, year, path in _forms(root):
                self._folders.setdefault(name, {}).setdefault(year, path)
        self._loaded: dict[Path, Folder | None] = {}
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}

    @property
    def names(self) -> list[str]:
        """The names of all forms."""
        return sorted(self._folders)

    def years(self, name: str) -> list[int]:
        """The years a form has a layout for."""
        return sorted(self._folders.get(name, {}))

    def find(self, name: str, year: int) -> Folder | None:
        """The newest layout of a form that is not after the year, None when it cannot be used."""
        path = self._folders[name][max(y for y in self.years(name) if y <= year)]
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _load(self, path: Path) -> Folder | None:
        source = read(read_bytes(path / FORM), (path / FORM).as_posix())
        self.texts[source.path] = source.text
        if source.diagnostics:
            self.diagnostics += source.diagnostics
            return None
        form, wrong = bind_model(source, Form, known=keys())
        if form:
            wrong = tuple(source.locate(found) for found in _misplaced(form, path))
        self.diagnostics += wrong
        return Folder(path, form, form.vocabulary) if form and not wrong else None


def _misplaced(form: Form, path: Path) -> Iterator[Diagnostic]:
    """What a form says that its folder, or the form itself, does not."""
    told = {"表式": (form.name, path.parent.name), "年度": (str(form.year), path.name)}
    for key, (given, folder) in told.items():
        if given != folder:
            yield defects.NOT_OF_THE_FOLDER.at(key, key=key, given=given, folder=folder)
    for pointer, key, given in strangers(form):
        yield defects.NOT_ON_THE_FORM.at(*pointer, key=key, given=given)


def _forms(root: Path) -> Iterator[tuple[str, int, Path]]:
    if not root.is_dir():
        return
    for path in sorted(root.glob(f"*/[0-9][0-9][0-9][0-9]/{FORM}")):
        yield path.parent.parent.name, int(path.parent.name), path.parent
