"""Read → bind → check: a file becomes a spec on its form, and everything wrong with it."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jxbudget.compile.defects import SAME_NAME, WRONG_FOLDER
from jxbudget.diagnostic import Diagnostic, Severity, in_order
from jxbudget.model.spec import AnySpec
from jxbudget.rules import Case, Judgement, Limits, gather, judge, judge_unit
from jxbudget.rules.gather import plain
from jxbudget.source import advice, bind, defects, read
from jxbudget.source.tree import Source
from jxbudget.workspace.names import file_name, same_file
from jxbudget.workspace.shelf import Folder, Shelf

DEFAULTS = Limits()


@dataclass(frozen=True, slots=True)
class Examined:
    """One file after the check: ``spec`` and ``folder`` as far as they could be told.

    A spec with errors may lack the parts that have them (``doubtful``); it is not rendered.
    """

    source: Source
    spec: AnySpec | None
    folder: Folder | None
    diagnostics: tuple[Diagnostic, ...]
    judgements: tuple[Judgement, ...] = ()
    doubtful: frozenset[str] = frozenset()

    @property
    def is_sound(self) -> bool:
        """Whether it can be rendered."""
        return self.spec is not None and self.folder is not None and not self.has_errors

    @property
    def has_errors(self) -> bool:
        """Whether the form would be returned."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def case(self, limits: Limits) -> Case[AnySpec] | None:
        """What rules over several forms are given, None without a spec or its money."""
        if self.spec is None or self.folder is None or self.spec.MONEY in self.doubtful:
            return None
        return Case(self.spec, self.folder.form, limits, self.source.path, self.doubtful)


@dataclass(frozen=True, slots=True)
class Run:
    """All files of one run after the check, and what the rules over several forms came to."""

    files: tuple[Examined, ...]
    together: tuple[Judgement, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        """The text of every file by its path."""
        return {one.source.path: one.source.text for one in self.files}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding, in order."""
        return in_order(found for one in self.files for found in one.diagnostics)


def examine_all(  # noqa: PLR0913 - what a run depends on
    files: Iterable[tuple[str, bytes]],
    shelf: Shelf,
    place: Callable[[int], object] = int,
    *,
    limits: Callable[[str], Limits] = lambda _: DEFAULTS,
    whole: bool = True,
    advance: Callable[[], None] = lambda: None,
) -> Run:
    """Every file (its path as told to the user, its bytes) checked, alone and with the others.

    ``place`` tells the folder that the forms of a year go to; two forms of one name must not
    meet there. ``limits`` are the thresholds for a file. ``whole`` says that complete folders
    were given; a file that cannot be read counts as one that is not there. ``advance`` is called
    after each.
    """
    examined = []
    for path, data in files:
        examined.append(examine(path, data, shelf, limits(path)))
        advance()
    examined = _with_collisions(examined, place)
    cases = [one.case(limits(one.source.path)) for one in examined]
    dossiers = gather(filter(None, cases), whole=whole and None not in cases)
    together = tuple(judgement for dossier in dossiers for judgement in judge_unit(dossier))
    return Run(tuple(_with(examined, together)), together)


def examine(path: str, data: bytes, shelf: Shelf, limits: Limits = DEFAULTS) -> Examined:
    """One file checked alone."""
    source = read(data, path)
    if source.diagnostics:
        return Examined(source, None, None, in_order(source.diagnostics))
    folder, wrong = _form_of(source, shelf)
    if folder is None:
        return Examined(source, None, None, in_order(wrong))
    bound = bind(source, folder.form.vocabulary)
    found = list(bound.diagnostics)
    if bound.spec is None:
        return Examined(source, None, folder, in_order(found))
    judgements = judge(Case(bound.spec, folder.form, limits, path, bound.doubtful))
    found += (source.locate(finding) for one in judgements for finding in one.findings)
    found += _year_of_folder(source, bound.spec)
    return Examined(source, bound.spec, folder, in_order(found), judgements, bound.doubtful)


def _with(examined: list[Examined], together: Iterable[Judgement]) -> Iterator[Examined]:
    """The files with what was found across them, each finding in the file it names."""
    sources = {one.source.path: one.source for one in examined}
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for judgement in together:
        for finding in judgement.findings:
            located = sources[finding.path].locate(finding)
            labels = (
                label if label.span else sources[label.path].locate_label(label)
                for label in located.labels
            )
            found[finding.path].append(located.labelled(labels))
    for one in examined:
        more = found[one.source.path]
        yield replace(one, diagnostics=in_order((*one.diagnostics, *more))) if more else one


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


def _year_of_folder(source: Source, spec: AnySpec) -> list[Diagnostic]:
    folder = Path(source.path).parent.name
    if not _is_year(folder) or int(folder) == spec.year:
        return []
    return [source.locate(WRONG_FOLDER.at("年度", year=spec.year, folder=folder))]


def _with_collisions(examined: list[Examined], place: Callable[[int], object]) -> list[Examined]:
    """Two forms must not be written to one file; two units may have projects of one name."""
    by_file: dict[tuple[object, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(examined):
        if one.spec:
            unit = plain(one.spec.text(one.spec.CREATOR))
            name = same_file(file_name(one.spec.name))
            by_file[place(one.spec.year), name, unit].append(number)
    for numbers in by_file.values():
        for number in numbers if len(numbers) > 1 else ():
            one = examined[number]
            other = examined[numbers[0] if number != numbers[0] else numbers[1]].source.path
            examined[number] = _colliding(one, other)
    return examined


def _colliding(one: Examined, other: str) -> Examined:
    if one.spec is None:
        return one
    finding = SAME_NAME.at(one.spec.NAME, name=one.spec.name, other=other)
    found = (*one.diagnostics, one.source.locate(finding))
    return replace(one, diagnostics=in_order(found))
