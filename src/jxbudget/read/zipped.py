"""The parts of an Office file that somebody else made: read, and nothing in it obeyed."""

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from jxbudget.diagnostic import Text
from jxbudget.read.unreadable import Unreadable

LARGEST = 200_000_000
"""Bytes of all parts together, once they are unpacked."""

MOST = 5_000
"""Parts of a file."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
)

EMPTY = Text("文件是空的。", "the file is empty.")
LOCKED = Text(
    "文件设有打开密码。请在 Word、Excel 或 WPS 里去掉密码，另存后再试。",
    "it is locked by a password. Take the password off, save it and try again.",
)
OLD = Text(
    "这是旧格式（{old}）的文件，扩展名不对。请改回 {old}，或另存为 {new}。",
    "it is of the old format ({old}) under another name. Call it {old}, or save it as {new}.",
)
TORN = Text(
    "文件不完整或已损坏。请重新取得这个文件，或用 Word、WPS 打开后另存。",
    "it is torn or damaged. Get it again, or open it in Word or WPS and save it.",
)
NOT_OF_OFFICE = Text(
    "它不是 {new} 文件。请用 Word、Excel 或 WPS 打开，另存为 {new}。",
    "it is no {new} file. Open it in Word, Excel or WPS and save it as {new}.",
)
TOO_BIG = Text("展开以后太大，不予读取。", "it is too big once unpacked; it is not read.")


def parts_of(data: bytes, old: str, new: str) -> dict[str, bytes]:
    """The XML parts by name. Raises Unreadable; ``old`` and ``new`` are endings to speak of."""
    if not data:
        raise Unreadable(EMPTY)
    if data.startswith(_OLE):
        raise Unreadable(LOCKED if _LOCKED in data else OLD, old=old, new=new)
    if not data.startswith(b"PK"):
        raise Unreadable(NOT_OF_OFFICE, new=new)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if len(infos) > MOST or sum(one.file_size for one in infos) > LARGEST:
                raise Unreadable(TOO_BIG)
            return {one.filename: archive.read(one) for one in infos}
    except _DAMAGED as error:
        raise Unreadable(TORN) from error


def parsed(content: bytes) -> etree._Element:
    """A part without entities, types or the network. Raises Unreadable when it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(TORN) from error
