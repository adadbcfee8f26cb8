"""Paper → what an official form is: title, year, kind, and its bands from top to bottom."""

import re
from collections.abc import Iterator, Sequence

from jxbudget.forms.bands.fields import FieldsBand
from jxbudget.forms.bands.prose import ProseBand
from jxbudget.forms.describe import words
from jxbudget.forms.describe.board import Board, Row, board_of
from jxbudget.forms.describe.described import Described
from jxbudget.forms.describe.draft import Draft, Node, spans_on, union
from jxbudget.forms.describe.fields import Line, drafts_of, read_fields
from jxbudget.forms.describe.findings import Doubt, Findings, Known
from jxbudget.forms.describe.indicators import Groups, read_indicators
from jxbudget.forms.describe.labels import (
    PROJECT_NAME,
    UNIT_NAME,
    folded,
    is_hint,
    is_title,
    name_of,
)
from jxbudget.forms.describe.money import read_money
from jxbudget.forms.describe.top import is_beside, top_of
from jxbudget.forms.describe.widths import LANDSCAPE, MOST, PORTRAIT, widths_of
from jxbudget.forms.form import Form
from jxbudget.model.vocabulary import FormKind
from jxbudget.paper import Box, Paper

_NAMES: dict[FormKind, re.Pattern[str]] = {"项目": PROJECT_NAME, "部门整体": UNIT_NAME}
_GLYPHS = {"＝": "=", "≧": "≥", "≦": "≤", "＞": ">", "＜": "<", ">=": "≥", "<=": "≤"}
_GLYPH = re.compile(rf"({'|'.join(_GLYPHS)})\s*[0-9]")


def describe(paper: Paper, forms: Sequence[Form] = ()) -> Described | None:
    """The first form of a paper; None where there is none. Labels of ``forms`` are known."""
    board = board_of(paper)
    if board.columns < 2:
        return None
    top = top_of(board)
    rows = board.rows[top.rows :]
    kind, is_sure = _kind(rows, top.title)
    name = next((box for row in rows for box in row if _is_name(box, kind)), None)
    into = Findings(kind, _NAMES[kind], _known(forms), is_blank=_is_blank(rows, name))
    into.doubts += top.doubts
    if not is_sure:
        into.doubts.append(Doubt(words.KIND, key=kind))
    reader = _Reader(rows, board.columns, into)
    drafts = reader.drafts()
    if not drafts or not (name or reader.has_indicators):
        return None
    edges = union(drafts, board.columns)
    spans = spans_on(edges)
    is_landscape = len(edges) - 1 > MOST
    return Described(
        title=top.title,
        kind=kind,
        year=top.year,
        widths=widths_of(rows, edges, LANDSCAPE if is_landscape else PORTRAIT),
        bands=[draft.entry(spans) for draft in drafts],
        conventions=_conventions(reader.groups) if into.is_blank else {},
        glyphs=_glyphs(rows),
        doubts=(*into.doubts, *_around(board, rows, into)),
        is_landscape=is_landscape,
    )


class _Reader:
    """Goes through the rows of a form."""

    def __init__(self, rows: Sequence[Row], width: int, into: Findings) -> None:
        self._rows, self._width, self._into = rows, width, into
        self._open: list[Line] = []
        self._drafts: list[Draft] = []
        self.groups: Groups = {}
        self.has_indicators = False

    def drafts(self) -> list[Draft]:
        """The bands from top to bottom, a name of the form among them."""
        at = 0
        while at < len(self._rows) and not self._ends(self._rows[at]):
            at = self._indicators(at) or self._money(at) or self._fields(at)
        self._close()
        return [*self._named(), *self._drafts]

    def _ends(self, row: Row) -> bool:
        """Whether another form begins."""
        filled = [box for box in row if box.text.strip()]
        begins = len(filled) == 1 and row[0] is filled[0] and is_title(row[0].text)
        if begins:
            self._into.leave(words.OTHER_FORM, row)
        return begins

    def _indicators(self, at: int) -> int | None:
        found = read_indicators(self._rows, at, self._width, self._into)
        if found is None:
            return None
        draft, groups, end = found
        self._close()
        self._drafts += [draft] if draft else []
        self.groups |= groups
        self.has_indicators = True
        return end

    def _money(self, at: int) -> int | None:
        found = (
            None if self._into.has_money else read_money(self._rows, at, self._width, self._into)
        )
        if found is None:
            return None
        self._close()
        self._drafts.append(found[0])
        self._into.has_money = True
        return found[1]

    def _fields(self, at: int) -> int:
        row = self._rows[at]
        filled = [box for box in row if box.text.strip()]
        if all(is_beside(box.text) for box in filled):
            self._into.leave(words.OUTSIDE, filled)
            return at + 1
        lines, end = read_fields(self._rows, at, self._width, self._into)
        self._open += lines
        return end

    def _close(self) -> None:
        self._drafts += drafts_of(self._open)
        self._open = []

    def _named(self) -> list[Draft]:
        """A band with the name of the project or unit, where the form has none."""
        key = self._into.kind.NAME
        if key in self._into.labels or not self._drafts:
            return []
        self._into.doubts.append(Doubt(words.ADDED_NAME, key=key))
        edge = min(edge for draft in self._drafts for edge in draft.edges if edge)
        edge = edge if edge < self._width else 1
        return drafts_of([Line({key: key}, (0, edge, self._width), is_text=False)])


