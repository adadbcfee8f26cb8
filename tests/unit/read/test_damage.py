"""Whatever the bytes are: a paper, or a sentence that says why not, soon."""

import random
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO

import pytest

from jxbudget.paper import Paper
from jxbudget.read import docx_paper, html_paper, xlsx_paper, zipped
from jxbudget.read.unreadable import Unreadable
from tests.unit.read.tiny_office import excel, p, packed, r, tbl, tc, tr, word

Read = Callable[[bytes], Paper]

PAGE = (
    "<meta charset=utf-8><h1>题</h1><table><thead><tr><th rowspan=2>甲<th colspan='2'>乙"
    "<tbody><tr><td>丙<table><tr><td>里</table><td>丁&nbsp;</table><p style='display:none'>藏"
)
DOCUMENT = word(
    p(r("甲") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    + p("乙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + tbl(
        tr(tc("甲", '<w:vMerge w:val="restart"/>'), tc("乙", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), tc(tbl(tr(tc("里"))) + p("")), properties="<w:hidden/>"),
    ),
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num>',
    styles='<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>',
    comments='<w:comment w:id="0"/>',
)
BOOK = excel(
    '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>0.5</v>'
    '</c><c r="B1" t="s"><v>0</v></c><c r="D1"><f>SUM(A1)</f><v>45688</v></c></row></sheetData>'
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    sharedStrings="<si><t>甲</t></si>",
    styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>',
)
KINDS: list[tuple[Read, bytes]] = [
    (docx_paper.read, DOCUMENT),
    (xlsx_paper.read, BOOK),
    (html_paper.read, PAGE.encode()),
]
VALUES = (b"", b"-1", b"9" * 30, b"1e9", b"\xc2\xb2", b"\xd9\xa3", b"A1:XFD1048576", b"../../x")


@pytest.mark.parametrize(("read", "data"), KINDS)
def test_the_files_are_sound_before_they_are_damaged(read: Read, data: bytes) -> None:
    assert read(data)


def ends(read: Read, data: bytes) -> None:
    with suppress(Unreadable):
        read(data)


@pytest.mark.parametrize(("read", "data"), KINDS)
@pytest.mark.parametrize("seed", range(60))
def test_bytes_that_flip(read: Read, data: bytes, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (it guards no secret)
    bent = bytearray(data)
    for _ in range(rng.choice((1, 4, 20))):
        bent[rng.randrange(len(bent))] = rng.randrange(256)
    ends(read, bytes(bent))
    ends(read, data[: rng.randrange(len(data))])


@pytest.mark.parametrize(("read", "data"), KINDS[:2])
@pytest.mark.parametrize("seed", range(150))
def test_parts_that_are_damaged_inside(read: Read, data: bytes, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(list(parts))
    content = parts[name]
    assert isinstance(content, bytes)
    ends(read, packed({**parts, name: content[: rng.randrange(len(content))]}))
    ends(read, packed({other: parts[other] for other in parts if other != name}))
    ends(read, packed({**parts, name: b"".join(_bent(content, rng))}))


def _bent(content: bytes, rng: random.Random) -> Iterator[bytes]:
    """The part with absurd values here and there."""
    for piece in re.split(rb'("[^"]*"|>[^<>]+<)', content):
        is_value = piece[:1] in {b'"', b">"} and rng.random() < 0.2
        yield piece[:1] + rng.choice(VALUES) + piece[-1:] if is_value else piece


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(96)


@pytest.mark.parametrize("read", [docx_paper.read, xlsx_paper.read])
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", zipped.EMPTY),
        (bytes(4096), zipped.EMPTY),
        (OLE, zipped.OLD),
        (LOCKED, zipped.LOCKED),
        (b"PK\x03\x04" + bytes(40), zipped.TORN),
        (b"<html>", zipped.NOT_OF_OFFICE),
        (packed({"mimetype": "application/epub+zip"}), zipped.NOT_OF_OFFICE),
    ],
)
def test_each_kind_of_trouble_has_its_sentence(read: Read, data: bytes, text: object) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.text == text
    assert refused.value.say("zh")
    assert refused.value.say("en")


def test_a_workbook_is_no_document_and_a_document_no_workbook() -> None:
    for read, data in ((docx_paper.read, BOOK), (xlsx_paper.read, DOCUMENT)):
        with pytest.raises(Unreadable) as refused:
            read(data)
        assert refused.value.text == zipped.NOT_OF_OFFICE


def test_a_zip_entry_with_a_password_is_locked() -> None:
    data = bytearray(packed({"word/document.xml": "x"}))
    for at in (data.index(b"PK\x01\x02") + 8, data.index(b"PK\x03\x04") + 6):
        data[at] |= 1
    with pytest.raises(Unreadable) as refused:
        docx_paper.read(bytes(data))
    assert refused.value.text == zipped.LOCKED


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST", 100_000)
    with pytest.raises(Unreadable) as refused:
        docx_paper.read(word(p("甲" * 1_000_000)))
    assert refused.value.text == zipped.TOO_BIG


@pytest.mark.parametrize("read", [docx_paper.read, xlsx_paper.read])
def test_document_types_are_refused(read: Read) -> None:
    bomb = "".join("<!ENTITY e{} '{}'>".format(n + 1, f"&e{n};" * 10) for n in range(9))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "x">{bomb}]><x>&e9;</x>'
    with pytest.raises(Unreadable) as refused:
        read(packed({"word/document.xml": xml, "xl/workbook.xml": xml}))
    assert refused.value.text == zipped.HAS_TYPES


def test_links_fields_and_foreign_parts_are_no_reason_to_refuse() -> None:
    with zipfile.ZipFile(BytesIO(DOCUMENT)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["word/vbaProject.bin"] = b"\0" * 9
    parts["word/embeddings/a.bin"] = b"\0" * 9
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships><Relationship Id="a" Type="x/hyperlink" Target="http://a" '
        'TargetMode="External"/></Relationships>'
    )
    assert docx_paper.read(packed(parts)) == docx_paper.read(DOCUMENT)


def test_there_is_an_end_of_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_paper, "MOST_BOXES", 2)
    table = tbl(tr(tc("甲"), tc("乙")))
    assert docx_paper.read(word(table))
    with pytest.raises(Unreadable) as refused:
        docx_paper.read(word(table + table))
    assert refused.value.text == zipped.TOO_MANY
