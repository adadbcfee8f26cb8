"""The forms at hand: ``templates/<form>/<year>/`` of the project, then those that ship with us."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jxbudget.diagnostic import LANGUAGES, Diagnostic
from jxbudget.forms.check import contradictions, keys, strangers
from jxbudget.forms.form import Form
from jxbudget.source import bind_model, defects, read
from jxbudget.workspace import problem
from jxbudget.workspace.files import read_bytes

FILES = FORM, WORD_PAGE, EXCEL_PAGE = "form.yaml", "page.docx", "page.xlsx"

_YEAR = re.compile(r"[0-9]{4}")


class Folder(NamedTuple):
    """A form that was loaded, and where its files are looked for, the project's own first."""

    places: tuple[Path, ...]
    form: Form

    @property
    def path(self) -> Path:
        """The folder that is looked into first."""
        return self.places[0]

    def page(self, name: str) -> tuple[str, bytes]:
        """A page's path as shown to the user, and its bytes. Raises Problem when it is missing."""
        path = _first(self.places, name)
        return path.as_posix(), read_bytes(path)


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
        self._places: dict[str, dict[int, list[Path]]] = {}
        for root in (*roots, shipped()):
            for name, year, path in _forms(root):
                self._places.setdefault(name, {}).setdefault(year, []).append(path)
        self._digests: dict[tuple[str, int], str] = {}
        self._loaded: dict[tuple[Path, ...], Folder | None] = {}
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}

    @property
    def names(self) -> list[str]:
        """The names of all forms."""
        return sorted(self._places)

    def years(self, name: str) -> list[int]:
        """The years a form has a layout for."""
        return sorted(self._places.get(name, {}))

    def digest(self, name: str, year: int) -> str:
        """What changes when a file of the form does, empty when there is no such form."""
        if (name, year) not in self._digests:
            self._digests[name, year] = self._digest(name, year)
        return self._digests[name, year]

    def _digest(self, name: str, year: int) -> str:
        if not any(known <= year for known in self.years(name)):
            return ""
        files = (_first(self._at(name, year), file) for file in FILES)
        told = [(str(path), read_bytes(path) if path.is_file() else b"") for path in files]
        return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()

    def _at(self, name: str, year: int) -> tuple[Path, ...]:
        return tuple(self._places[name][max(y for y in self.years(name) if y <= year)])

    def find(self, name: str, year: int) -> Folder | None:
        """The newest layout of a form that is not after the year, None when it cannot be used."""
        places = self._at(name, year)
        if places not in self._loaded:
            self._loaded[places] = self._load(places)
        return self._loaded[places]

    def folders(self) -> list[Folder]:
        """Every layout of every form that can be used, by name and year."""
        found = (self.find(name, year) for name in self.names for year in self.years(name))
        return [folder for folder in found if folder]

    def _load(self, places: tuple[Path, ...]) -> Folder | None:
        path = _first(places, FORM)
        source = read(read_bytes(path), path.as_posix())
        self.texts[source.path] = source.text
        if source.diagnostics:
            self.diagnostics += source.diagnostics
            return None
        form, wrong = bind_model(source, Form, known=keys())
        if form:
            wrong = tuple(source.locate(found) for found in _misplaced(form, path.parent))
        self.diagnostics += wrong
        return Folder(places, form) if form and not wrong else None


def is_of_a_form(place: str) -> bool:
    """Whether a path seen from a folder of templates is that of a file of a form."""
    parts = place.split("/")
    return len(parts) == 3 and parts[2] in FILES


def files_of_forms(folder: Path) -> dict[str, bytes]:
    """The files of all forms in a folder of templates, by their paths seen from there."""
    paths = (path for name in FILES for path in folder.glob(f"*/*/{name}"))
    files = sorted(path for path in paths if path.is_file())
    return {path.relative_to(folder).as_posix(): read_bytes(path) for path in files}


def _first(places: Iterable[Path], name: str) -> Path:
    """A file of a form: the project's own where it has one, else the one that ships with us."""
    paths = [place / name for place in places]
    return next((path for path in paths if path.exists()), paths[0])


def _misplaced(form: Form, path: Path) -> Iterator[Diagnostic]:
    """What a form says that its folder, or the form itself, does not."""
    told = {"表式": (form.name, path.parent.name), "年度": (str(form.year), path.name)}
    for key, (given, folder) in told.items():
        if given != folder:
            yield defects.NOT_OF_THE_FOLDER.at(key, key=key, given=given, folder=folder)
    for pointer, key, given in strangers(form):
        yield defects.NOT_ON_THE_FORM.at(*pointer, key=key, given=given)
    for pointer, reason, name in contradictions(form):
        zh, en = (reason.say(language, {"name": name}) for language in LANGUAGES)
        yield defects.CONTRADICTION.at(*pointer, reason=zh, reason_en=en)


def _forms(root: Path) -> Iterator[tuple[str, int, Path]]:
    if not root.is_dir():
        return
    try:
        for form in sorted(path for path in root.iterdir() if path.is_dir()):
            for path in sorted(form.iterdir()):
                if _YEAR.fullmatch(path.name) and any((path / file).exists() for file in FILES):
                    yield form.name, int(path.name), path
    except OSError as error:
        raise problem.unreadable(error, root) from error
