"""What a rendered file carries of the spec it was made of: where that is, and which version."""

import hashlib
from pathlib import PurePath

from jxbudget.compile.check import Examined

SPEC, VERSION = "jxbudget.spec", "jxbudget.version"
"""Names of custom properties of a document."""


def trace(one: Examined) -> dict[str, str]:
    """The properties of a file that is made of a spec."""
    path = PurePath(one.source.path)
    is_ours = not path.is_absolute() and ".." not in path.parts  # else it tells of a machine
    told = path.as_posix() if is_ours else path.name
    return {SPEC: told, VERSION: version(one.source.text)}


def version(text: str) -> str:
    """The name that git has for a text: the same for the same text, committed or not."""
    data = text.encode(errors="surrogatepass")
    head = f"blob {len(data)}\0".encode()
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()
