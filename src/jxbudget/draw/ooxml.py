"""The names of Office Open XML (ECMA-376) that the writers use."""

from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = f"{R}/custom-properties"
DOCUMENT = "word/document.xml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
STYLES = "word/styles.xml"
TYPES = "[Content_Types].xml"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """A name of WordprocessingML in lxml's notation."""
    return f"{{{W}}}{name}"


def s(name: str) -> str:
    """A name of SpreadsheetML in lxml's notation."""
    return f"{{{S}}}{name}"


def escaped(text: str) -> str:
    """A text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_utf8(text: bytes) -> bytes:
    """A text as it stands between tags, in UTF-8."""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def quoted(text: str) -> str:
    """A text as it stands in an attribute."""
    return escaped(text).replace('"', "&quot;")


def core_properties(title: str, subject: str, creator: str) -> str:
    """``docProps/core.xml``: what the file is and who answers for it, without any time."""
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject>"
        f"<dc:creator>{escaped(creator)}</dc:creator></cp:coreProperties>"
    )


def custom_properties(texts: Mapping[str, str]) -> str:
    """``docProps/custom.xml``: texts by their names, as the properties of a file show them."""
    entries = "".join(
        f'<property fmtid="{_CUSTOM_SET}" pid="{number}" name="{quoted(name)}">'
        f"<vt:lpwstr>{escaped(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(texts.items(), 2)
    )
    return (
        f"{DECLARATION}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{entries}</Properties>"
    )
