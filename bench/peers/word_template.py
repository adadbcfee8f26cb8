"""``page.docx`` with its tables written in, as a user of a template engine has made it in Word.

Fixed rows hold marks; lines of expenditure and indicators are row loops, and in these a label
over several rows is a cell whose merge the engine decides.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import Any, Protocol
from xml.sax.saxutils import escape

from bench.peers.boxes import LABEL, VALUE, Band, Box, FormFile, boxes
from bench.peers.context import key
from bench.peers.model import Funding, Project, Unit

BEGIN, END = "@begin@", "@end@"
"""Where the texts of a repeated row begin and end."""

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
DOCUMENT = "word/document.xml"

Draw = Callable[[str, str], str]
"""A cell of a loop by its text and its vMerge."""


class Engine(Protocol):
    """How a template engine wants its marks."""

    def mark(self, name: str, scope: str = "") -> str:
        """A value; ``scope`` is the variable of the loop around it."""

    def label(self, level: int, draw: Draw, opening: str) -> str:
        """A label of a loop that may go on below; ``opening`` stands before its text."""

    def loop(self, name: str, scope: str, row: str) -> str:
        """A row that is repeated, with BEGIN and END in it."""


def template(form: FormFile, engine: Engine) -> bytes:
    """The template of a form, as a .docx."""
    with zipfile.ZipFile(form.folder / "page.docx") as page:
        parts = {name: page.read(name) for name in page.namelist()}
    xml = parts[DOCUMENT].decode()
    tables = "".join(_Template(form.data, engine, parts["word/styles.xml"].decode()).tables())
    xml = re.sub(r"<w:p>(?:(?!<w:p>).)*\{\{ 表 \}\}.*?</w:p>", lambda _: tables, xml)
    xml = re.sub(r"\{\{ (\w+) \}\}", lambda found: engine.mark(found[1]), xml)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {DOCUMENT: xml.encode()}).items():
            archive.writestr(name, content)
    return file.getvalue()


class _Template:
    def __init__(self, form: Band, engine: Engine, styles: str) -> None:
        self._form, self._engine = form, engine
        pattern = r'<w:style [^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="([^"]+)"'
        self._styles = {name: id_ for id_, name in re.findall(pattern, styles)}
        self._twips = [round(width * 1440 / 25.4) for width in form["列宽"]]

    def tables(self) -> Iterator[str]:
        """The tables, and a paragraph after each: two tables that touch become one."""
        numbers = count()
        for is_own, group in groupby(self._form["表格"], key=lambda band: "指标" in band):
            if is_own:
                yield from (self._table(self._indicators(b, next(numbers))) for b in group)
            else:
                yield self._table(self._fixed(list(group)))

    def _table(self, rows: Iterable[str]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._twips)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["绩效目标表"]}"/>'
            f'<w:tblW w:w="{sum(self._twips)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(rows)}</w:tbl><w:p/>"
        )

    def _fixed(self, bands: Sequence[Band]) -> Iterator[str]:
        """The rows of texts and money; the line of expenditure is repeated."""
        found = boxes(self._marks(), {**self._form, "表格": bands})
        name, full = (self._engine.mark(what, "line") for what in ("name", "full"))
        for row in range(max(box.row for box in found) + 1):
            here = [box for box in found if box.row <= row < box.row + box.rows]
            here.sort(key=lambda box: box.column)
            if name not in {box.content for box in here}:
                yield _row(self._part(box, row) for box in here)
                continue
            first, *others = (self._part(box, row) for box in here)
            cells = [first.replace("</w:p>", _run(BEGIN) + "</w:p>"), *others]
            cells[-1] = cells[-1].replace(full, full + END)
            yield self._engine.loop("lines", "line", _row(cells))

    def _indicators(self, band: Band, number: int) -> Iterator[str]:
        """The heading row, and the row of an indicator that is repeated."""
        heads = boxes(self._marks(), {**self._form, "表格": [band]})
        yield _row((self._part(box, 0) for box in heads), "<w:tblHeader/>")
        *upper, last = range(len(band["层级"]))
        places = [(head.column, head.columns) for head in heads]
        cells = [self._label(level, places[level]) for level in upper]
        values = (f"t{last}", LABEL, ""), ("half", VALUE, ""), ("full", VALUE, END)
        for place, (name, style, ending) in zip(places[last:], values, strict=True):
            cells.append(self._cell(self._engine.mark(name, "row") + ending, style, *place))
        yield self._engine.loop(f"rows{number}", "row", _row(cells))

    def _label(self, level: int, place: tuple[int, int]) -> str:
        def draw(text: str, merge: str) -> str:
            return self._cell(text, LABEL, *place, merge)

        return self._engine.label(level, draw, "" if level else BEGIN)

    def _marks(self) -> Project | Unit:
        """A spec that says a mark wherever a spec says something."""
        mark = self._engine.mark
        kind = Project if self._form["类别"] == "项目" else Unit
        money = next(band for band in self._form["表格"] if "资金" in band)
        line: Any = {mark("name", "line"): (mark("half", "line"), mark("full", "line"))}
        revenue: Any = {name: mark(key(name)) for name in money["收入"]["行"]}
        funding = Funding.model_construct(revenue=revenue, expenditure=line)
        texts: dict[str, Any] = {name: mark(key(label)) for label, name in kind.LABELS.items()}
        return kind.model_construct(**texts, funding=funding, indicators=[])

    def _part(self, box: Box, row: int) -> str:
        """What a box has in a row."""
        merge = "" if box.rows == 1 else RESTART if row == box.row else CONTINUE
        text = "" if merge == CONTINUE else str(box.content)
        return self._cell(text, box.style, box.column, box.columns, merge)

    def _cell(self, text: str, style: str, column: int, columns: int, merge: str = "") -> str:
        width = sum(self._twips[column : column + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>{_run(line)}</w:p>'
            for line in text.split("\n")
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
        )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _row(cells: Iterable[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"