def _known(forms: Sequence[Form]) -> Known:
    bands = [band for form in forms for band in form.bands]
    short = {folded(name) for b in bands if isinstance(b, FieldsBand) for name in b.fields}
    long = {folded(name) for b in bands if isinstance(b, ProseBand) for name in b.fields}
    return Known(frozenset(short), frozenset(long))


def _kind(rows: Sequence[Row], title: str) -> tuple[FormKind, bool]:
    """What a form is of, and whether that is sure."""
    boxes = [box for row in rows for box in row]
    has_project, has_unit = (
        any(_is_name(box, kind) for box in boxes) for kind in ("项目", "部门整体")
    )
    if "整体" in title and (has_unit or not has_project):
        return "部门整体", True
    if has_project or "项目" in title or not has_unit:
        return "项目", has_project or "项目" in title
    return "部门整体", False


def _is_name(box: Box, kind: FormKind) -> bool:
    return bool(_NAMES[kind].fullmatch(name_of(box.text)))


def _is_blank(rows: Sequence[Row], name: Box | None) -> bool:
    """Whether a form is not filled in: nothing stands beside the name."""
    row = next((row for row in rows if name in row), ())
    values = [box.text for box in row if name and box.column == name.column + name.columns]
    return not any(text.strip() and not is_hint(text) for text in values)


def _conventions(groups: Groups) -> dict[str, Node]:
    """The rows that a blank form prints, and all its 二级指标."""
    fixed: dict[str, Node] = {}
    for root, below in groups.items():
        named: dict[str, Node] = {group: [*names] for group, names in below.items() if names}
        fixed |= {root: named} if named else {}
    known: dict[str, Node] = {root: [*below] for root, below in groups.items() if below}
    told: dict[str, Node] = {"固定指标": fixed} if fixed else {}
    return told | ({"二级指标": known} if known else {})


def _glyphs(rows: Sequence[Row]) -> dict[str, Node]:
    """The comparators that are printed otherwise than a spec writes them."""
    found = [match[1] for row in rows for box in row if (match := _GLYPH.match(box.text))]
    return {_GLYPHS[glyph]: glyph for glyph in found}


def _around(board: Board, rows: Sequence[Row], into: Findings) -> Iterator[Doubt]:
    """What is to be said of the form as a whole, and of what stands beside its table."""
    texts = [line.text for line in (*board.head, *board.below)]
    texts += [box.text for row in board.rows for box in row]
    if into.has_money and not any("万元" in name_of(text) for text in texts):
        yield Doubt(words.NO_WAN)
    if not into.has_money:
        yield Doubt(words.NO_MONEY)
    if not into.roots:
        yield Doubt(words.NO_INDICATORS)
    if not into.is_blank:
        yield Doubt(words.FILLED)
    for line in board.below:
        if line.text.strip():
            yield Doubt(words.OUTSIDE, line.text, line.place)
    for row in rows:
        yield from (Doubt(words.NOTE, note, box.place) for box in row for note in box.notes)
    if board.rest:
        yield Doubt(words.OTHER_FORM, board.rest.text, board.rest.place)
