import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from jxbudget.diagnostic import Diagnostic
from jxbudget.package import (
    LARGEST,
    MOST_PARTS,
    NOT_AN_OFFICE_FILE,
    UNSAFE_PART,
    Archive,
    Parts,
    Refused,
    deflate,
    deflate_once,
    pack,
    parse,
    store,
    unpack,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.glob("*/*/page.*"))
PAGE = next(page for page in PAGES if page.suffix == ".docx")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="x" Type="{type}" Target="{target}"{mode}/></Relationships>'
)


def packed(parts: Parts) -> bytes:
    return pack(deflate(name, content) for name, content in parts.items())


def with_part(name: str, content: bytes) -> bytes:
    return packed(unpack(PAGE.read_bytes()) | {name: content})


def relation(kind: str, target: str, mode: str = "") -> str:
    return RELATIONS.format(type=f"{OFFICE}/{kind}", target=target, mode=mode)


EXTERNAL = relation("attachedTemplate", "http://x/", ' TargetMode="External"')


def refusal(data: bytes) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        unpack(data)
    return refused.value.diagnostic


def unsafe(zh: str, en: str) -> Diagnostic:
    return UNSAFE_PART.at(what=zh, what_en=en)


LINK = unsafe("外部链接", "an external link")
DAMAGED = NOT_AN_OFFICE_FILE.at(why="文件已损坏或加密", why_en="it is damaged or encrypted")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parts[-3]}-{page.name}")
def test_the_shipped_pages_are_opened_and_packed_again(page: Path) -> None:
    parts = unpack(page.read_bytes())
    assert unpack(packed(parts)) == parts


def test_the_same_parts_give_the_same_bytes_without_a_time() -> None:
    parts = {"一.xml": b"<a/>", "b/c.bin": b"\0" * 1000}
    assert packed(parts) == packed(parts)
    with zipfile.ZipFile(io.BytesIO(packed(parts))) as archive:
        told = [(info.filename, info.date_time, info.file_size) for info in archive.infolist()]
        assert archive.testzip() is None
    assert told == [("一.xml", (1980, 1, 1, 0, 0, 0), 4), ("b/c.bin", (1980, 1, 1, 0, 0, 0), 1000)]


def test_an_archive_goes_on_where_it_was_left() -> None:
    first, second = deflate_once("a.xml", b"<a/>" * 100), store("b.xml", b"<b/>")
    begun = Archive().with_parts([first])
    assert begun.with_parts([second]).closed() == pack([first, second])
    assert unpack(begun.closed()) == {"a.xml": b"<a/>" * 100}
    assert unpack(pack([second])) == {"b.xml": b"<b/>"}


def test_folders_of_an_archive_are_no_parts() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/", b"")
        archive.writestr("word/a.bin", b"x")
    assert unpack(buffer.getvalue()) == {"word/a.bin": b"x"}


@pytest.mark.parametrize("data", [b"", b"hello", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"<html>"])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    why = {"why": "不是 .docx 或 .xlsx", "why_en": "not a zip package"}
    assert refusal(data) == NOT_AN_OFFICE_FILE.at(**why)


def flipped(data: bytes, mark: bytes, offset: int, value: int) -> bytes:
    """The file with one byte changed, counted from the first ``mark``."""
    changed = bytearray(data)
    changed[data.index(mark) + offset] = value
    return bytes(changed)


def encrypted(data: bytes) -> bytes:
    return flipped(flipped(data, b"PK\x03\x04", 6, 1), b"PK\x01\x02", 8, 1)


SMALL = packed({"word/a.bin": b"hello"})


def lzma_damaged() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.bin", b"hello" * 1000)
    data = bytearray(buffer.getvalue())
    data[50:80] = b"\xff" * 30
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04xxxx",
        PAGE.read_bytes()[:2000],
        flipped(SMALL, b"PK\x01\x02", 16, 0),
        flipped(SMALL, b"PK\x03\x04", 40, 0xFF),
        flipped(SMALL, b"PK\x01\x02", 46, 0xFD),
        flipped(SMALL, b"PK\x05\x06", 14, 0xFF),
        encrypted(SMALL),
        lzma_damaged(),
    ],
    ids=["head", "cut", "checksum", "content", "name", "directory", "encrypted", "lzma"],
)
def test_a_damaged_or_encrypted_archive_is_refused(data: bytes) -> None:
    assert refusal(data) == DAMAGED


def test_a_zip_bomb_is_refused_by_the_size_it_declares() -> None:
    data = packed({"word/a.bin": b"\0" * (LARGEST + 1)})
    assert refusal(data) == unsafe("过多的内容", "too much content")


