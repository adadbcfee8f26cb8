"""The custom properties of an Office file: texts that it carries by their names."""

import zipfile
from io import BytesIO

from lxml import etree

PART = "docProps/custom.xml"
LARGEST = 1_000_000
"""Bytes of the part that are read."""


def properties(data: bytes) -> dict[str, str]:
    """The properties; none where there are none, or the file is none of Office."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(PART) as part:
            xml = part.read(LARGEST)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(xml, parser)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError, etree.XMLSyntaxError):
        return {}
    except (NotImplementedError, RuntimeError):  # packed in another way, or locked
        return {}
    return {
        name: "".join(str(text) for text in one.itertext())
        for one in root
        if (name := one.get("name")) is not None
    }
