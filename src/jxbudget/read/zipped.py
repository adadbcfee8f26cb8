"""A Word or Excel file of any origin: its parts are unpacked one by one, with bounds.

Links, fields and pictures do no harm to who only reads text, so nothing is refused for them.
"""

import io
import posixpath
import zipfile

from lxml import etree

from jxbudget.diagnostic import Text
from jxbudget.package import DAMAGED, LARGEST
from jxbudget.read.unreadable import Unreadable

MOST_BOXES = 500_000
"""Boxes of all tables of a file."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 1  # the flag of a zip entry

_SCHEMAS = "http://schemas.openxmlformats.org/"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": "wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": "spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": "officeDocument/2006/",
}
R = f"{{{_SCHEMAS}officeDocument/2006/relationships}}"

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
TOO_MANY = Text("表里的格子太多，不予读取。", "there are too many cells; it is not read.")
HAS_TYPES = Text(
    "它带有文档类型声明（DTD），不予读取。请用 Word、Excel 或 WPS 打开后另存。",
    "it holds a document type (DTD) and is not read. Open it in Word, Excel or WPS and save it.",
)


class Office:
    """An Office file that is open; ``old`` and ``new`` are endings to speak of."""

    def __init__(self, data: bytes, old: str, new: str) -> None:
        """Look into it. Raises Unreadable if it is no zip archive, torn or locked."""
        _refuse_others(data, old, new)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except DAMAGED:
            raise Unreadable(TORN) from None
        self._infos = {_key(info.filename): info for info in infos}
        self._left = LARGEST
        self._new = new

    def bytes_of(self, name: str) -> bytes | None:
        """A part, if there is one of this name. Raises Unreadable if it is too large or torn."""
        info = self._infos.get(_key(name))
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(LOCKED)
        try:
            with self._archive.open(info) as part:
                content = part.read(self._left + 1)
        except DAMAGED:
            raise Unreadable(TORN) from None
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(TOO_BIG)
        return _harmless(content)

    def xml_of(self, name: str) -> etree._Element | None:
        """A part as a tree, if there is one of this name. Raises Unreadable if it is not XML."""
        content = self.bytes_of(name)
        return None if content is None else parsed(content)

    def main(self, usual: str, root: str) -> tuple[str, etree._Element]:
        """The main part and its name. Raises Unreadable if there is none with this root."""
        names = [*(name for _, name in self.related("", "/officeDocument")), usual]
        tree = self.xml_of(names[0])
        if tree is None or tree.tag != root:
            raise Unreadable(NOT_OF_OFFICE, new=self._new)
        return names[0], tree

    def related(self, part: str, kind: str) -> list[tuple[str, str]]:
        """Ids and part names of what a part refers to as of a kind (how the type ends)."""
        folder, name = posixpath.split(part)
        tree = self.xml_of(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            (one.get("Id", ""), _joined(folder, one.get("Target", "")))
            for one in (() if tree is None else tree)
            if one.get("Type", "").endswith(kind) and one.get("TargetMode") != "External"
        ]

    def beside(self, part: str, kind: str) -> etree._Element | None:
        """The tree of what a part refers to as of a kind, or of what is called so beside it."""
        names = [name for _, name in self.related(part, f"/{kind}")]
        return self.xml_of((*names, f"{posixpath.dirname(part)}/{kind}.xml")[0])


def parsed(content: bytes) -> etree._Element:
    """The tree of a part, without comments. Raises Unreadable if it is not XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(TORN) from None


def _refuse_others(data: bytes, old: str, new: str) -> None:
    if not data.strip(b"\0 \r\n"):
        raise Unreadable(EMPTY)
    if data.startswith(_OLE):
        raise Unreadable(LOCKED if _LOCKED in data else OLD, old=old, new=new)
    if not data.startswith(b"PK"):
        raise Unreadable(NOT_OF_OFFICE, new=new)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _joined(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def _harmless(content: bytes) -> bytes:
    """A part whose names are those of the transitional standard. Raises Unreadable for a DTD."""
    if b"\0" in content:
        raise Unreadable(TORN)
    if b"<!DOCTYPE" in content:
        raise Unreadable(HAS_TYPES)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, (_SCHEMAS + usual).encode())
    return content
