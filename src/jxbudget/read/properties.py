"""The custom properties of an Office file: texts that it carries by their names."""

from jxbudget.read.unreadable import Unreadable
from jxbudget.read.zipped import Office

PART = "docProps/custom.xml"


def properties(data: bytes) -> dict[str, str]:
    """The properties; none where there are none, or the file is none of Office or torn."""
    try:
        root = Office(data, ".doc", ".docx").xml_of(PART)
    except Unreadable:
        return {}
    return {
        name: "".join(str(text) for text in one.itertext())
        for one in (() if root is None else root)
        if (name := one.get("name")) is not None
    }