def test_a_zip_bomb_that_declares_a_small_size_is_refused() -> None:
    part = deflate("word/a.bin", b"\0" * (LARGEST + 1))
    declared = part.header[:18] + (10).to_bytes(4, "little") + part.header[22:]
    bomb = part._replace(header=declared)
    assert refusal(pack([bomb])) == DAMAGED


def test_sizes_are_added_up_over_all_parts() -> None:
    half = b"\0" * (LARGEST // 2 + 1)
    data = packed({"word/a.bin": half, "word/b.bin": half})
    assert refusal(data) == unsafe("过多的内容", "too much content")


def test_more_parts_than_a_form_can_have_are_refused() -> None:
    parts = {f"{n}": b"" for n in range(MOST_PARTS)}
    assert unpack(packed(parts)) == parts
    assert refusal(packed(parts | {"x": b""})) == unsafe("过多的内容", "too much content")


@pytest.mark.parametrize("twin", ["word/a.xml", "word/A.xml", "WORD/a.XML"])
def test_two_parts_of_one_name_are_refused(twin: str) -> None:
    data = pack([deflate("word/a.xml", b"<a/>"), deflate(twin, b"<b/>")])
    assert refusal(data) == unsafe("同名的部分", "two parts of one name")


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("word/vbaProject.bin", "宏", "macros"),
        ("xl/VBAPROJECT.BIN", "宏", "macros"),
        ("word/embeddings/oleObject1.bin", "嵌入对象", "embedded objects"),
        ("xl/activeX/activeX1.xml", "ActiveX 控件", "ActiveX controls"),
        ("xl/externalLinks/externalLink1.xml", "外部链接", "external links"),
        ("word/afchunk.mht", "外来片段", "foreign chunks"),
        ("xl/connections.xml", "数据连接", "data connections"),
        ("xl/queryTables/queryTable1.xml", "数据查询", "queries"),
    ],
)
def test_a_part_that_a_form_never_needs_is_refused(name: str, zh: str, en: str) -> None:
    assert refusal(with_part(name, b"<a/>")) == unsafe(zh, en)


def test_a_macro_enabled_type_is_refused() -> None:
    types = unpack(PAGE.read_bytes())["[Content_Types].xml"]
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = types.replace(main, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    assert refusal(with_part("[Content_Types].xml", macro)) == unsafe("宏", "macros")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/_rels/settings.xml.rels", EXTERNAL.encode()),
        ("word/_rels/settings.xml.RELS", EXTERNAL.encode()),
        ("word/_rels/settings.xml.rels", EXTERNAL.replace('"Ext', '"&#69;xt').encode()),
        (
            "word/_rels/settings.xml.rels",
            EXTERNAL.replace("UTF-8", "UTF-16").encode("utf-16-le"),
        ),
    ],
    ids=["plain", "name-in-capitals", "character-reference", "utf-16-without-a-mark"],
)
def test_an_external_relationship_is_refused_however_it_is_written(
    name: str, content: bytes
) -> None:
    with pytest.raises(Refused):
        unpack(with_part(name, content))


def test_an_external_relationship_is_told_as_a_link() -> None:
    assert refusal(with_part("word/_rels/settings.xml.rels", EXTERNAL.encode())) == LINK


@pytest.mark.parametrize("kind", ["vbaProject", "aFChunk", "oleObject", "package", "control"])
def test_an_unsafe_part_is_refused_under_any_name(kind: str) -> None:
    parts = unpack(PAGE.read_bytes())
    relations = parts["word/_rels/document.xml.rels"].decode()
    entry = re.findall(r"<Relationship .*/>", relation(kind, "harmless.bin"))[0]
    parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f"{entry}</Relationships>"
    ).encode()
    with pytest.raises(Refused):
        unpack(packed(parts | {"word/harmless.bin": b"x"}))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b'<!DOCTYPE x SYSTEM "http://x/y.dtd"><x/>',
        "<!DOCTYPE x><x/>".encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16-le"),
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16-be"),
    ],
    ids=["entity", "external", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_a_document_type_is_refused_in_any_encoding(content: bytes) -> None:
    wrong = unsafe("文档类型声明", "a document type")
    assert refusal(with_part("word/footer1.xml", content)) == wrong


@pytest.mark.parametrize("content", [b"", b"<a", b"<a></b>", b"a", b"<a>" * 100_000])
def test_a_part_that_is_no_xml_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        parse(content)
    why = {"why": "内部结构已损坏", "why_en": "a part of it is not XML"}
    assert refused.value.diagnostic == NOT_AN_OFFICE_FILE.at(**why)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    content = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><x>&a;</x>'
    assert b"secret" not in etree.tostring(parse(content.encode()), method="text")
