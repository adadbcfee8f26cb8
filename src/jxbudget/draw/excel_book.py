"""The parts of a workbook that hold no cell: types, relations, sheets, shared strings."""

import re
from collections.abc import Iterable, Sequence

from jxbudget.draw import defects
from jxbudget.draw.excel_page import STRINGS, STYLES, THEME, WORKBOOK
from jxbudget.draw.ooxml import (
    CORE,
    CUSTOM,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    DECLARATION,
    R,
    S,
    escaped,
    escaped_utf8,
    quoted,
)
from jxbudget.package import Refused

LONGEST = 32_767
"""Characters that Excel keeps in a cell."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPE = re.compile(rb"_(?=x[0-9A-Fa-f]{4}_)")
_BETWEEN = "\x1f"  # no text has it
_OPENING = f'{DECLARATION}<sst xmlns="{S}"'.encode()
_FIRST, _LAST = b'<si><t xml:space="preserve">', b"</t></si></sst>"
_NEXT = b"</t></si>" + _FIRST
_NOT_IN_A_NAME = str.maketrans("[]:*?/\\", "（）：＊？／＼")

Rows = tuple[int, int]
"""The first and last worksheet row of something, 1-based."""


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes: no wildcard, no slash, at most 31 characters, none twice."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        plain = name.translate(_NOT_IN_A_NAME).strip("' ") or "表"
        candidate, number = _cut(plain, 31), 2
        while candidate.casefold() in taken or candidate.casefold() == "history":
            ending = f"({number})"
            candidate, number = _cut(plain, 31 - len(ending)) + ending, number + 1
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def _cut(name: str, units: int) -> str:
    """As many characters as fit into ``units`` of UTF-16, which is how Excel counts."""
    while len(name.encode("utf-16-le")) > 2 * units:
        name = name[:-1]
    return name.rstrip("' ")


class Strings:
    """The shared strings of a workbook, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def numbers(self, texts: Sequence[str]) -> list[int]:
        """The index of each text."""
        numbers = self._numbers
        self._uses += len(texts)
        return [numbers.setdefault(text, len(numbers)) for text in texts]

    def xml(self) -> bytes:
        """``sharedStrings.xml``. Raises Refused for a text that Excel would cut off."""
        joined = _BETWEEN.join(self._numbers)
        if len(joined) > LONGEST // 2:  # a shorter one holds no text that is too long
            _refuse_long_texts(self._numbers)
        data = joined.encode()  # bytes are searched much faster than letters of two bytes
        if b"_" in data:  # one letter is found ten times as fast as two
            data = _ESCAPE.sub(b"_x005F_", data)
        items = escaped_utf8(data).replace(_BETWEEN.encode(), _NEXT)
        counts = self._uses, len(self._numbers)
        return b'%b count="%d" uniqueCount="%d">%b%b%b' % (_OPENING, *counts, _FIRST, items, _LAST)


def _refuse_long_texts(texts: Iterable[str]) -> None:
    for text in texts:
        length = len(text.encode("utf-16-le")) // 2  # as Excel counts
        if length > LONGEST:
            raise Refused(defects.TEXT_TOO_LONG.at(count=length, limit=LONGEST))


def worksheet(number: int) -> str:
    """The name of the part that holds a worksheet, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def content_types(sheets: int, *, theme: bool) -> str:
    """``[Content_Types].xml``."""
    overrides = {
        WORKBOOK: f"{_TYPE}.sheet.main+xml",
        STYLES: f"{_TYPE}.styles+xml",
        STRINGS: f"{_TYPE}.sharedStrings+xml",
        CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        CUSTOM: CUSTOM_TYPE,
    }
    overrides |= {worksheet(n): f"{_TYPE}.worksheet+xml" for n in range(1, sheets + 1)}
    if theme:
        overrides[THEME] = "application/vnd.openxmlformats-officedocument.theme+xml"
    entries = "".join(
        f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in overrides.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def package_relations() -> str:
    """``_rels/.rels``."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations([(f"{R}/officeDocument", WORKBOOK), (core, CORE), (CUSTOM_RELATION, CUSTOM)])


def workbook_relations(sheets: int, *, theme: bool) -> str:
    """``xl/_rels/workbook.xml.rels``; the worksheets are the first."""
    targets = [(f"{R}/worksheet", worksheet(n).removeprefix("xl/")) for n in range(1, sheets + 1)]
    targets += [(f"{R}/styles", "styles.xml"), (f"{R}/sharedStrings", "sharedStrings.xml")]
    targets += [(f"{R}/theme", "theme/theme1.xml")] if theme else []
    return _relations(targets)


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def workbook(names: Sequence[str], titles: Sequence[Rows | None]) -> str:
    """``workbook.xml``: the worksheets, and the rows that each repeats on every page."""
    sheets = "".join(
        f'<sheet name="{quoted(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n}">'
        f"{escaped(_sheet_reference(name))}!${rows[0]}:${rows[1]}</definedName>"
        for n, (name, rows) in enumerate(zip(names, titles, strict=True))
        if rows
    )
    defined = f"<definedNames>{repeated}</definedNames>" if repeated else ""
    return (
        f'{DECLARATION}<workbook xmlns="{S}" xmlns:r="{R}"><bookViews>'
        f"<workbookView/></bookViews><sheets>{sheets}</sheets>{defined}</workbook>"
    )


def _sheet_reference(name: str) -> str:
    doubled = name.replace("'", "''")
    return f"'{doubled}'"
