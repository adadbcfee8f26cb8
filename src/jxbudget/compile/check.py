"""Read → bind → check: a file becomes a spec on its form, and everything wrong with it."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from os.path import split
from pathlib import Path
from typing import Any, NamedTuple, Self

from jxbudget.compile.defects import WRONG_FOLDER
from jxbudget.diagnostic import Diagnostic, Severity, in_order
from jxbudget.model.spec import AnySpec
from jxbudget.rules import DEFAULTS, Case, Judgement, Limits, judge_all
from jxbudget.source import advice, bind, defects, read
from jxbudget.source.tree import Source
from jxbudget.workspace.shelf import Folder, Shelf


class Examined(NamedTuple):
    """One file after the check: ``spec`` and ``folder`` as far as they could be told.

    ``outcomes`` has a letter for each of RULES. A spec with errors may lack the parts that have
    them (``doubtful``); it is not rendered.
    """

    source: Source
    spec: AnySpec | None
    folder: Folder | None
    diagnostics: tuple[Diagnostic, ...]
    outcomes: str = ""
    doubtful: frozenset[str] = frozenset()

    @property
    def is_sound(self) -> bool:
        """Whether it can be rendered."""
        return self.spec is not None and self.folder is not None and not self.has_errors

    @property
    def has_errors(self) -> bool:
        """Whether the form would be returned."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def with_only(self, found: tuple[Diagnostic, ...]) -> Self:
        """The same file, as one in which this was found."""
        return self._replace(diagnostics=found)

    def case(self, limits: Limits) -> Case[AnySpec] | None:
        """What rules are given, None without a spec."""
        if self.spec is None or self.folder is None:
            return None
        return Case(self.spec, self.folder.form, limits, self.source.path, self.doubtful)


def open_specs(files: Iterable[tuple[str, bytes]], shelf: Shelf) -> list[Examined]:
    """Files by their paths read, as far as they can be, and not judged."""
    sources = [read(data, path) for path, data in files]
    return [_bound(source, shelf) for source in sources]


def _bound(source: Source, shelf: Shelf) -> Examined:
    if source.diagnostics:
        return Examined(source, None, None, in_order(source.diagnostics))
    folder, wrong = _form_of(source, shelf)
    if folder is None:
        return Examined(source, None, None, in_order(wrong))
    bound = bind(source, folder.form.vocabulary)
    found = [*bound.diagnostics, *(_year_of_folder(source, bound.spec) if bound.spec else ())]
    return Examined(source, bound.spec, folder, in_order(found), doubtful=bound.doubtful)


def judged(files: Sequence[Examined], limits: Sequence[Limits]) -> list[Examined]:
    """Files, no more than AT_ONCE, with what the rules of a single form say of their specs."""
    cases = [one.case(own) for one, own in zip(files, limits, strict=True)]
    told = iter(judge_all([case for case in cases if case]))
    return [_told(one, next(told)) if case else one for one, case in zip(files, cases, strict=True)]


def _told(one: Examined, judgement: Judgement) -> Examined:
    found = [*one.diagnostics, *map(one.source.locate, judgement.findings)]
    return one._replace(diagnostics=in_order(found), outcomes=judgement.outcomes)


def examine(path: str, data: bytes, shelf: Shelf, limits: Limits = DEFAULTS) -> Examined:
    """One file checked alone."""
    return judged(open_specs([(path, data)], shelf), [limits])[0]


def _form_of(source: Source, shelf: Shelf) -> tuple[Folder | None, list[Diagnostic]]:
    """The layout that 表式 and 年度 name, or why there is none."""
    tree: dict[str, Any] = source.tree
    wrong = [defects.MISSING_FIELD.at(key=key) for key in ("表式", "年度") if key not in tree]
    name, year = tree.get("表式"), tree.get("年度")
    blank = (key for key in ("表式", "年度") if not isinstance(tree.get(key, ""), str))
    wrong += (defects.BLANK_FIELD.at(key, key=key) for key in blank)
    if isinstance(name, str) and name not in shelf.names:
        wrong.append(defects.UNKNOWN_FORM.at("表式", given=name, **advice(name, shelf.names)))
    if isinstance(year, str) and not _is_year(year):
        found = defects.NOT_A_YEAR.at("年度", given=year)
        meant = unicodedata.normalize("NFKC", year).removesuffix("年度").removesuffix("年").strip()
        wrong.append(found.mended_by((year, meant)) if _is_year(meant) else found)
    if not wrong and min(shelf.years(str(name))) > int(str(year)):
        years = [str(known) for known in shelf.years(str(name))]
        wrong.append(defects.NO_FORM_FOR_YEAR.at("年度", form=name, year=year, years=years))
    if wrong:
        return None, [source.locate(finding) for finding in wrong]
    return shelf.find(str(name), int(str(year))), []


def _is_year(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) == 4


@lru_cache(maxsize=256)
def _named(folder: str) -> str:
    return Path(folder).name


def _year_of_folder(source: Source, spec: AnySpec) -> list[Diagnostic]:
    folder = _named(split(source.path)[0])
    if not _is_year(folder) or int(folder) == spec.year:
        return []
    return [source.locate(WRONG_FOLDER.at("年度", year=spec.year, folder=folder))]
