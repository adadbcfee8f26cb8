"""Custom properties: read where they are, none of them where a file is torn."""

import io
import zipfile

import pytest

from jxbudget.read.properties import PART, properties

XML = f'<p><property name="甲"><v>{"乙" * 400}</v></property></p>'


def packed(xml: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PART, xml)
    return into.getvalue()


def torn(data: bytes) -> bytes:
    """The packed bytes of the part are no longer what they were."""
    at = data.index(PART.encode()) + len(PART)
    return data[:at] + b"\xff\xff" + data[at + 2 :]


def test_they_are_told_by_their_names() -> None:
    assert properties(packed(XML)) == {"甲": "乙" * 400}


@pytest.mark.parametrize(
    "data", [b"", b"PK nonsense", b"text", packed("<p>"), torn(packed(XML)), packed(XML)[:-30]]
)
def test_a_torn_file_has_none(data: bytes) -> None:
    assert properties(data) == {}
