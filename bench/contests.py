"""What is compared inside this process, and the bars."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import mean
from typing import TypeVar

import yaml

from bench.case import Case, engine, pages, shelf
from bench.contest import Bar, Contest, Rival
from bench.equality import prove_excel, prove_word
from bench.peers import Missing, peer
from bench.peers.boxes import form_of
from bench.peers.context import Context, context
from bench.peers.excel_sheet import Table, table
from bench.peers.model import load
from bench.rounds import Side, timed, timed_together
from jxbudget.compile.check import open_specs
from jxbudget.compile.desk import batched
from jxbudget.draw import excel, word

Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
Given = TypeVar("Given")
Draw = Callable[[Given], bytes]

DOCXTPL, DOCXTEMPLATER = "docxtpl", "docxtemplater (node)"
OPENPYXL, XLSXWRITER = "openpyxl", "XlsxWriter in memory"
WORD: dict[str, Callable[[], Draw[Context]]] = {
    DOCXTPL: lambda: peer("word_docxtpl").draw,
    DOCXTEMPLATER: lambda: peer("word_docxtemplater").engine().draw,
}
EXCEL: dict[str, Callable[[], Draw[Table]]] = {
    OPENPYXL: lambda: peer("excel_openpyxl").draw,
    XLSXWRITER: lambda: peer("excel_xlsxwriter").draw,
}


def prove(cases: Sequence[Case]) -> dict[str, float]:
    """Raise Different unless every peer that is here writes what we write; mean sizes in bytes."""
    documents, workbooks = dict(_present(WORD)), dict(_present(EXCEL))
    sizes: defaultdict[str, list[int]] = defaultdict(list)
    for case in cases:
        document, workbook = case.files()
        written = {"jxbudget .docx": document, "jxbudget .xlsx": workbook}
        for name, draw in documents.items():
            written[f"{name} .docx"] = draw(case.context())
            prove_word(f"{case.name}, {name}", document, written[f"{name} .docx"])
        for name, fill in workbooks.items():
            written[f"{name} .xlsx"] = fill(case.table())
            prove_excel(f"{case.name}, {name}", workbook, written[f"{name} .xlsx"])
        for name, data in written.items():
            sizes[name].append(len(data))
    return {name: mean(lengths) for name, lengths in sizes.items()}


def _present(makers: dict[str, Callable[[], Given]]) -> Iterator[tuple[str, Given]]:
    for name, make in makers.items():
        try:
            yield name, make()
        except Missing:
            continue


def _rival(name: str, bar: float, make: Callable[[], Side[Case]]) -> Rival:
    try:
        return Rival(name, Bar(bar), make())
    except Missing as missing:
        return Rival(name, Bar(bar), str(missing))


def _files(out: Path) -> Contest:
    def chain(loader: Loader, excel_peer: str, folder: str) -> Side[Case]:
        place = _numbered(out / folder)
        draw, fill = WORD[DOCXTPL](), EXCEL[excel_peer]()

        def work(case: Case) -> None:
            spec = load(case.path.read_bytes(), loader)
            form = form_of(spec.form).data
            stem = next(place)
            stem.with_suffix(".docx").write_bytes(draw(context(spec, form)))
            stem.with_suffix(".xlsx").write_bytes(fill(table(spec, form)))

        return timed(work, _same)

    own = out / "ours"
    own.mkdir()
    slow = "yaml.safe_load + pydantic + docxtpl + openpyxl"
    quick = "CSafeLoader + pydantic + docxtpl + XlsxWriter in memory"
    return Contest(
        "spec file → checked by every rule of a single spec → .docx + .xlsx on disk",
        timed_together(engine(own), _same),
        [
            _rival(slow, 40, lambda: chain(yaml.SafeLoader, OPENPYXL, "slow")),
            _rival(quick, 12, lambda: chain(yaml.CSafeLoader, XLSXWRITER, "quick")),
        ],
    )


def _word(_: Path) -> Contest:
    def docxtemplater() -> Side[Case]:
        engine = peer("word_docxtemplater").engine()
        return lambda cases: float(engine.time([case.context() for case in cases]))

    return Contest(
        "Sheet → .docx bytes",
        timed(lambda ready: word.draw(*ready), lambda case: (case.sheet(), pages(case.form)[0])),
        [
            _rival(DOCXTPL, 80, lambda: timed(WORD[DOCXTPL](), Case.context)),
            _rival(DOCXTEMPLATER, 35, docxtemplater),
        ],
    )


def _excel(_: Path) -> Contest:
    return Contest(
        "Sheet → .xlsx bytes",
        timed(lambda ready: excel.draw(*ready), lambda case: (case.sheet(), pages(case.form)[1])),
        [
            _rival(XLSXWRITER, 15, lambda: timed(EXCEL[XLSXWRITER](), Case.table)),
            _rival(OPENPYXL, 250, lambda: timed(EXCEL[OPENPYXL](), Case.table)),
        ],
    )


def _read(_: Path) -> Contest:
    def ours(cases: Sequence[Case]) -> None:
        for some in batched(cases):
            opened = open_specs([(case.name, case.path.read_bytes()) for case in some], shelf())
            assert all(one.spec for one in opened)

    def theirs(case: Case) -> None:
        load(case.path.read_bytes(), yaml.SafeLoader)

    return Contest(
        "file → Spec with a position for every value",
        timed_together(ours, _same),
        [_rival("yaml.safe_load + pydantic, no positions", 8, lambda: timed(theirs, _same))],
    )


def _numbered(folder: Path) -> Iterator[Path]:
    """New names in a new folder."""
    folder.mkdir()
    return (folder / str(number) for number in count())


def _same(case: Case) -> Case:
    return case


CONTESTS: dict[str, Callable[[Path], Contest]] = {
    "files": _files,
    "word": _word,
    "excel": _excel,
    "read": _read,
}
"""What makes each contest ready; it is given a folder for files."""
