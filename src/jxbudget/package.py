"""An Office file as named parts: opened with care, packed the same way on every machine."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from lxml import etree

from jxbudget.diagnostic import Diagnostic, Text, error

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
)
"""What zipfile raises for archives that are torn, encrypted or of a kind it does not know."""

LARGEST = 40_000_000
"""Bytes of all parts together, unpacked."""

MOST_PARTS = 500

quick: ModuleType = zlib
with suppress(ImportError):  # few machines have no wheel of it; it takes half of the time
    quick = import_module("isal.isal_zlib")

LEVEL = 1
"""How hard a part is deflated: much faster than zlib's usual 6, a sixth larger."""

ONCE = 9
"""How hard zlib deflates a part that many files share."""

Parts = dict[str, bytes]


class Refused(Exception):  # noqa: N818 - a refusal is told to the user, it is not an error of ours
    """An Office file that is not used, and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message())
        self.diagnostic = diagnostic


NOT_AN_OFFICE_FILE = error(
    "JX901",
    "not-an-office-file",
    Text("不是 Office 文件", "Not an Office file"),
    Text("打不开：{why}。", "It cannot be opened: {why_en}."),
    Text(
        "用 Word 或 Excel 另存为 .docx / .xlsx（不加密、不带宏）再试。",
        "Save it again as .docx or .xlsx, without password and macros.",
    ),
)
UNSAFE_PART = error(
    "JX902",
    "unsafe-part",
    Text("不安全的内容", "Unsafe content"),
    Text("里面有{what}，不予使用。", "It holds {what_en} and is not used."),
    Text(
        "在 Word 或 Excel 里删去这项内容，另存后再试。",
        "Remove it in Word or Excel and save the page again.",
    ),
)

_UNSAFE = {
    "vbaproject": ("宏", "macros"),
    "macroenabled": ("宏", "macros"),
    "embeddings/": ("嵌入对象", "embedded objects"),
    "oleobject": ("嵌入对象", "embedded objects"),
    "/package": ("嵌入对象", "embedded objects"),
    "activex": ("ActiveX 控件", "ActiveX controls"),
    "/control": ("控件", "controls"),
    "externallink": ("外部链接", "external links"),
    "afchunk": ("外来片段", "foreign chunks"),
    "connections": ("数据连接", "data connections"),
    "querytable": ("数据查询", "queries"),
}
"""What part names, relation types and content types of an unsafe part hold."""


def unpack(data: bytes) -> Parts:
    """The parts of an Office file by name. Raises Refused for anything a form does not need."""
    if not data.startswith(b"PK"):
        raise Refused(NOT_AN_OFFICE_FILE.at(why="不是 .docx 或 .xlsx", why_en="not a zip package"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _weigh(archive)
            parts = {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if not info.is_dir()
            }
    except DAMAGED as error:
        facts = {"why": "文件已损坏或加密", "why_en": "it is damaged or encrypted"}
        raise Refused(NOT_AN_OFFICE_FILE.at(**facts)) from error
    for name, content in parts.items():
        _refuse(name.casefold(), content)
    return parts


def _weigh(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    names = {info.filename.casefold() for info in infos}
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
        raise Refused(UNSAFE_PART.at(what="过多的内容", what_en="too much content"))
    if len(names) < len(infos):
        raise Refused(UNSAFE_PART.at(what="同名的部分", what_en="two parts of one name"))


def _refuse(name: str, content: bytes) -> None:
    _refuse_word(name)
    if not name.endswith((".xml", ".rels")):
        return
    if b"<!" in content.replace(b"<!--", b"").replace(b"<![CDATA[", b"") or b"\0" in content:
        raise Refused(UNSAFE_PART.at(what="文档类型声明", what_en="a document type"))
    if name.endswith(".rels") or name == "[content_types].xml":
        for node in parse(content):
            _refuse_word(str(node.get("Type", "")).casefold())
            _refuse_word(str(node.get("ContentType", "")).casefold())
            if str(node.get("TargetMode", "")).casefold() == "external":
                raise Refused(UNSAFE_PART.at(what="外部链接", what_en="an external link"))


def _refuse_word(words: str) -> None:
    if words.startswith("http://schemas.openxmlformats.org/package/"):
        return
    for mark, (zh, en) in _UNSAFE.items():
        if mark in words:
            raise Refused(UNSAFE_PART.at(what=zh, what_en=en))


def parse(content: bytes) -> etree._Element:
    """Parse one XML part without entities, DTDs or network. Raises Refused when it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        facts = {"why": "内部结构已损坏", "why_en": "a part of it is not XML"}
        raise Refused(NOT_AN_OFFICE_FILE.at(**facts)) from error


class Packed(NamedTuple):
    """A part ready for the archive: deflated once, written as often as needed."""

    name: bytes
    header: bytes
    data: bytes


_HEADER = struct.Struct("<HHHHHIIIHH")  # what stands before a part and in the directory
_PLAIN = bytes(10)  # no comment, no further disk, no attributes
_END = struct.Struct("<4sHHHHIIH")
_UTF8, _TIME, _DATE = 0x800, 0, 0x21  # 1980-01-01: the same bytes on every run
_STORED, _DEFLATED = 0, 8


def deflate(name: str, content: bytes) -> Packed:
    """A part as the archive holds it."""
    squeeze = quick.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _packed(name, content, squeeze.compress(content) + squeeze.flush(), _DEFLATED)


def deflate_once(name: str, content: bytes) -> Packed:
    """A part that many archives hold."""
    return _packed(name, content, zlib.compress(content, ONCE, -zlib.MAX_WBITS), _DEFLATED)


def store(name: str, content: bytes) -> Packed:
    """A part so small that deflating it is not worth the time."""
    return _packed(name, content, content, _STORED)


def _packed(name: str, content: bytes, data: bytes, method: int) -> Packed:
    called, sizes = name.encode(), (quick.crc32(content), len(data), len(content))
    header = _HEADER.pack(20, _UTF8, method, _TIME, _DATE, *sizes, len(called), 0)
    return Packed(called, header, data)


class Archive(NamedTuple):
    """The parts of a zip archive so far, and its directory of them."""

    parts: bytes = b""
    directory: bytes = b""
    entries: int = 0

    def with_parts(self, parts: Iterable[Packed]) -> "Archive":
        """The archive with further parts, in their order."""
        pieces, directory, entries = [self.parts], [self.directory], self.entries
        offset = len(self.parts)
        for name, header, data in parts:
            pieces += (b"PK\x03\x04", header, name, data)
            place = offset.to_bytes(4, "little")
            directory += (b"PK\x01\x02\x14\0", header, _PLAIN, place, name)
            offset += 4 + len(header) + len(name) + len(data)
            entries += 1
        return Archive(b"".join(pieces), b"".join(directory), entries)

    def closed(self) -> bytes:
        """The file."""
        count, size = self.entries, len(self.directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, len(self.parts), 0)
        return b"".join((self.parts, self.directory, end))


def pack(parts: Iterable[Packed]) -> bytes:
    """A zip archive of the parts in their order, without times or any trace of the machine."""
    return Archive().with_parts(parts).closed()
